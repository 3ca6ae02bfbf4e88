import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, type JsonRows, readTime, type WriteAnswer } from '../cases/index.js';
import { CustodyService } from '../custody/index.js';
import { NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import type { KnownTime } from '../platform/known-time/index.js';
import { ReferenceService } from '../reference/index.js';
import type { AcceptHandoverRequest, OfferHandoverRequest, RefuseHandoverRequest } from './handover.dto.js';
import { Handover } from './handover.entity.js';
import { handoverFacts, type HandoverRow } from './handover-facts.js';
import { decideAnswer, decideOffer } from './handover.rules.js';

interface DecidedOffer {
  readonly id: string;
  readonly custodyId: string;
  readonly at: KnownTime;
  readonly centre: string | null;
  readonly remark: string | undefined;
}

type DecidedAcceptance = ReturnType<typeof decideAnswer> & { readonly at: KnownTime; readonly remark: string | undefined };

/** From the holding authority to civilian child protection, under the 2013 Protocol. */
@Injectable()
export class HandoverService implements FactSource, OnModuleInit {
  readonly tables = ['handover'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(CustodyService) private readonly custody: CustodyService,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(FactSources) private readonly sources: FactSources,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
  ) {}

  readonly corrects = {
    'handover.offered': (id: string, to: KnownTime): Promise<string | undefined> => this.correctOffer(id, to),
    'handover.accepted': (id: string, to: KnownTime): Promise<string | undefined> => this.correctAcceptance(id, to),
  };

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { handover: JsonRows<HandoverRow> }): readonly Fact[] {
    return handoverFacts(rows.handover);
  }

  async offer(actor: Actor, caseId: string, input: OfferHandoverRequest): Promise<WriteAnswer> {
    await this.reference.mustKnowCentre(input.centre, 'centre');
    return await this.offerTo(actor, caseId, input.id, readTime(input.at, 'at'), input.centre, input.remark);
  }

  /** @param centre null only when a register tells of a handover and not to whom */
  async offerTo(actor: Actor, caseId: string, id: string, at: KnownTime, centre: string | null, remark?: string): Promise<WriteAnswer> {
    this.cases.mustBePast(at, 'at');
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      return await this.writeOffer(actor, caseId, { id, custodyId: decideOffer(standing, at).id, at, centre, remark });
    });
  }

  /** What was decided of a case that is open for change. */
  async writeOffer(actor: Actor, caseId: string, { id, custodyId, at, centre, remark }: DecidedOffer): Promise<WriteAnswer> {
    await this.uow.manager.insert(Handover, {
      id,
      caseId,
      custodyId,
      centreCode: centre,
      offeredAt: at.at,
      offeredPrecision: at.precision,
      status: 'offered',
      recordedAt: this.cases.now(),
      recordedBy: actor.userId,
      version: 1,
    });
    await this.notes.write(actor, caseId, 'handover.offered', id, remark);
    return await this.cases.settle(actor, caseId);
  }

  /** From here on the child is in civilian hands: the custody ends at this time. */
  async accept(actor: Actor, caseId: string, input: AcceptHandoverRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      return await this.writeAcceptance(actor, caseId, { ...decideAnswer(standing, at, actor.centreCode), at, remark: input.remark });
    });
  }

  /** What was decided of a case that is open for change. */
  async writeAcceptance(actor: Actor, caseId: string, { custody, offer, at, remark }: DecidedAcceptance): Promise<WriteAnswer> {
    await this.answer(offer.id, 'accepted', at, actor);
    await this.custody.end(actor, custody.id, at, 'handed-over');
    await this.notes.write(actor, caseId, 'handover.accepted', offer.id, remark);
    return await this.cases.settle(actor, caseId);
  }

  /** The child stays with the holding unit and the clock runs on. */
  async refuse(actor: Actor, caseId: string, input: RefuseHandoverRequest): Promise<WriteAnswer> {
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      const at: KnownTime = { at: this.cases.now(), precision: 'minute' };
      const { offer } = decideAnswer(standing, at, actor.centreCode);
      await this.answer(offer.id, 'refused', at, actor);
      await this.notes.write(actor, caseId, 'handover.refused', offer.id, input.reason);
      return await this.cases.settle(actor, caseId);
    });
  }

  private async correctOffer(id: string, { at, precision }: KnownTime): Promise<string | undefined> {
    const [row] = await this.uow.query<{ caseId: string }>(
      'update handover set offered_at = $2, offered_precision = $3, decided_at = end_from($2, decided_at, decided_precision), version = version + 1 where id = $1 returning case_id as "caseId"',
      [id, at, precision],
    );
    return row?.caseId;
  }

  /** The hour of the acceptance is that of the end of the custody. */
  private async correctAcceptance(id: string, to: KnownTime): Promise<string | undefined> {
    const [row] = await this.uow.query<{ custody_id: string }>(
      `update handover set decided_at = greatest(offered_at, $2), decided_precision = $3, version = version + 1 where id = $1 and status = 'accepted' returning custody_id`,
      [id, to.at, to.precision],
    );
    return row === undefined ? undefined : await this.custody.correctEnd(row.custody_id, to);
  }

  private async answer(id: string, status: 'accepted' | 'refused', at: KnownTime, actor: Actor): Promise<void> {
    await this.uow.query(
      `update handover set status = $2, decided_at = greatest(offered_at, $3), decided_precision = $4, decided_by = $5, decided_recorded_at = $6,
         version = version + 1 where id = $1`,
      [id, status, at.at, at.precision, actor.userId, this.cases.now()],
    );
  }
}
