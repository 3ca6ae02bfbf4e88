import { Inject, Injectable } from '@nestjs/common';
import { type Actor, may } from '../access/index.js';
import { Clock } from '../platform/clock/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { formatKnownTime, type Precision } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import type {
  AllowanceView, FamilyNamesRequest, FosterFamilyListView, FosterFamilyNamesView, FosterFamilyPageView, FosterFamilyView, PlacedChildView, RegisterFamilyRequest, TrainFamilyRequest, TrainingView, VetFamilyRequest,
} from './families.dto.js';
import { decideVetting, lettersOf, nextSteps, standingOn } from './family.rules.js';
import { FamilyVault } from './family-vault.js';
import type { FamilyNames, FamilyTerms, Vetting } from './family.vocabulary.js';
import { RoomService } from './room.service.js';
import { VettingsService, type VettingRow } from './vettings.service.js';

interface FamilyRow {
  readonly code: string;
  readonly id: string;
  readonly region: string;
  readonly taken: number;
  readonly lastTraining: string | null;
}

interface ChildRow {
  readonly id: string;
  readonly code: string;
  readonly since: Date;
  readonly precision: Precision;
  readonly until: Date | null;
  readonly untilPrecision: Precision | null;
  readonly visited: Date | null;
  readonly visitedPrecision: Precision | null;
  readonly overPlaces: boolean;
}

/** The foster families of a region: asked, vetted, trained, and who lives with them (docs/adr/0034). */
@Injectable()
export class FamiliesService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(FamilyVault) private readonly vault: FamilyVault,
    @Inject(VettingsService) private readonly vettings: VettingsService,
    @Inject(RoomService) private readonly room: RoomService,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(AccessLog) private readonly log: AccessLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Those that this person sees, by code. */
  async list(actor: Actor): Promise<FosterFamilyListView> {
    return await this.uow.read(actor.scope, async () => {
      const rows = await this.uow.query<FamilyRow>(`${FAMILIES} order by f.code`);
      const vettings = await this.vettings.ofAll();
      return { items: rows.map((row) => this.view(row, vettings.get(row.code) ?? [])), mayRegister: may(actor.role, 'foster.keep') };
    });
  }

  /** @throws Refusal not-found for a family that this person does not see */
  async page(actor: Actor, code: string): Promise<FosterFamilyPageView> {
    return await this.uow.read(actor.scope, async () => {
      await this.log.record('case.search', { detail: { by: 'foster-family', family: code } });
      const row = await this.family(code);
      const vettings = await this.vettings.of(code);
      const [circle] = await this.uow.query<{ keeps: boolean; knows: boolean }>('select app_keeps_family($1) as keeps, app_knows_family($2) as knows', [row.region, row.id]);
      const mayKeep = circle?.keeps === true && may(actor.role, 'foster.keep');
      return {
        ...this.view(row, vettings),
        vettings: vettings.map(({ id, step, onDay, untilDay, terms, by }) => ({
          id, step, onDay, ...(untilDay !== null && { until: untilDay }), ...(terms !== null && { terms: termsView(terms) }), ...(by !== null && { by }),
        })),
        trainings: await this.uow.query<TrainingView>(`select id, topic, held_on::text as "heldOn" from foster_training where family_code = $1 order by held_on desc, recorded_at desc`, [code]),
        children: (await this.uow.query<ChildRow>(CHILDREN, [code])).map(childView),
        allowances: await this.uow.query<AllowanceView>(ALLOWANCES, [code]),
        nextSteps: mayKeep ? [...nextSteps(vettings)] : [],
        mayKeep,
        mayKnow: circle?.knows === true && may(actor.role, 'foster.names'),
      };
    });
  }

  /** Who the family is. Each look is recorded. @throws Refusal not-found for whoever answers for no child there and does not keep the family */
  async names(actor: Actor, code: string): Promise<FosterFamilyNamesView> {
    return await this.uow.read(actor.scope, async () => {
      const { id } = await this.family(code);
      const names = await this.vault.names(id);
      if (names === undefined) throw new Refusal('not-found');
      await this.log.record('identity.read', { detail: { by: 'foster-family', family: code } });
      const told = (await this.vettings.of(code)).flatMap((vetting) => (vetting.sealed === null ? [] : [{ id: vetting.id, sealed: vetting.sealed }]));
      const words = (await this.vault.open(id, told.map(({ sealed }) => sealed))) ?? [];
      return { code, ...names, vettings: told.map((vetting, index) => ({ id: vetting.id, words: words[index] ?? '' })) };
    });
  }

  /** @throws Refusal unknown-region, in-the-future, not-found for a region that this person does not keep */
  async register(actor: Actor, input: RegisterFamilyRequest): Promise<FosterFamilyPageView> {
    await this.reference.mustKnowRegion(input.region, 'region');
    if (input.askedOn > this.today()) throw new Refusal('in-the-future', 'askedOn');
    return await this.uow.write(actor.scope, async () => {
      await this.mustKeep(input.region);
      const [next] = await this.uow.query<{ code: string }>('select next_foster_family_code($1) as code', [lettersOf(input.region)]);
      const code = next?.code ?? '';
      await this.uow.query('insert into foster_family (code, id, region_code, recorded_at, recorded_by) values ($1, $2, $3, $4, $5)', [code, input.id, input.region, this.clock.now(), actor.userId]);
      await this.vault.begin(input.id);
      await this.vault.record(input.id, namesOf(input), this.clock.now(), actor.userId);
      await this.vettings.add(actor, code, { id: input.id, step: 'asked', onDay: input.askedOn, untilDay: null, terms: null, sealed: null });
      return await this.page(actor, code);
    });
  }

  async rename(actor: Actor, code: string, input: FamilyNamesRequest): Promise<FosterFamilyPageView> {
    return await this.uow.write(actor.scope, async () => {
      const { id, region } = await this.family(code);
      await this.mustKeep(region);
      await this.vault.record(id, namesOf(input), this.clock.now(), actor.userId);
      return await this.page(actor, code);
    });
  }

  /** The next step of the vetting. @throws Refusal not-found, and what decideVetting refuses */
  async vet(actor: Actor, code: string, input: VetFamilyRequest): Promise<FosterFamilyPageView> {
    return await this.uow.write(actor.scope, async () => {
      const { id, region } = await this.family(code);
      await this.mustKeep(region);
      await this.room.hold(code);
      const next: Vetting = { step: input.step, onDay: input.onDay, untilDay: input.until ?? null, terms: termsOf(input) };
      decideVetting(await this.vettings.of(code), next, input.words, this.today());
      const vetted = input.step === 'vetted';
      await this.vettings.add(actor, code, {
        ...next, untilDay: vetted ? next.untilDay : null, terms: vetted ? next.terms : null, id: input.id, sealed: input.words === undefined ? null : await this.vault.seal(id, input.words),
      });
      await this.room.relieve(actor, code);
      return await this.page(actor, code);
    });
  }

  async train(actor: Actor, code: string, input: TrainFamilyRequest): Promise<FosterFamilyPageView> {
    await this.reference.mustKnow('foster-training', input.topic, 'topic');
    if (input.heldOn > this.today()) throw new Refusal('in-the-future', 'heldOn');
    return await this.uow.write(actor.scope, async () => {
      const { region } = await this.family(code);
      await this.mustKeep(region);
      await this.uow.query('insert into foster_training (id, family_code, topic, held_on, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6)', [
        input.id, code, input.topic, input.heldOn, this.clock.now(), actor.userId,
      ]);
      return await this.page(actor, code);
    });
  }

  private async family(code: string): Promise<FamilyRow> {
    const [row] = await this.uow.query<FamilyRow>(`${FAMILIES} where f.code = $1`, [code]);
    if (row === undefined) throw new Refusal('not-found');
    return row;
  }

  private async mustKeep(region: string): Promise<void> {
    const [circle] = await this.uow.query<{ keeps: boolean }>('select app_keeps_family($1) as keeps', [region]);
    if (circle?.keeps !== true) throw new Refusal('not-found');
  }

  private view({ code, region, taken, lastTraining }: FamilyRow, vettings: readonly VettingRow[]): Pick<FosterFamilyView, keyof FosterFamilyView> {
    const standing = standingOn(vettings, this.today());
    const terms = standing?.terms ?? null;
    return {
      code,
      region,
      state: standing?.state ?? 'asked',
      since: standing?.since ?? this.today(),
      ...(standing !== null && standing.untilDay !== null && { until: standing.untilDay }),
      ...(terms !== null && { terms: termsView(terms) }),
      taken,
      free: standing?.state === 'vetted' && terms !== null ? Math.max(terms.places - taken, 0) : 0,
      ...(lastTraining !== null && { lastTraining }),
    };
  }

  private today(): string {
    return this.clock.now().toISOString().slice(0, 10);
  }
}

