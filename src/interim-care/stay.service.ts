import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, type JsonRows, readTime, type Standing, type WriteAnswer } from '../cases/index.js';
import { ExtraFieldsService } from '../configuration/index.js';
import { RoomService } from '../foster-care/index.js';
import { NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import type { KnownTime } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { PlacementService } from '../reintegration/index.js';
import { ReferenceService } from '../reference/index.js';
import type { AdmitRequest, DischargeRequest } from './stay.dto.js';
import { Stay } from './stay.entity.js';
import { PlacesService } from './places.service.js';
import { factsOfOverPlaces, factsOfStay, type OverPlacesRow, type StayRow } from './stay-facts.js';
import { decideAdmission, decideDischarge, mustReceive } from './stay.rules.js';

/** Where a child goes from a stay; its category says whether a placement begins. */
interface Destination {
  readonly code: string;
  readonly category: string | null;
  readonly region: string | undefined;
  /** Of a placement: the relative who receives the child. */
  readonly relative?: string | undefined;
}

@Injectable()
export class StayService implements FactSource, OnModuleInit {
  readonly tables = ['stay', 'stay_over_places'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(PlacesService) private readonly places: PlacesService,
    @Inject(RoomService) private readonly rooms: RoomService,
    @Inject(PlacementService) private readonly placements: PlacementService,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(FactSources) private readonly sources: FactSources,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(ExtraFieldsService) private readonly extra: ExtraFieldsService,
  ) {}

  readonly corrects = {
    'stay.admitted': (id: string, to: KnownTime): Promise<string | undefined> => this.correctAdmission(id, to),
    'stay.discharged': (id: string, to: KnownTime): Promise<string | undefined> => this.correctDischarge(id, to),
  };

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { stay: JsonRows<StayRow>; stay_over_places: JsonRows<OverPlacesRow> }): readonly Fact[] {
    return [...rows.stay.flatMap(factsOfStay), ...rows.stay_over_places.flatMap((row) => factsOfOverPlaces(row, rows.stay.find(({ id }) => id === row.stay_id)))];
  }

  /** @param places 'as-registered' for what a register tells of the past: where the child was is not asked of the places of today */
  async admit(actor: Actor, caseId: string, input: AdmitRequest, places: 'asked' | 'as-registered' = 'asked'): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    await this.reference.mustKnowCentre(input.centre, 'centre');
    await this.reference.mustKnowRegion(input.region, 'region');
    return await this.uow.write(actor.scope, async () => {
      const centre = input.kind === 'centre' ? input.centre : undefined;
      const family = input.kind === 'foster-family' ? input.family : undefined;
      if (centre !== undefined) await this.places.hold(centre);
      if (family !== undefined) await this.rooms.hold(family);
      const { standing, row } = await this.cases.openForChange(caseId);
      decideAdmission(standing, { at, kind: input.kind, centre: input.centre, family, region: places === 'asked' ? undefined : input.region });
      const room = family === undefined ? undefined : await this.rooms.decide(family, at, row, input.emergency);
      const over = room?.over ?? (centre !== undefined && places === 'asked' ? await this.places.decide(centre, row, input.emergency) : false);
      if (standing.placement !== null) await this.placements.end(actor, standing.placement.id, at);
      await this.begin(actor, caseId, { id: input.id, centre, family, region: room?.region ?? input.region, at });
      if (over) await this.places.goOver(actor, caseId, input.id, input.emergency);
      if (places === 'asked') await this.extra.answer(actor, caseId, { place: 'admission', id: input.id, region: row.regionCode, centre: row.centreCode }, at, input.extra);
      await this.notes.write(actor, caseId, 'stay.admitted', input.id, input.remark);
      return await this.cases.settle(actor, caseId);
    });
  }

  /** Ends the stay; a discharge to a family or foster family begins the placement that reintegration follows. */
  async discharge(actor: Actor, caseId: string, input: DischargeRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    const destination = await this.mustKnowDestination(input.destination, input.region);
    return await this.uow.write(actor.scope, async () => {
      await this.holdOfChild(caseId);
      const { standing } = await this.cases.openForChange(caseId);
      const stay = decideDischarge(standing, at, destination.category);
      if (input.relative !== undefined) mustReceive(standing.family, input.relative, destination.category === 'placement');
      await this.notes.write(actor, caseId, 'stay.discharged', stay.id, input.remark);
      return await this.leave(actor, caseId, stay, { ...destination, relative: input.relative }, at);
    });
  }

  /** Before the case of a child who leaves is opened: locks the places of the centre, or the room of the family. */
  async holdOfChild(caseId: string): Promise<void> {
    await this.places.holdOfChild(caseId);
    await this.rooms.holdOfChild(caseId);
  }

  /** The end of a stay, decided by the caller, inside a running unit of work that holds what becomes free. */
  async leave(actor: Actor, caseId: string, stay: NonNullable<Standing['stay']>, { code, category, region, relative }: Destination, at: KnownTime): Promise<WriteAnswer> {
    await this.end(actor, stay.id, code, at);
    if (category === 'placement') await this.placements.begin(actor, caseId, { kind: code, region, relative }, at);
    const answer = await this.cases.settle(actor, caseId);
    if (stay.centre !== null) await this.places.relieve(actor, stay.centre);
    if (stay.family !== null) await this.rooms.relieve(actor, stay.family);
    return answer;
  }

  /** The stay of a child who died, inside the unit of work that records it. @throws Refusal discharge-before-admission, absence-end-before-start */
  async leaveByDeath(actor: Actor, caseId: string, standing: Standing, at: KnownTime): Promise<WriteAnswer> {
    return await this.leave(actor, caseId, decideDischarge(standing, at, 'death'), { code: 'died', category: 'death', region: undefined }, at);
  }

  /** The end alone, inside a running unit of work that settles the case. */
  async end(actor: Actor, stayId: string, destination: string, at: KnownTime): Promise<void> {
    await this.uow.query(
      `update stay set discharged_at = greatest(admitted_at, $2), discharged_precision = $3, destination = $4, discharged_recorded_at = $5, discharged_recorded_by = $6,
         version = version + 1 where id = $1`,
      [stayId, at.at, at.precision, destination, this.cases.now(), actor.userId],
    );
  }

  /** The beginning alone, in a centre or, without one, in a foster family; inside a running unit of work that settles the case. */
  async begin(actor: Actor, caseId: string, { id, centre, family, region, at }: { id: string; centre?: string | undefined; family?: string | undefined; region?: string | undefined; at: KnownTime }): Promise<void> {
    await this.uow.manager.insert(Stay, {
      id,
      caseId,
      kind: centre === undefined ? 'foster-family' : 'centre',
      centreCode: centre ?? null,
      regionCode: centre === undefined ? (region ?? null) : null,
      familyCode: family ?? null,
      admittedAt: at.at,
      admittedPrecision: at.precision,
      recordedAt: this.cases.now(),
      recordedBy: actor.userId,
      version: 1,
    });
  }

  /** @throws Refusal unknown-code */
  async mustKnowDestination(code: string, region: string | undefined): Promise<Destination> {
    const destination = (await this.reference.book()).lists.get('destination')?.get(code);
    // A death, a re-recruitment and another custody have ways of their own, which end the stay.
    if (destination === undefined || destination.category === 'death' || destination.category === 'episode') throw new Refusal('unknown-code', 'destination');
    await this.reference.mustKnowRegion(region, 'region');
    return { code, category: destination.category ?? null, region };
  }

  /** A placement that ended with the admission ends at its hour. */
  private async correctAdmission(id: string, to: KnownTime): Promise<string | undefined> {
    const stay = await this.dates(id);
    if (stay === undefined) return undefined;
    await this.placements.correctEnd(stay.case_id, stay.admitted_at, to);
    const [row] = await this.uow.query<{ caseId: string }>(
      `update stay set admitted_at = $2, admitted_precision = $3, discharged_at = end_from($2, discharged_at, discharged_precision), version = version + 1
        where id = $1 returning case_id as "caseId"`,
      [id, to.at, to.precision],
    );
    return row?.caseId;
  }

  /** A placement that began with the discharge begins at its hour, and an absence that it ended ends at its hour. */
  private async correctDischarge(id: string, to: KnownTime): Promise<string | undefined> {
    const stay = await this.dates(id);
    if (stay === undefined || stay.discharged_at === null) return undefined;
    await this.placements.correctStart(stay.case_id, stay.discharged_at, to);
    await this.uow.query(`update stay_absence set ended_at = greatest(since_at, $2), ended_precision = $3, version = version + 1 where stay_id = $1 and outcome = 'found-elsewhere'`, [id, to.at, to.precision]);
    const [row] = await this.uow.query<{ caseId: string }>('update stay set discharged_at = greatest(admitted_at, $2), discharged_precision = $3, version = version + 1 where id = $1 returning case_id as "caseId"', [
      id, to.at, to.precision,
    ]);
    return row?.caseId;
  }

  private async dates(id: string): Promise<{ case_id: string; admitted_at: Date; discharged_at: Date | null } | undefined> {
    const [row] = await this.uow.query<{ case_id: string; admitted_at: Date; discharged_at: Date | null }>('select case_id, admitted_at, discharged_at from stay where id = $1', [id]);
    return row;
  }
}
