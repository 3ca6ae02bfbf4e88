import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { Clock } from '../platform/clock/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import type { SufferedRequest, VictimRequest } from './incident.dto.js';
import type { ViolationType } from './violations.vocabulary.js';

/** A violation of the incident, by its type. Those that children suffer are in an incident once. */
export interface KnownViolation {
  readonly id: string;
  readonly type: ViolationType;
}

/** Writes children into an incident, and what was done to them. What may be written, the caller has decided. */
@Injectable()
export class VictimWriter {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws Refusal unknown-code */
  async mustKnow(victims: readonly { readonly suffered: readonly SufferedRequest[] }[], field: (index: number) => string): Promise<void> {
    for (const [index, { suffered }] of victims.entries()) {
      for (const [place, { roles, mode, cause }] of suffered.entries()) {
        const before = `${field(index)}suffered.${String(place)}.`;
        for (const role of roles ?? []) await this.reference.mustKnow('association-role', role, `${before}roles`);
        await this.reference.mustKnow('recruitment-mode', mode, `${before}mode`);
        await this.reference.mustKnow('violation-cause', cause, `${before}cause`);
      }
    }
  }

  /** @throws Refusal not-found on `field` for a code of no file in sight, case-merged */
  async insert(actor: Actor, incidentId: string, victim: VictimRequest, violations: readonly KnownViolation[], field: string): Promise<void> {
    const caseId = victim.caseCode === undefined ? null : await this.caseOf(victim.caseCode, field);
    await this.insertFor(actor, incidentId, caseId, victim, violations);
  }

  async insertFor(actor: Actor, incidentId: string, caseId: string | null, victim: Omit<VictimRequest, 'caseCode'>, violations: readonly KnownViolation[]): Promise<void> {
    const counted = (value: number | undefined): number | null => (caseId === null ? (value ?? 0) : null);
    await this.uow.query(INSERT, [
      victim.id, incidentId, caseId, counted(victim.boys), counted(victim.girls), counted(victim.sexUnknown), victim.ageFromMonths ?? null, victim.ageToMonths ?? null, this.clock.now(), actor.userId,
    ]);
    for (const { type, roles, mode, harm, cause, captivity } of victim.suffered) {
      const violation = violations.find((one) => one.type === type);
      if (violation === undefined) throw new Refusal('violation-not-in-incident', 'suffered');
      await this.uow.query(INSERT_SUFFERED, [
        randomUUID(), victim.id, violation.id, type, caseId, roles ?? null, mode ?? null, harm ?? null, cause ?? null, captivity ?? null, this.clock.now(), actor.userId,
      ]);
    }
  }

  private async caseOf(code: string, field: string): Promise<string> {
    const [row] = await this.uow.query<{ id: string; merged_into: string | null }>('select id, merged_into from child_case where code = $1', [code.toUpperCase()]);
    if (row === undefined) throw new Refusal('not-found', field);
    if (row.merged_into !== null) throw new Refusal('case-merged', field);
    return row.id;
  }
}

const INSERT = `
  insert into incident_victim (id, incident_id, case_id, boys, girls, sex_unknown, age_from_months, age_to_months, recorded_at, recorded_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

const INSERT_SUFFERED = `
  insert into victim_violation (id, victim_id, violation_id, type, case_id, roles, mode, harm, cause, captivity, recorded_at, recorded_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;
