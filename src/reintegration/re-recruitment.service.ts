import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, instant, type JsonRows } from '../cases/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import type { KnownTime, Precision } from '../platform/known-time/index.js';
import { PlacementService } from './placement.service.js';
import { ReRecruitment } from './re-recruitment.entity.js';

interface Told {
  readonly id: string;
  readonly at: KnownTime;
  readonly party: string | undefined;
  readonly source: string;
}

/** Another spell of a child with an armed force or group. Written by a visit that found it, and by the verb of its own (episodes). */
@Injectable()
export class ReRecruitmentFacts implements FactSource, OnModuleInit {
  readonly tables = ['re_recruitment'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(PlacementService) private readonly placements: PlacementService,
    @Inject(FactSources) private readonly sources: FactSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { re_recruitment: JsonRows<Row> }): readonly Fact[] {
    return rows.re_recruitment.flatMap(factsOf);
  }

  /** Inside the unit of work of the verb, which has decided it and ended a stay. */
  async begin(actor: Actor, caseId: string, { id, at, party, source }: Told, placementId: string | undefined): Promise<void> {
    await this.endDailyLife(actor, caseId, at, placementId);
    await this.uow.manager.insert(ReRecruitment, {
      id, caseId, recruitedAt: at.at, recruitedPrecision: at.precision, partyCode: party ?? null, source, recordedAt: this.cases.now(), recordedBy: actor.userId, version: 1,
    });
  }

  /** The placement ends, and school, training and work are interrupted: whoever takes the child back begins them anew. */
  async endDailyLife(actor: Actor, caseId: string, at: KnownTime, placementId: string | undefined): Promise<void> {
    if (placementId !== undefined) await this.placements.end(actor, placementId, at);
    await this.uow.query(
      `update track set outcome = 'interrupted', ended_at = greatest(started_at, $2), ended_precision = $3, ended_recorded_at = $4, ended_recorded_by = $5, version = version + 1 where case_id in (select id from child_case where $1 in (id, merged_into)) and ended_at is null`,
      [caseId, at.at, at.precision, this.cases.now(), actor.userId],
    );
  }

  async answer(actor: Actor, id: string, at: KnownTime, answer: string): Promise<void> {
    await this.uow.query(
      'update re_recruitment set answer = $2, answered_at = $3, answered_precision = $4, answered_recorded_at = $5, answered_by = $6, version = version + 1 where id = $1 and answer is null',
      [id, answer, at.at, at.precision, this.cases.now(), actor.userId],
    );
  }
}

interface Row {
  readonly id: string;
  readonly recruited_at: string;
  readonly recruited_precision: Precision;
  readonly party_code: string | null;
  readonly source: string;
  readonly answer: string | null;
  readonly answered_at: string | null;
  readonly answered_precision: Precision | null;
  readonly answered_recorded_at: string | null;
  readonly answered_by: string | null;
  readonly recorded_at: string;
  readonly recorded_by: string;
}

function factsOf(row: Row): Fact[] {
  const facts: Fact[] = [{
    kind: 're-recruitment.recorded', subjectId: row.id, at: instant(row.recruited_at), precision: row.recruited_precision, recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by, party: row.party_code, source: row.source,
  }];
  if (row.answer !== null && row.answered_at !== null) {
    facts.push({
      kind: 're-recruitment.answered', subjectId: row.id, at: instant(row.answered_at), precision: row.answered_precision, recordedAt: instant(row.answered_recorded_at ?? row.recorded_at), recordedBy: row.answered_by ?? row.recorded_by, answer: row.answer,
    });
  }
  return facts;
}
