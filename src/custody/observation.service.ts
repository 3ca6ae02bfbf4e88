import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, type JsonRows, readTime, type WriteAnswer } from '../cases/index.js';
import { NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import type { KnownTime } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import { factOfFollowUp, factOfObservation, type FollowUpRow, type ObservationRow } from './observation-facts.js';
import type { ConcludeFollowUpRequest, ObserveCustodyRequest } from './observation.dto.js';
import { decideFollowUp, decideObservation } from './observation.rules.js';

/** What was seen, done and said in custody, and what followed. */
@Injectable()
export class ObservationService implements FactSource, OnModuleInit {
  readonly tables = ['custody_observation', 'custody_follow_up'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(FactSources) private readonly sources: FactSources,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
  ) {}

  readonly corrects = { 'custody.observed': (id: string, to: KnownTime): Promise<string | undefined> => this.correctHour(id, to) };

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { custody_observation: JsonRows<ObservationRow>; custody_follow_up: JsonRows<FollowUpRow> }): readonly Fact[] {
    return [...rows.custody_observation.map(factOfObservation), ...rows.custody_follow_up.map(factOfFollowUp)];
  }

  /** Recorded by a unit it is the unit's own; recorded by child protection no unit ever sees it. */
  async observe(actor: Actor, caseId: string, input: ObserveCustodyRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    const finding = input.finding === undefined ? undefined : await this.listed('custody-finding', input.finding, 'finding');
    return await this.uow.write(actor.scope, async () => {
      const { standing, facts } = await this.cases.openForChange(caseId);
      const { custodyId } = decideObservation(standing, facts, { at, kind: input.kind, finding, remark: input.remark });
      await this.uow.query(
        `insert into custody_observation (id, case_id, custody_id, kind, finding, by_unit, observed_at, observed_precision, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [input.id, caseId, custodyId, input.kind, finding?.code ?? null, actor.scope.clearance === 'custody' ? actor.unitId : null, at.at, at.precision, this.cases.now(), actor.userId],
      );
      await this.notes.write(actor, caseId, 'custody.observed', input.id, input.remark);
      return await this.cases.settle(actor, caseId);
    });
  }

  private async correctHour(id: string, { at, precision }: KnownTime): Promise<string | undefined> {
    const [row] = await this.uow.query<{ caseId: string }>(
      'update custody_observation set observed_at = $2, observed_precision = $3, version = version + 1 where id = $1 returning case_id as "caseId"', [id, at, precision],
    );
    return row?.caseId;
  }

  async conclude(actor: Actor, caseId: string, input: ConcludeFollowUpRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    const { category } = await this.listed('follow-up-outcome', input.outcome, 'outcome');
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      const { kind, aboutId, custodyId } = decideFollowUp(standing, { at, kind: input.kind, about: input.about, outcome: category });
      await this.uow.query(
        `insert into custody_follow_up (id, case_id, custody_id, observation_id, kind, outcome, concluded_at, concluded_precision, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [input.id, caseId, custodyId, aboutId === custodyId ? null : aboutId, kind, input.outcome, at.at, at.precision, this.cases.now(), actor.userId],
      );
      await this.notes.write(actor, caseId, 'follow-up.concluded', input.id, input.remark);
      return await this.cases.settle(actor, caseId);
    });
  }

  private async listed(list: 'custody-finding' | 'follow-up-outcome', code: string, field: string): Promise<{ code: string; category: string | null }> {
    const entry = (await this.reference.book()).lists.get(list)?.get(code);
    if (entry === undefined) throw new Refusal('unknown-code', field);
    return { code, category: entry.category };
  }
}
