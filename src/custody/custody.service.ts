import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, type JsonRows, mustFollowBirth, readTime, type WriteAnswer } from '../cases/index.js';
import { ChildVault, NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import type { KnownTime } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import { custodyFacts, type CustodyRow, type SpellRow } from './custody-facts.js';
import { Custody, CustodySpell } from './custody.entity.js';
import type { GroupNotifiedView, NotifyCaptureRequest, NotifyGroupRequest, ReleaseFromCustodyRequest, SituationUnknownRequest, TransferCustodyRequest } from './custody.dto.js';
import { decideRelease, decideTransfer, mustBeHeld, mustBelong } from './custody.rules.js';
import { mustAllBeRight } from './group.rules.js';

/** What a register says of a notification made before. */
interface Origin {
  readonly registerNumber?: string;
  readonly notifiedAt?: KnownTime;
}

interface Together {
  readonly startedAt: KnownTime;
  readonly place: string | undefined;
  readonly unitId: string | undefined;
}

/** Deprivation of liberty, from notification to its end. */
@Injectable()
export class CustodyService implements FactSource, OnModuleInit {
  readonly tables = ['custody', 'custody_spell'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(FactSources) private readonly sources: FactSources,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
  ) {}

  readonly corrects = {
    'custody.started': (id: string, to: KnownTime): Promise<string | undefined> => this.correctStart(id, to),
    'custody.transferred': (spellId: string, to: KnownTime): Promise<string | undefined> => this.correctTransfer(spellId, to),
    'custody.ended': (id: string, to: KnownTime): Promise<string | undefined> => this.correctEnd(id, to),
  };

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { custody: JsonRows<CustodyRow>; custody_spell: JsonRows<SpellRow> }): readonly Fact[] {
    return custodyFacts(rows.custody, rows.custody_spell);
  }

  /**
   * A capture or arrest is notified: a case opens, the clock starts, whoever must know is told.
   * @param notifiedAt when the notification was made, where a register says so; otherwise now
   */
  async notify(actor: Actor, input: NotifyCaptureRequest, origin: Origin = {}): Promise<WriteAnswer> {
    const together = await this.checkTogether(actor, input);
    mustFollowBirth(together.startedAt, input.ageYears, this.cases.now(), 'startedAt');
    await this.reference.mustKnow('condition', input.condition, 'condition', together.startedAt);
    return await this.uow.write(actor.scope, () => this.open(actor, input, together, origin));
  }

  /**
   * Children deprived of liberty together are notified together: all of them or none.
   * @throws Refusals group-refused, with every reason of every line at once: `children.3.ageYears`
   */
  async notifyGroup(actor: Actor, { children, ...shared }: NotifyGroupRequest): Promise<GroupNotifiedView> {
    const together = await this.checkTogether(actor, shared);
    const { lists } = await this.reference.book();
    mustAllBeRight(children, { startedAt: together.startedAt, now: this.cases.now(), knowsCondition: (code) => lists.get('condition')?.has(code) === true });
    return await this.uow.write(actor.scope, async () => {
      const answers: WriteAnswer[] = [];
      for (const child of children) answers.push(await this.open(actor, Object.assign({}, shared, child), together, {}));
      return { children: answers };
    });
  }

  /** What a group shares, and one child says alone. */
  async checkTogether(actor: Actor, input: Omit<NotifyGroupRequest, 'children'>): Promise<Together> {
    const startedAt = readTime(input.startedAt, 'startedAt');
    this.cases.mustBePast(startedAt, 'startedAt');
    const book = await this.reference.book();
    const place = input.place === undefined ? undefined : book.places.get(input.place);
    if (input.place !== undefined && place === undefined) throw new Refusal('unknown-code', 'place');
    await this.reference.mustKnowRegion(input.region, 'region');
    await this.reference.mustKnow('authority', input.authority, 'authority', startedAt);
    const unitId = input.unitId ?? actor.unitId ?? undefined;
    await this.reference.mustKnowUnit(unitId, 'unitId');
    if (unitId !== undefined) mustBelong(book.units.get(unitId)?.authority, input.authority);
    return { startedAt, place: place?.code, unitId };
  }

  private async open(actor: Actor, input: NotifyCaptureRequest, { startedAt, place, unitId }: Together, origin: Origin): Promise<WriteAnswer> {
    await this.cases.start(actor, {
      id: input.id,
      entry: input.kind,
      sex: input.sex,
      agePrecision: input.agePrecision,
      identifiedAt: startedAt,
      entryRegion: input.region,
      ...(input.ageYears !== undefined && { ageYears: input.ageYears }),
      ...(input.condition !== undefined && { condition: input.condition }),
      ...(origin.registerNumber !== undefined && { registerNumber: origin.registerNumber }),
    });
    await this.begin(actor, input.id, randomUUID(), input, { startedAt, place, unitId }, origin);
    return await this.cases.settle(actor, input.id);
  }

  /** A deprivation of liberty of a child whose file is open, inside a running unit of work that settles it. */
  async begin(actor: Actor, caseId: string, id: string, input: Omit<NotifyGroupRequest, 'children'> & { readonly remark?: string }, { startedAt, place, unitId }: Together, origin: Origin = {}): Promise<void> {
    const custody = {
      id,
      caseId,
      kind: input.kind,
      operationSealed: await this.vault.sealIfGiven(caseId, input.operation),
      startedAt: startedAt.at,
      startedPrecision: startedAt.precision,
      notifiedAt: origin.notifiedAt?.at ?? this.cases.now(),
      notifiedUnit: unitId ?? null,
      ...this.recorded(actor),
    };
    await this.uow.manager.insert(Custody, custody);
    await this.insertSpell(actor, custody.id, caseId, startedAt, {
      authority: input.authority,
      region: input.region,
      ...(unitId !== undefined && { unitId }),
      ...(place === undefined ? { placeText: input.placeText } : { place }),
    });
    await this.notes.write(actor, caseId, 'custody.started', custody.id, input.remark);
  }

  async transfer(actor: Actor, caseId: string, input: TransferCustodyRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    await this.reference.mustKnowRegion(input.region, 'region');
    await this.reference.mustKnow('authority', input.authority, 'authority', at);
    await this.reference.mustKnowUnit(input.unitId, 'unitId');
    if (input.unitId !== undefined) mustBelong((await this.reference.book()).units.get(input.unitId)?.authority, input.authority);
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      const custody = decideTransfer(standing, at);
      await this.endSpell(custody.id, at);
      const spellId = await this.insertSpell(actor, custody.id, caseId, at, input);
      await this.notes.write(actor, caseId, 'custody.transferred', spellId, input.remark);
      return await this.cases.settle(actor, caseId);
    });
  }

  async release(actor: Actor, caseId: string, input: ReleaseFromCustodyRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    await this.reference.mustKnow('custody-outcome', input.kind, 'kind', at);
    if (input.kind === 'handed-over') throw new Refusal('unknown-code', 'kind'); // a handover has two sides: it is offered and accepted
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      const custody = decideRelease(standing, at);
      await this.end(actor, custody.id, at, input.kind);
      await this.notes.write(actor, caseId, 'custody.ended', custody.id, input.remark);
      return await this.cases.settle(actor, caseId);
    });
  }

  /** Nobody can say where the child is. The custody does not end and the clock goes on: this is a reason to look, not to stop. */
  async situationUnknown(actor: Actor, caseId: string, input: SituationUnknownRequest): Promise<WriteAnswer> {
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      const custody = mustBeHeld(standing);
      await this.uow.manager.update(Custody, { id: custody.id }, { situationUnknown: true });
      await this.notes.write(actor, caseId, 'custody.situation-unknown', custody.id, input.remark);
      return await this.cases.settle(actor, caseId);
    });
  }

  /** Ends a custody and its last spell. For the handover, which decides it. */
  async end(actor: Actor, custodyId: string, at: KnownTime, outcome: string): Promise<void> {
    await this.endSpell(custodyId, at);
    await this.uow.query(
      `update custody set ended_at = greatest(started_at, $2), ended_precision = $3, outcome = $4, situation_unknown = false,
         ended_recorded_at = $5, ended_recorded_by = $6, version = version + 1 where id = $1`,
      [custodyId, at.at, at.precision, outcome, this.cases.now(), actor.userId],
    );
  }

  /** Another hour for the end of a custody and of its last spell. For the handover too, which decided it. */
  async correctEnd(custodyId: string, { at, precision }: KnownTime): Promise<string | undefined> {
    await this.uow.query(
      `update custody_spell set ended_at = greatest(started_at, $2), ended_precision = $3, version = version + 1
        where id = (select id from custody_spell where custody_id = $1 order by started_at desc, recorded_at desc limit 1)`,
      [custodyId, at, precision],
    );
    const [row] = await this.uow.query<{ caseId: string }>('update custody set ended_at = greatest(started_at, $2), ended_precision = $3, version = version + 1 where id = $1 and ended_at is not null returning case_id as "caseId"', [
      custodyId, at, precision,
    ]);
    return row?.caseId;
  }

  /** The custody begins with its first spell. However many transfers follow, there is one beginning. */
  private async correctStart(custodyId: string, { at, precision }: KnownTime): Promise<string | undefined> {
    await this.uow.query(
      `update custody_spell set started_at = $2, started_precision = $3, ended_at = end_from($2, ended_at, ended_precision), version = version + 1
        where id = (select id from custody_spell where custody_id = $1 order by started_at, recorded_at limit 1)`,
      [custodyId, at, precision],
    );
    const [row] = await this.uow.query<{ caseId: string }>(
      'update custody set started_at = $2, started_precision = $3, ended_at = end_from($2, ended_at, ended_precision), version = version + 1 where id = $1 returning case_id as "caseId"',
      [custodyId, at, precision],
    );
    return row?.caseId;
  }

  /** The spell before it ends when it begins: shortened first, so that the two never overlap. */
  private async correctTransfer(spellId: string, { at, precision }: KnownTime): Promise<string | undefined> {
    const [before] = await this.uow.query<{ id: string }>(
      `select p.id from custody_spell s join custody_spell p on p.custody_id = s.custody_id and (p.started_at, p.recorded_at) < (s.started_at, s.recorded_at)
        where s.id = $1 order by p.started_at desc, p.recorded_at desc limit 1`,
      [spellId],
    );
    if (before === undefined) return undefined;
    await this.uow.query('update custody_spell set ended_at = greatest(started_at, least(ended_at, $2)) where id = $1', [before.id, at]);
    const [row] = await this.uow.query<{ caseId: string }>(
      'update custody_spell set started_at = $2, started_precision = $3, ended_at = end_from($2, ended_at, ended_precision), version = version + 1 where id = $1 returning case_id as "caseId"',
      [spellId, at, precision],
    );
    await this.uow.query('update custody_spell set ended_at = greatest(started_at, $2), ended_precision = $3, version = version + 1 where id = $1', [before.id, at, precision]);
    return row?.caseId;
  }

  private async insertSpell(
    actor: Actor,
    custodyId: string,
    caseId: string,
    at: KnownTime,
    held: { authority: string; unitId?: string; region: string; place?: string; placeText?: string | undefined },
  ): Promise<string> {
    const id = randomUUID();
    await this.uow.manager.insert(CustodySpell, {
      id,
      custodyId,
      caseId,
      authorityCode: held.authority,
      unitId: held.unitId ?? null,
      regionCode: held.region,
      placeCode: held.place ?? null,
      placeSealed: await this.vault.sealIfGiven(caseId, held.placeText),
      startedAt: at.at,
      startedPrecision: at.precision,
      ...this.recorded(actor),
    });
    return id;
  }

  private async endSpell(custodyId: string, at: KnownTime): Promise<void> {
    // greatest(): "that day" may begin before the spell did; the end is then the spell's own first instant.
    await this.uow.query('update custody_spell set ended_at = greatest(started_at, $2), ended_precision = $3, version = version + 1 where custody_id = $1 and ended_at is null', [
      custodyId, at.at, at.precision,
    ]);
  }

  private recorded(actor: Actor): { recordedAt: Date; recordedBy: string; version: number } {
    return { recordedAt: this.cases.now(), recordedBy: actor.userId, version: 1 };
  }
}
