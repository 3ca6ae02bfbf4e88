import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, type JsonRows, type OpenCase, readTime, type WriteAnswer } from '../cases/index.js';
import { NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import type { KnownTime } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import type { EndStayAbsenceRequest, RecordStayAbsenceRequest } from './stay-absence.dto.js';
import { type AbsenceOutcome, StayAbsence } from './stay-absence.entity.js';
import { decideAbsence, decideAbsenceEnd, lastReturn } from './stay-absence.rules.js';
import { type AbsenceRow, factsOfAbsence } from './stay-facts.js';
import { StayService } from './stay.service.js';

/** Absence without leave: the child is gone, the stay and its place remain, and those who answer are told at once (docs/adr/0033). */
@Injectable()
export class StayAbsenceService implements FactSource, OnModuleInit {
  readonly tables = ['stay_absence'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(StayService) private readonly stays: StayService,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(FactSources) private readonly sources: FactSources,
  ) {}

  readonly corrects = {
    'absence.started': (id: string, to: KnownTime): Promise<string | undefined> => this.correctStart(id, to),
    'absence.ended': (id: string, to: KnownTime): Promise<string | undefined> => this.correctEnd(id, to),
  };

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { stay_absence: JsonRows<AbsenceRow> }): readonly Fact[] {
    return rows.stay_absence.flatMap(factsOfAbsence);
  }

  async record(actor: Actor, caseId: string, input: RecordStayAbsenceRequest): Promise<WriteAnswer> {
    const since = readTime(input.at, 'at');
    this.cases.mustBePast(since, 'at');
    return await this.uow.write(actor.scope, async () => {
      await this.begin(actor, await this.cases.openForChange(caseId), input.id, since, input.remark);
      return await this.cases.settle(actor, caseId);
    });
  }

  async end(actor: Actor, caseId: string, input: EndStayAbsenceRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    const leave = input.outcome === 'found-elsewhere' ? await this.whereFound(input) : undefined;
    return await this.uow.write(actor.scope, async () => {
      if (leave !== undefined) await this.stays.holdOfChild(caseId);
      const { standing } = await this.cases.openForChange(caseId);
      const absence = decideAbsenceEnd(standing, at);
      await this.write(actor, absence.id, at, input.outcome);
      await this.notes.write(actor, caseId, 'absence.ended', absence.id, input.remark);
      if (leave === undefined || standing.stay === null) return await this.cases.settle(actor, caseId);
      return await this.stays.leave(actor, caseId, standing.stay, leave, at);
    });
  }

  /** Inside a running unit of work that settles the case. @throws Refusal what decideAbsence refuses */
  async begin(actor: Actor, { row, standing, facts }: OpenCase, id: string, since: KnownTime, circumstances?: string): Promise<void> {
    const stay = decideAbsence(standing, since, standing.stay === null ? null : lastReturn(facts, standing.stay.id));
    await this.uow.manager.insert(StayAbsence, {
      id,
      caseId: row.id,
      stayId: stay.id,
      sinceAt: since.at,
      sincePrecision: since.precision,
      recordedAt: this.cases.now(),
      recordedBy: actor.userId,
      version: 1,
    });
    await this.notes.write(actor, row.id, 'absence.started', id, circumstances);
  }

  /** The child is there again. Inside a running unit of work that settles the case. @throws Refusal what decideAbsenceEnd refuses */
  async comeBack(actor: Actor, { standing }: OpenCase, at: KnownTime): Promise<void> {
    await this.write(actor, decideAbsenceEnd(standing, at).id, at, 'returned');
  }

  /** Somebody who was found is somewhere. @throws Refusal destination-required, unknown-code */
  private async whereFound({ destination, region }: EndStayAbsenceRequest): ReturnType<StayService['mustKnowDestination']> {
    if (destination === undefined) throw new Refusal('destination-required', 'destination');
    const found = await this.stays.mustKnowDestination(destination, region);
    if (found.category === 'absence') throw new Refusal('destination-required', 'destination');
    return found;
  }

  private async write(actor: Actor, id: string, at: KnownTime, outcome: AbsenceOutcome): Promise<void> {
    await this.uow.query(
      `update stay_absence set ended_at = greatest(since_at, $2), ended_precision = $3, outcome = $4, ended_recorded_at = $5, ended_recorded_by = $6,
         version = version + 1 where id = $1`,
      [id, at.at, at.precision, outcome, this.cases.now(), actor.userId],
    );
  }

  private async correctStart(id: string, to: KnownTime): Promise<string | undefined> {
    const [row] = await this.uow.query<{ caseId: string }>(
      `update stay_absence set since_at = $2, since_precision = $3, ended_at = end_from($2, ended_at, ended_precision), version = version + 1
        where id = $1 returning case_id as "caseId"`,
      [id, to.at, to.precision],
    );
    return row?.caseId;
  }

  private async correctEnd(id: string, to: KnownTime): Promise<string | undefined> {
    const [row] = await this.uow.query<{ caseId: string }>(
      `update stay_absence set ended_at = greatest(since_at, $2), ended_precision = $3, version = version + 1 where id = $1 and outcome = 'returned' returning case_id as "caseId"`,
      [id, to.at, to.precision],
    );
    return row?.caseId;
  }
}
