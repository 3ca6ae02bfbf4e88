import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, type JsonRows } from '../cases/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import type { KnownTime } from '../platform/known-time/index.js';
import { Placement } from './reintegration.entity.js';
import { factsOfPlacement, type PlacementRow } from './reintegration-facts.js';

/** Begun and ended by interim care: a discharge to a family begins a placement, a new admission ends it. */
@Injectable()
export class PlacementService implements FactSource, OnModuleInit {
  readonly tables = ['placement'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(FactSources) private readonly sources: FactSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { placement: JsonRows<PlacementRow> }): readonly Fact[] {
    return rows.placement.flatMap(factsOfPlacement);
  }

  /** Inside the unit of work of the discharge. */
  async begin(actor: Actor, caseId: string, { kind, region, relative }: { kind: string; region: string | undefined; relative: string | undefined }, at: KnownTime): Promise<void> {
    await this.uow.manager.insert(Placement, {
      id: randomUUID(),
      caseId,
      kind,
      regionCode: region ?? null,
      relativeId: relative ?? null,
      startedAt: at.at,
      startedPrecision: at.precision,
      recordedAt: this.cases.now(),
      recordedBy: actor.userId,
      version: 1,
    });
  }

  async end(actor: Actor, id: string, at: KnownTime): Promise<void> {
    await this.uow.query(
      `update placement set ended_at = greatest(started_at, $2), ended_precision = $3, ended_recorded_at = $4, ended_recorded_by = $5, version = version + 1 where id = $1`,
      [id, at.at, at.precision, this.cases.now(), actor.userId],
    );
  }

  /** @param from the hour of the discharge with which the placement began, as it was recorded */
  async correctStart(caseId: string, from: Date, to: KnownTime): Promise<void> {
    await this.uow.query(
      `update placement set started_at = $3, started_precision = $4, ended_at = end_from($3, ended_at, ended_precision), version = version + 1
        where case_id = $1 and started_at = $2`,
      [caseId, from, to.at, to.precision],
    );
  }

  /** @param from the hour of the admission with which the placement ended, as it was recorded */
  async correctEnd(caseId: string, from: Date, to: KnownTime): Promise<void> {
    await this.uow.query('update placement set ended_at = greatest(started_at, $3), ended_precision = $4, version = version + 1 where case_id = $1 and ended_at = $2', [
      caseId, from, to.at, to.precision,
    ]);
  }
}
