import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type WriteAnswer } from '../cases/index.js';
import { NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import type { SetPlacesRequest } from './centre.dto.js';
import { decidePlace, decidePlaces, isOverFull } from './places.rules.js';
import type { Occupant, PlaceGroup, Taken } from './places.vocabulary.js';
import type { AnswerOverPlacesRequest } from './stay.dto.js';
import { decideOverPlacesAnswer } from './stay.rules.js';

interface Waiting extends Occupant {
  readonly stayId: string;
  readonly caseId: string;
}

/** The places of centres, and who was admitted beyond them. All but the answer runs inside the caller's unit of work. */
@Injectable()
export class PlacesService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(NotesService) private readonly notes: NotesService,
  ) {}

  /** Two admissions to one centre are decided one after the other. Taken before any case is opened, so that nobody waits in a circle. */
  async hold(centre: string): Promise<void> {
    await this.uow.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`places of ${centre}`]);
  }

  /** The same, of the centre in which the child is; nothing where the child is in none. */
  async holdOfChild(caseId: string): Promise<void> {
    const [stay] = await this.uow.query<{ centre: string }>(OPEN_CENTRE, [caseId]);
    if (stay !== undefined) await this.hold(stay.centre);
  }

  /** The version that holds on this day (UTC, as in Mali): none where nobody has recorded any. */
  async groupsOn(centre: string, day: string): Promise<(PlaceGroup & { readonly since: string })[]> {
    return await this.uow.query(GROUPS, [centre, day]);
  }

  async taken(centre: string): Promise<Taken[]> {
    return await this.uow.query(TAKEN, [centre]);
  }

  /** @returns whether the centre goes over its places with this child. @throws Refusal centre-full, centre-not-full */
  async decide(centre: string, child: Occupant, emergency: string | undefined): Promise<boolean> {
    return decidePlace(await this.groupsOn(centre, this.today()), await this.taken(centre), child, emergency);
  }

  /** The admission goes beyond the places: those who answer are told until somebody does, or the centre is within its places again. */
  async goOver(actor: Actor, caseId: string, stayId: string, why: string | undefined): Promise<void> {
    await this.uow.query('insert into stay_over_places (stay_id, case_id, recorded_at, recorded_by) values ($1, $2, $3, $4)', [stayId, caseId, this.cases.now(), actor.userId]);
    await this.notes.write(actor, caseId, 'stay.admitted-over-places', stayId, why);
  }

  async answer(actor: Actor, caseId: string, input: AnswerOverPlacesRequest): Promise<WriteAnswer> {
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      const { id } = decideOverPlacesAnswer(standing);
      await this.uow.query('update stay_over_places set answer = $2, answered_at = $3, answered_by = $4, version = version + 1 where stay_id = $1', [
        id, input.answer, this.cases.now(), actor.userId,
      ]);
      await this.notes.write(actor, caseId, 'stay.places-answered', id, input.remark);
      return await this.cases.settle(actor, caseId);
    });
  }

  /** A new version of a centre's places. @throws Refusal places-in-the-past, place-ages-reversed, place-groups-overlap */
  async set(actor: Actor, centre: string, { effectiveFrom, groups }: SetPlacesRequest): Promise<void> {
    decidePlaces(groups, effectiveFrom, this.today());
    await this.hold(centre);
    const [last] = await this.uow.query<{ version: number }>('select coalesce(max(version), 0)::int as version from centre_place where centre_code = $1', [centre]);
    for (const { sex, ageFrom, ageTo, places } of groups) {
      await this.uow.query(INSERT, [randomUUID(), centre, (last?.version ?? 0) + 1, effectiveFrom, sex, ageFrom, ageTo, places, this.cases.now(), actor.userId]);
    }
    await this.relieve(actor, centre);
  }

  /** Whoever waited because the centre was over its places waits no longer, once it is not. */
  async relieve(actor: Actor, centre: string): Promise<void> {
    const waiting = await this.uow.query<Waiting>(WAITING, [centre]);
    if (waiting.length === 0) return;
    const groups = await this.groupsOn(centre, this.today());
    const taken = await this.taken(centre);
    const relieved = waiting.filter((child) => !isOverFull(groups, taken, child));
    if (relieved.length === 0) return;
    await this.uow.query('select id from child_case where id = any ($1::uuid[]) order by id for update', [relieved.map(({ caseId }) => caseId)]);
    await this.uow.query('update stay_over_places set relieved_at = greatest($2, recorded_at), version = version + 1 where stay_id = any ($1::uuid[])', [relieved.map(({ stayId }) => stayId), this.cases.now()]);
    for (const { caseId } of relieved) await this.cases.settle(actor, caseId);
  }

  private today(): string {
    return this.cases.now().toISOString().slice(0, 10);
  }
}

/** The file that is kept, for whom a stay may lie in one merged into it. */
const OPEN_CENTRE = `
  select s.centre_code as centre from stay s join child_case c on c.id = s.case_id
   where coalesce(c.merged_into, c.id) = $1 and s.discharged_at is null and s.centre_code is not null`;

const GROUPS = `
  select sex, age_from as "ageFrom", age_to as "ageTo", places, effective_from::text as since from centre_place
   where centre_code = $1 and version = (select max(version) from centre_place where centre_code = $1 and effective_from <= $2::date)
   order by sex, age_from`;

const TAKEN = `select sex, age_years as "ageYears", children from centre_taken($1)`;

const INSERT = `
  insert into centre_place (id, centre_code, version, effective_from, sex, age_from, age_to, places, recorded_at, recorded_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

/** A merged file is told, and settled, in the one that is kept. */
const WAITING = `
  select o.stay_id as "stayId", k.id as "caseId", k.sex, k.age_years as "ageYears"
    from stay_over_places o join stay s on s.id = o.stay_id join child_case c on c.id = o.case_id join child_case k on k.id = coalesce(c.merged_into, c.id)
   where s.centre_code = $1 and s.discharged_at is null and o.answered_at is null and o.relieved_at is null
   order by k.id`;
