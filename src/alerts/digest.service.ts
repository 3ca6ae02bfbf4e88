import { Inject, Injectable } from '@nestjs/common';
import { may, type Role, scopeOf } from '../access/index.js';
import { Clock } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import { WorkerDatabase } from '../platform/database/index.js';
import { digestBorders, digestOf, NAMED_CASES } from './digest.rules.js';
import type { DigestCount } from './digest.vocabulary.js';

/** So many people are counted for in one statement. */
const BATCH = 100;

interface DuePerson {
  readonly id: string;
  readonly role: Role;
  readonly regionCode: string | null;
  readonly centreCode: string | null;
  readonly unitId: string | null;
}

/**
 * Writes what each person is told once a day. By state: whoever's hour has passed and who has no row of today. Any number of workers
 * may write at once, the constraint lets one row a person and day stand; after a morning without a worker it is written late, not left out.
 * Nobody is written to while away: whoever stands in has the same cases in their own.
 */
@Injectable()
export class DigestService {
  constructor(
    @Inject(WorkerDatabase) private readonly database: WorkerDatabase,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Config) private readonly config: Config,
  ) {}

  /** @returns how many were written, those with nothing to tell not among them */
  async write(): Promise<number> {
    let told = 0;
    for (let taken = BATCH; taken === BATCH; ) {
      const written = await this.batch();
      taken = written.people;
      told += written.told;
    }
    return told;
  }

  private async batch(): Promise<{ people: number; told: number }> {
    return await this.database.transaction(async (client) => {
      const now = this.clock.now();
      const { day, endOfToday, endOfSoon } = digestBorders(now);
      const minutes = now.getUTCHours() * 60 + now.getUTCMinutes();
      const people = (await client.query<DuePerson>({ name: 'digest-people', text: PEOPLE, values: [now, day, minutes, this.config.digestAt, BATCH] })).rows;
      if (people.length === 0) return { people: 0, told: 0 };
      const scopes = people.map((person) => ({ id: person.id, ...scopeOf({ ...person, userId: person.id }) }));
      const everything = scopes.filter(({ reach }) => reach === 'all').map(({ id }) => id);
      const granted = scopes.filter(({ reach }) => reach === 'granted').map(({ id, grantees }) => ({ id, grantees }));
      const counts = [
        ...(await client.query<DigestCount>({ name: 'digest-granted', text: GRANTED, values: [JSON.stringify(granted), now, endOfToday, endOfSoon, NAMED_CASES] })).rows,
        ...(everything.length === 0 ? [] : (await client.query<DigestCount>({ name: 'digest-all', text: EVERYTHING, values: [everything, now, endOfToday, endOfSoon, NAMED_CASES] })).rows),
        ...(await client.query<DigestCount>({ name: 'digest-unanswered', text: UNACKNOWLEDGED, values: [people.map(({ id }) => id), NAMED_CASES] })).rows,
      ];
      const rows = people.map(({ id, role }) => ({ recipient_id: id, body: may(role, 'alert.read') ? (digestOf(id, counts) ?? null) : null }));
      const written = await client.query<{ told: boolean }>({ name: 'digest-write', text: WRITE, values: [JSON.stringify(rows), day, now] });
      return { people: people.length, told: written.rows.filter(({ told }) => told).length };
    });
  }
}

const PEOPLE = `
  select u.id, u.role, u.region_code as "regionCode", u.centre_code as "centreCode", u.unit_id as "unitId"
    from app_user u
    left join telling_preference t on t.user_id = u.id
   where u.active and coalesce(t.digest_at, $4::int) <= $3::int
     and not exists (select 1 from digest g where g.recipient_id = u.id and g.day = $2::date)
     and not exists (select 1 from absence a where a.user_id = u.id and a.during @> $1::timestamptz)
   order by u.id limit $5`;

/** Counted and named from the same rows: the first to be due. The review of an emergency access is about the staff: it is among the alerts. */
const counted = (of: string): string => `
  select person, part, count(*)::int as count, json_agg(json_build_object('id', case_id, 'code', code) order by place) filter (where place <= $5) as cases
    from (
      select *, row_number() over (partition by person, part order by due_at, code) as place
        from (select m.person, m.case_id, c.code, d.due_at, case when d.due_at < $2 then 'overdue' when d.due_at < $3 then 'today' else 'soon' end as part
                from ${of}
                join child_case c on c.id = d.case_id
               where d.state = 'open' and d.due_at < $4 and d.rule_code <> 'break-glass-review') one
    ) numbered
   group by person, part`;

const GRANTED = `
  with mine as (
    select distinct p.id as person, a.case_id
      from jsonb_to_recordset($1::jsonb) as p (id uuid, grantees text[])
      join case_access a on a.grantee = any (p.grantees)
  )${counted('mine m join deadline d on d.case_id = m.case_id')}`;

const EVERYTHING = `
  with total as (${counted('(select null::uuid as person, x.case_id, x.id as deadline_id from deadline x where x.state = \'open\' and x.due_at < $4) m join deadline d on d.id = m.deadline_id')})
  select p.id as person, t.part, t.count, t.cases from unnest($1::uuid[]) as p (id) cross join total t`;

const UNACKNOWLEDGED = `
  select person, 'unacknowledged' as part, count(*)::int as count, json_agg(json_build_object('id', case_id, 'code', case_code) order by place) filter (where place <= $2) as cases
    from (
      select *, row_number() over (partition by person order by due_at, case_code) as place
        from (
          select distinct on (a.recipient_id, a.deadline_id) a.recipient_id as person, a.case_id, a.case_code, a.due_at
            from alert a join deadline d on d.id = a.deadline_id
           where a.recipient_id = any ($1::uuid[]) and not a.overtaken and d.state = 'open'
             and not exists (select 1 from acknowledgement k where k.deadline_id = a.deadline_id and k.at >= a.created_at)
           order by a.recipient_id, a.deadline_id, a.number desc
        ) latest
    ) numbered
   group by person`;

const WRITE = `
  insert into digest (recipient_id, day, body, created_at, state, next_try_at)
  select w.recipient_id, $2::date, w.body, $3, case when w.body is null then 'nothing' else 'queued' end, case when w.body is not null then $3::timestamptz end
    from jsonb_to_recordset($1::jsonb) as w (recipient_id uuid, body jsonb)
  on conflict on constraint digest_once do nothing
  returning body is not null as told`;
