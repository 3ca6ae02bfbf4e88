import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { Clock } from '../platform/clock/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { formatKnownTime, type Precision } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import type { BoardChildView, BoardView, SetPlacesRequest } from './centre.dto.js';
import { countPlaces } from './places.rules.js';
import { PlacesService } from './places.service.js';

interface ChildRow {
  readonly id: string;
  readonly code: string;
  readonly sex: string;
  readonly age_years: number | null;
  readonly since_at: Date;
  readonly since_precision: Precision;
  readonly state: string;
  readonly over_places: boolean;
  readonly absent: boolean;
  readonly incident: boolean;
  readonly noted: boolean | null;
  readonly stay_id: string | null;
}

/** The bed board of a centre: counted from stays, offers and reviews whenever it is asked for, and kept nowhere. */
@Injectable()
export class BoardService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(PlacesService) private readonly places: PlacesService,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(AccessLog) private readonly log: AccessLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-found for a centre for which this person does not answer */
  async board(actor: Actor, code: string): Promise<BoardView> {
    const { label } = await this.mustAnswerFor(actor, code);
    const now = this.clock.now();
    return await this.uow.read(actor.scope, async () => {
      await this.log.record('case.search', { detail: { by: 'centre', centre: code } });
      const groups = await this.places.groupsOn(code, now.toISOString().slice(0, 10));
      const count = countPlaces(groups, await this.places.taken(code));
      const [call] = await this.uow.query<{ id: string; taken_at: Date }>('select id, taken_at from presence_call where centre_code = $1 and day = $2::date', [code, now.toISOString().slice(0, 10)]);
      const marks = call === undefined ? [] : await this.uow.query<{ stay_id: string; state: string }>('select stay_id, state from presence_mark where call_id = $1', [call.id]);
      const presence = new Map(marks.map(({ stay_id, state }) => [stay_id, state]));
      const present = (await this.uow.query<ChildRow>(PRESENT, [code, now.toISOString().slice(0, 10)])).map((row) => childView(row, presence));
      const expected = (await this.uow.query<ChildRow>(EXPECTED, [code])).map((row) => childView(row));
      const { places, taken, free, over, elsewhere } = count;
      const since = groups[0]?.since;
      return {
        centre: code,
        label,
        now: now.toISOString(),
        ...(since !== undefined && { placesSince: since }),
        ...(call !== undefined && { calledAt: call.taken_at.toISOString() }),
        counts: { places, taken, free, over, elsewhere, expected: expected.length, leaving: present.filter(({ state }) => state === 'leaving').length, absent: present.filter(({ absent }) => absent).length, uncalled: present.filter(({ presence }) => presence === undefined).length },
        groups: count.groups.map(({ sex, ageFrom, ageTo, places: of, taken: held, free: left, over: beyond }) => ({ sex, ageFrom, ageTo, places: of, taken: held, free: left, over: beyond })),
        present,
        expected,
      };
    });
  }

  /** @throws Refusal not-found, and what PlacesService.set refuses */
  async setPlaces(actor: Actor, code: string, input: SetPlacesRequest): Promise<BoardView> {
    await this.mustAnswerFor(actor, code);
    return await this.uow.write(actor.scope, async () => {
      await this.places.set(actor, code, input);
      return await this.board(actor, code);
    });
  }

  /** @throws Refusal not-found for a centre for which this person does not answer */
  async mustAnswerFor(actor: Actor, code: string): Promise<{ label: { fr: string; en: string } }> {
    const centre = (await this.reference.book()).centres.get(code);
    const theirs = centre !== undefined && (actor.scope.reach === 'all' || actor.centreCode === code || (actor.regionCode !== null && actor.regionCode === centre.region));
    if (!theirs) throw new Refusal('not-found');
    return centre;
  }
}

/** A file merged into another is told as the one that is kept. */
const PRESENT = `
  select * from (select distinct on (k.id) s.id as stay_id, k.id, k.code, k.sex, k.age_years, s.admitted_at as since_at, s.admitted_precision as since_precision,
         case when r.outcome = 'leave-planned' or exists (select 1 from stay_transfer t where t.stay_id = s.id and t.status = 'proposed') then 'leaving' else 'present' end as state,
         exists (select 1 from stay_over_places o where o.stay_id = s.id and o.answered_at is null and o.relieved_at is null) as over_places,
         exists (select 1 from stay_absence a where a.stay_id = s.id and a.ended_at is null) as absent,
         exists (select 1 from stay_incident i where i.case_id in (c.id, k.id) and i.grave and i.followed_at is null) as incident,
         exists (select 1 from week_note w where w.stay_id = s.id and w.week = date_trunc('week', $2::date)::date) as noted
    from stay s join child_case c on c.id = s.case_id join child_case k on k.id = coalesce(c.merged_into, c.id)
    left join lateral (select outcome from stay_review where stay_id = s.id order by reviewed_at desc, recorded_at desc limit 1) r on true
   where s.centre_code = $1 and s.discharged_at is null
   order by k.id) child order by since_at, code`;

/** Whom the centre is asked to take, and whom it has accepted: the standing of a case says both (cases/standing.rules.ts); and whom another centre proposes. */
const EXPECTED = `
  select id, code, sex, age_years, since_at, since_precision, case status when 'handover-offered' then 'offered' else 'accepted' end as state, false as over_places, false as absent, false as incident, null as noted, null as stay_id
    from child_case where centre_code = $1 and status in ('handover-offered', 'handed-over') and since_at is not null
  union all
  select k.id, k.code, k.sex, k.age_years, t.proposed_at, t.proposed_precision, 'transfer', false, false, false, null, null
    from stay_transfer t join stay s on s.id = t.stay_id join child_case c on c.id = t.case_id join child_case k on k.id = coalesce(c.merged_into, c.id)
   where t.to_centre = $1 and t.status = 'proposed' and s.discharged_at is null
   order by since_at, code`;

function childView(row: ChildRow, presence: ReadonlyMap<string, string> = new Map()): BoardChildView {
  const called = row.stay_id === null ? undefined : presence.get(row.stay_id);
  return {
    caseId: row.id,
    code: row.code,
    sex: row.sex,
    ...(row.age_years !== null && { ageYears: row.age_years }),
    since: formatKnownTime({ at: row.since_at, precision: row.since_precision }),
    state: row.state,
    overPlaces: row.over_places,
    absent: row.absent,
    incident: row.incident,
    ...(row.noted !== null && { noted: row.noted }),
    ...(called !== undefined && { presence: called }),
  };
}
