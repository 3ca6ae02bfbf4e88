import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, instant, type JsonRows, readTime, type WriteAnswer } from '../cases/index.js';
import { NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import type { KnownTime, Precision } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import { PlacesService } from './places.service.js';
import { StayService } from './stay.service.js';
import type { AcceptTransferRequest, ProposeTransferRequest, RefuseTransferRequest } from './transfer.dto.js';
import { decideTransfer, decideTransferAnswer } from './transfer.rules.js';

interface TransferRow {
  readonly id: string;
  readonly stay_id: string;
  readonly from_centre: string;
  readonly to_centre: string;
  readonly reason: string;
  readonly planned_day: string;
  readonly proposed_at: string;
  readonly proposed_precision: Precision;
  readonly status: 'proposed' | 'accepted' | 'refused';
  readonly decided_at: string | null;
  readonly decided_precision: Precision | null;
  readonly decided_recorded_at: string | null;
  readonly decided_by: string | null;
  readonly new_stay_id: string | null;
  readonly recorded_at: string;
  readonly recorded_by: string;
}

interface Asked {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** From one centre to another, with nobody lost between two hands: the child is in the one until the other accepts (docs/adr/0033). */
@Injectable()
export class TransferService implements FactSource, OnModuleInit {
  readonly tables = ['stay_transfer'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(StayService) private readonly stays: StayService,
    @Inject(PlacesService) private readonly places: PlacesService,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(FactSources) private readonly sources: FactSources,
  ) {}

  readonly corrects = {
    'transfer.proposed': (id: string, to: KnownTime): Promise<string | undefined> => this.correctProposal(id, to),
    'transfer.accepted': (id: string, to: KnownTime): Promise<string | undefined> => this.correctAcceptance(id, to),
  };

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { stay_transfer: JsonRows<TransferRow> }): readonly Fact[] {
    return rows.stay_transfer.flatMap(factsOfTransfer);
  }

  async propose(actor: Actor, caseId: string, input: ProposeTransferRequest): Promise<WriteAnswer> {
    await this.reference.mustKnowCentre(input.to, 'to');
    await this.reference.mustKnow('transfer-reason', input.reason, 'reason');
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      const now = this.cases.now();
      const stay = decideTransfer(standing, input, { today: now.toISOString().slice(0, 10), centreOfActor: actor.centreCode });
      await this.uow.query(
        `insert into stay_transfer (id, case_id, stay_id, from_centre, to_centre, reason, planned_day, proposed_at, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, date_trunc('minute', $8::timestamptz), $8, $9)`,
        [input.id, caseId, stay.id, stay.centre, input.to, input.reason, input.plannedDay, now, actor.userId],
      );
      await this.notes.write(actor, caseId, 'transfer.proposed', input.id, input.remark);
      return await this.cases.settle(actor, caseId);
    });
  }

  /** The one stay ends and the other begins at one instant, in one transaction; places of the asked centre as at an admission. */
  async accept(actor: Actor, caseId: string, input: AcceptTransferRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    return await this.uow.write(actor.scope, async () => {
      const asked = await this.mustBeAsked(caseId);
      for (const centre of [asked.from, asked.to].toSorted()) await this.places.hold(centre);
      await this.uow.query('select open_to_answer($1)', [asked.id]);
      const { standing, row } = await this.cases.openToAnswer(caseId);
      const { stay, transfer } = decideTransferAnswer(standing, at, actor.centreCode);
      const over = await this.places.decide(transfer.to, row, input.emergency);
      await this.stays.end(actor, stay.id, 'other-centre', at);
      await this.stays.begin(actor, caseId, { id: input.id, centre: transfer.to, at });
      if (over) await this.places.goOver(actor, caseId, input.id, input.emergency);
      await this.write(actor, transfer.id, 'accepted', at, input.id);
      await this.notes.write(actor, caseId, 'transfer.accepted', transfer.id, input.remark);
      const answer = await this.cases.settle(actor, caseId);
      await this.places.relieve(actor, asked.from);
      return answer;
    });
  }

  /** The child stays where the child is. */
  async refuse(actor: Actor, caseId: string, { reason }: RefuseTransferRequest): Promise<WriteAnswer> {
    return await this.uow.write(actor.scope, async () => {
      const asked = await this.mustBeAsked(caseId);
      await this.uow.query('select open_to_answer($1)', [asked.id]);
      const { standing } = await this.cases.openToAnswer(caseId);
      const { transfer } = decideTransferAnswer(standing, null, actor.centreCode);
      await this.write(actor, transfer.id, 'refused', { at: this.cases.now(), precision: 'minute' }, null);
      await this.notes.write(actor, caseId, 'transfer.refused', transfer.id, reason);
      return await this.cases.settle(actor, caseId);
    });
  }

  private async correctProposal(id: string, to: KnownTime): Promise<string | undefined> {
    const [row] = await this.uow.query<{ caseId: string }>(
      `update stay_transfer set proposed_at = $2, proposed_precision = $3, decided_at = end_from($2, decided_at, decided_precision), version = version + 1 where id = $1 returning case_id as "caseId"`,
      [id, to.at, to.precision],
    );
    return row?.caseId;
  }

  /** The discharge from the one centre and the admission to the other are its instant. */
  private async correctAcceptance(id: string, to: KnownTime): Promise<string | undefined> {
    const [row] = await this.uow.query<{ caseId: string; from: string; into: string; later: boolean }>(
      `update stay_transfer t set decided_at = greatest(t.proposed_at, $2), decided_precision = $3, version = t.version + 1 from stay_transfer before
        where t.id = $1 and before.id = t.id and t.status = 'accepted'
        returning t.case_id as "caseId", t.stay_id as "from", t.new_stay_id as into, $2 > before.decided_at as later`,
      [id, to.at, to.precision],
    );
    if (row === undefined) return undefined;
    const ends = (): Promise<unknown> => this.uow.query('update stay set discharged_at = greatest(admitted_at, $2), discharged_precision = $3, version = version + 1 where id = $1', [row.from, to.at, to.precision]);
    const begins = (): Promise<unknown> => this.uow.query('update stay set admitted_at = $2, admitted_precision = $3, discharged_at = end_from($2, discharged_at, discharged_precision), version = version + 1 where id = $1', [row.into, to.at, to.precision]);
    // The shorter one first: two stays of one child never overlap, not even between two statements.
    for (const move of row.later ? [begins, ends] : [ends, begins]) await move();
    return row.caseId;
  }

  /** @throws Refusal not-found where this person sees no such child; no-transfer-pending */
  private async mustBeAsked(caseId: string): Promise<Asked> {
    await this.cases.read(caseId);
    const [asked] = await this.uow.query<Asked>(ASKED, [caseId]);
    if (asked === undefined) throw new Refusal('no-transfer-pending');
    return asked;
  }

  private async write(actor: Actor, id: string, status: 'accepted' | 'refused', at: KnownTime, newStay: string | null): Promise<void> {
    await this.uow.query(
      `update stay_transfer set status = $2, decided_at = greatest(proposed_at, $3), decided_precision = $4, decided_recorded_at = $5, decided_by = $6, new_stay_id = $7, version = version + 1 where id = $1`,
      [id, status, at.at, at.precision, this.cases.now(), actor.userId, newStay],
    );
  }
}

/** In the file itself, or in one merged into it. */
const ASKED = `
  select t.id, t.from_centre as "from", t.to_centre as "to" from stay_transfer t join child_case c on c.id = t.case_id
   where coalesce(c.merged_into, c.id) = $1 and t.status = 'proposed'`;

function factsOfTransfer(row: TransferRow): Fact[] {
  const told = { subjectId: row.id, stayId: row.stay_id, from: row.from_centre, to: row.to_centre, recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by };
  const proposed: Fact = { ...told, kind: 'transfer.proposed', at: instant(row.proposed_at), precision: row.proposed_precision, reason: row.reason, plannedDay: row.planned_day };
  if (row.status === 'proposed') return [proposed];
  const answered = { ...told, at: instant(row.decided_at), precision: row.decided_precision, recordedAt: instant(row.decided_recorded_at ?? row.recorded_at), recordedBy: row.decided_by ?? row.recorded_by };
  if (row.new_stay_id === null) return [proposed, { ...answered, kind: 'transfer.refused' }];
  return [proposed, { ...answered, kind: 'transfer.accepted', newStayId: row.new_stay_id }];
}
