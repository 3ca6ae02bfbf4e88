import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService } from '../cases/index.js';
import { Clock } from '../platform/clock/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { formatKnownTime, type Precision } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import type { LinkChildRequest, VictimRequest } from './incident.dto.js';
import type { CaseViolationListView, IncidentAnswerView } from './incident-page.dto.js';
import { decideVictim } from './incident.rules.js';
import { IncidentsService } from './incidents.service.js';
import { type KnownViolation, VictimWriter } from './victim-writer.js';

/** Children in incidents: by whoever follows violations, and from the file of a child by whoever may see it. */
@Injectable()
export class VictimsService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(IncidentsService) private readonly incidents: IncidentsService,
    @Inject(VictimWriter) private readonly writer: VictimWriter,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(AccessLog) private readonly log: AccessLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws Refusal of decideVictim; not-found for a code of no file, case-merged */
  async add(actor: Actor, incidentId: string, input: VictimRequest): Promise<IncidentAnswerView> {
    await this.writer.mustKnow([input], () => '');
    return await this.uow.write(actor.scope, async () => {
      await this.incidents.openForChange(incidentId);
      const violations = await this.uow.query<KnownViolation>('select id, type from violation where incident_id = $1', [incidentId]);
      decideVictim(input, violations.map(({ type }) => type));
      await this.writer.insert(actor, incidentId, input, violations, 'caseCode');
      return await this.incidents.settle(incidentId);
    });
  }

  /** @throws Refusal not-found, victim-withdrawn */
  async withdraw(actor: Actor, incidentId: string, victimId: string): Promise<IncidentAnswerView> {
    return await this.uow.write(actor.scope, async () => {
      await this.incidents.openForChange(incidentId);
      await this.withdrawLine(actor, victimId, 'incident_id', incidentId);
      return await this.incidents.settle(incidentId);
    });
  }

  /** What a child is said to have suffered, for whoever sees the file. */
  async ofCase(actor: Actor, caseId: string): Promise<CaseViolationListView> {
    return await this.uow.read(actor.scope, async () => {
      const { row } = await this.cases.read(caseId);
      await this.log.record('case.read', { caseId: row.id });
      const rows = await this.uow.query<CaseRow>('select victim_id, code, occurred_at, occurred_precision, region_code, types from violations_of_child($1)', [row.id]);
      return {
        items: rows.map(({ victim_id: id, code: incident, occurred_at: at, occurred_precision: precision, region_code: region, types }) => (
          { id, incident, occurredAt: formatKnownTime({ at, precision }), region, types }
        )),
      };
    });
  }

  /**
   * A link says that this child suffered this. It changes nothing of the file, and opens neither file nor incident to anybody.
   * @throws Refusal not-found on `incident` for a code of none; those of decideVictim
   */
  async linkChild(actor: Actor, caseId: string, input: LinkChildRequest): Promise<CaseViolationListView> {
    const { id, incident: code, suffered } = input;
    await this.writer.mustKnow([input], () => '');
    return await this.uow.write(actor.scope, async () => {
      const { row } = await this.cases.openForChange(caseId);
      const found = await this.uow.query<KnownViolation & { incident: string }>('select incident_id as incident, violation_id as id, type from violations_under_code($1)', [code.toUpperCase()]);
      const incident = found[0]?.incident;
      if (incident === undefined) throw new Refusal('not-found', 'incident');
      decideVictim({ caseCode: row.code, suffered }, found.map(({ type }) => type));
      await this.writer.insertFor(actor, incident, row.id, { id, suffered }, found);
      return await this.ofCase(actor, caseId);
    });
  }

  /** @throws Refusal not-found, victim-withdrawn */
  async unlinkChild(actor: Actor, caseId: string, victimId: string): Promise<CaseViolationListView> {
    return await this.uow.write(actor.scope, async () => {
      await this.cases.openForChange(caseId);
      await this.withdrawLine(actor, victimId, 'case_id', caseId);
      return await this.ofCase(actor, caseId);
    });
  }

  private async withdrawLine(actor: Actor, victimId: string, of: keyof typeof LINE, ofId: string): Promise<void> {
    const [line] = await this.uow.query<{ withdrawn_at: Date | null }>(LINE[of], [victimId, ofId]);
    if (line === undefined) throw new Refusal('not-found');
    if (line.withdrawn_at !== null) throw new Refusal('victim-withdrawn');
    await this.uow.query('update incident_victim set withdrawn_at = $2, withdrawn_by = $3, version = version + 1 where id = $1', [victimId, this.clock.now(), actor.userId]);
  }
}

interface CaseRow {
  readonly victim_id: string;
  readonly code: string;
  readonly occurred_at: Date;
  readonly occurred_precision: Precision;
  readonly region_code: string;
  readonly types: string[];
}

const LINE = {
  incident_id: 'select withdrawn_at from incident_victim where id = $1 and incident_id = $2 for update',
  /** Also where it was linked to a file that is told in this one. */
  case_id: 'select withdrawn_at from incident_victim where id = $1 and case_id in (select c.id from child_case c where $2::uuid in (c.id, c.merged_into)) for update',
} as const;