const FAMILIES = `
  select f.code, f.id, f.region_code as region, foster_taken(f.code) as taken, (select max(held_on)::text from foster_training t where t.family_code = f.code) as "lastTraining"
    from foster_family f`;

/** A file merged into another is told as the one that is kept. */
const CHILDREN = `
  select k.id, k.code, s.admitted_at as since, s.admitted_precision as precision, s.discharged_at as until, s.discharged_precision as "untilPrecision",
         v.visited_at as visited, v.visited_precision as "visitedPrecision",
         exists (select 1 from stay_over_places o where o.stay_id = s.id and o.answered_at is null and o.relieved_at is null) as "overPlaces"
    from stay s join child_case c on c.id = s.case_id join child_case k on k.id = coalesce(c.merged_into, c.id)
    left join lateral (select visited_at, visited_precision from foster_visit where stay_id = s.id order by visited_at desc limit 1) v on true
   where s.family_code = $1 order by (s.discharged_at is null) desc, s.admitted_at desc, k.code`;

const ALLOWANCES = `
  select a.id, k.id as "caseId", k.code, a.from_day::text as "from", a.to_day::text as "to", a.paid_on::text as "paidOn", a.amount_xof as amount
    from foster_allowance a join stay s on s.id = a.stay_id join child_case c on c.id = a.case_id join child_case k on k.id = coalesce(c.merged_into, c.id)
   where s.family_code = $1 order by a.from_day desc, k.code`;

function namesOf({ carers, village, phone }: FamilyNamesRequest): FamilyNames {
  return { carers, ...(village !== undefined && { village }), ...(phone !== undefined && { phone }) };
}

/** All four or none: a vetting without one of them says nothing of what the family may take. */
function termsOf({ places, sex, ageFrom, ageTo }: VetFamilyRequest): FamilyTerms | null {
  return places === undefined || sex === undefined || ageFrom === undefined || ageTo === undefined ? null : { places, sex, ageFrom, ageTo };
}

function termsView({ places, sex, ageFrom, ageTo }: FamilyTerms): FamilyTerms {
  return { places, sex, ageFrom, ageTo };
}

function childView(row: ChildRow): PlacedChildView {
  return {
    caseId: row.id,
    code: row.code,
    since: formatKnownTime({ at: row.since, precision: row.precision }),
    ...(row.until !== null && row.untilPrecision !== null && { until: formatKnownTime({ at: row.until, precision: row.untilPrecision }) }),
    ...(row.visited !== null && row.visitedPrecision !== null && { lastVisit: formatKnownTime({ at: row.visited, precision: row.visitedPrecision }) }),
    overPlaces: row.overPlaces,
  };
}
