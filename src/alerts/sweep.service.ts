import { Inject, Injectable, Logger } from '@nestjs/common';
import type { ClientBase } from 'pg';
import { installedChannels } from '../channels/index.js';
import { Clock } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import { WorkerDatabase } from '../platform/database/index.js';
import { WakeQueue } from '../platform/queue/index.js';
import type { Recipient } from './alert.vocabulary.js';
import { climbAll, type WantedAlert, type Watched } from './climb.js';
import { passOn, type ToldBefore } from './passing-on.js';
import { queueDeliveries } from './queue-deliveries.js';

const BATCH = 500;

export interface Swept {
  readonly deadlines: number;
  readonly alerts: number;
}

/**
 * Writes every alert that is due: by state, never by cursor, so that nothing depends on who woke it or what the last sweep saw.
 * Any number of sweeps may run at once: each takes deadlines that no other holds, and a killed one leaves nothing half done.
 */
@Injectable()
export class SweepService {
  private readonly log = new Logger(SweepService.name);
  private running: Promise<Swept> | undefined;
  private again = false;
  private readonly installed: ReturnType<typeof installedChannels>;

  constructor(
    @Inject(WorkerDatabase) private readonly database: WorkerDatabase,
    @Inject(WakeQueue) private readonly wake: WakeQueue,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Config) private readonly config: Config,
  ) {
    this.installed = installedChannels(config);
  }

  /** One sweep at a time in this process; a wake that comes meanwhile is followed by another. */
  async sweep(): Promise<Swept> {
    this.again = true;
    this.running ??= this.untilQuiet().finally(() => {
      this.running = undefined;
    });
    return await this.running;
  }

  private async untilQuiet(): Promise<Swept> {
    let deadlines = 0;
    let alerts = 0;
    let looked = this.clock.now();
    while (this.again) {
      this.again = false;
      for (let taken = BATCH; taken === BATCH; ) {
        looked = this.clock.now();
        const swept = await this.batch(looked);
        taken = swept.deadlines;
        deadlines += swept.deadlines;
        alerts += swept.alerts;
      }
      for (let absence = await this.passOn(); absence !== undefined; absence = await this.passOn()) alerts += absence.alerts;
    }
    await this.arm(looked);
    await this.database.query(`insert into heartbeat (name, at) values ('sweep', $1) on conflict (name) do update set at = excluded.at`, [this.clock.now()]);
    if (alerts > 0) this.log.log(`${String(alerts)} alerts for ${String(deadlines)} deadlines`);
    return { deadlines, alerts };
  }

  private async batch(now: Date): Promise<Swept> {
    return await this.database.transaction(async (client) => {
      const due = await client.query<Watched>({ name: 'sweep-due', text: DUE, values: [now, BATCH] });
      if (due.rows.length === 0) return { deadlines: 0, alerts: 0 };
      const { alerts, watches } = climbAll(due.rows, await this.people(client, now), now);
      const written = await this.write(client, alerts, now);
      await client.query({ name: 'sweep-advance', text: ADVANCE, values: [JSON.stringify(watches)] });
      return { deadlines: due.rows.length, alerts: written };
    });
  }

  /**
   * An absence has begun: what was told before and not acknowledged is told to whoever stands in. By state here too: each alert is
   * marked with the absence in the transaction that passes it on, and the absence itself when none is left.
   */
  private async passOn(): Promise<{ alerts: number } | undefined> {
    return await this.database.transaction(async (client) => {
      const now = this.clock.now();
      const begun = await client.query<{ id: string; user_id: string }>({ name: 'absence-begun', text: BEGUN, values: [now] });
      const [absence] = begun.rows;
      if (absence === undefined) return undefined;
      const told = await client.query<ToldBefore>({ name: 'absence-told', text: TOLD_BEFORE, values: [absence.id, absence.user_id, BATCH] });
      const alerts = told.rows.length === 0 ? 0 : await this.write(client, passOn(absence.id, told.rows, await this.people(client, now), now), now);
      await client.query('update alert set absence_id = $1, version = version + 1 where id = any ($2::uuid[])', [absence.id, told.rows.map((row) => row.alert_id)]);
      if (told.rows.length < BATCH) await client.query('update absence set passed_on_at = $2, version = version + 1 where id = $1', [absence.id, now]);
      return { alerts };
    });
  }

  private async people(client: ClientBase, now: Date): Promise<Recipient[]> {
    const quiet = this.config.quietHours === null ? null : JSON.stringify(this.config.quietHours);
    return (await client.query<Recipient>({ name: 'sweep-people', text: PEOPLE, values: [quiet, now] })).rows;
  }

  private async write(client: ClientBase, alerts: readonly WantedAlert[], now: Date): Promise<number> {
    const { rows } = await client.query<{ id: string }>({ name: 'sweep-write', text: WRITE, values: [JSON.stringify(alerts), now] });
    await queueDeliveries(client, rows.map(({ id }) => id), now, this.installed);
    return rows.length;
  }

  /**
   * The next instant at which something falls due is asked of the queue again, in case the queue has forgotten it; whoever is
   * woken then asks for the one after. Counted from the instant last looked at: what fell due since is due at once.
   */
  private async arm(looked: Date): Promise<void> {
    const horizon = new Date(looked.getTime() + 2_000 * this.config.sweepIntervalSeconds);
    const [row] = await this.database.query<{ next_at: Date | null }>('select min(look_at) as next_at from deadline_watch where look_at > $1 and look_at <= $2', [looked, horizon]);
    if (row?.next_at) await this.wake.wakeAt(row.next_at);
  }
}

const WATCHED = `
  w.deadline_id, w.next_step, w.next_at, d.case_id, d.starts_at, d.due_at, d.became_known_at, d.rule_id, r.start_fact, r.announced, r.warnings, r.escalations,
  r.series is not null as series, r.limit_step as "limitStep", r.renew_after, c.code as case_code, c.region_code, c.centre_code, (select t.to_centre from stay_transfer t where t.id = d.subject_id) as asked_centre, c.unit_id, c.assigned_to, (select p.owner_id from plan_step p where p.id = d.subject_id) as owner_id,
  array(select g.grantee from case_access g where g.case_id = d.case_id) as grantees,
  coalesce(w.renew_at, (select min(k.renew_at) from acknowledgement k where k.deadline_id = w.deadline_id)) as renew_at`;

/** What the watch says of renewal is gone when a settled deadline is open again: the acknowledgements know it still. */
const DUE = `
  select ${WATCHED}, case when w.renew_at <= $1 then (select coalesce(max(a.renewal), 0) from alert a where a.deadline_id = w.deadline_id) else 0 end as renewals
    from deadline_watch w
    join deadline d on d.id = w.deadline_id
    join time_limit_rule r on r.id = d.rule_id
    join child_case c on c.id = d.case_id
   where w.look_at <= $1 and d.state = 'open'
   order by w.look_at limit $2
     for update of w skip locked`;

const BEGUN = `
  select id, user_id from absence
   where passed_on_at is null and from_at <= $1 and coalesce(ended_at, until_at) > $1
   order by from_at limit 1 for update skip locked`;

/** The latest step of each open deadline. Waits for a sweep that holds one of them: in the order of deadlines, so that two wait for each other and never lock up. */
const TOLD_BEFORE = `
  select a.id as alert_id, a.recipient_id, a.step, a.step_kind, a.step_at, a.renewal, ${WATCHED}, 0 as renewals
    from alert a
    join deadline_watch w on w.deadline_id = a.deadline_id
    join deadline d on d.id = w.deadline_id
    join time_limit_rule r on r.id = d.rule_id
    join child_case c on c.id = d.case_id
   where a.recipient_id = $2 and not a.overtaken and a.absence_id is distinct from $1 and d.state = 'open'
     and not exists (select 1 from acknowledgement k where k.deadline_id = a.deadline_id and k.at >= a.created_at)
     and not exists (select 1 from alert l where l.deadline_id = a.deadline_id and l.recipient_id = a.recipient_id and not l.overtaken and (l.step, l.renewal) > (a.step, a.renewal))
   order by a.deadline_id limit $3
     for update of w`;

const PEOPLE = `
  select u.id, u.role, u.region_code as "regionCode", u.centre_code as "centreCode", c.region_code as "centreRegion", u.unit_id as "unitId",
         case when t.user_id is null then $1::jsonb when t.quiet_from is not null then jsonb_build_object('from', t.quiet_from, 'to', t.quiet_to) end as quiet,
         case when a.id is not null then jsonb_build_object('absenceId', a.id, 'standInId', a.stand_in_id) end as away
    from app_user u
    left join centre c on c.code = u.centre_code
    left join telling_preference t on t.user_id = u.id
    left join absence a on a.user_id = u.id and a.during @> $2::timestamptz
   where u.active`;

/**
 * A step told at or after its instant is told; a correction may have moved it to a later one, and then it is told again (docs/adr/0027).
 * Numbers without gaps per recipient: what exists already is left out before counting (its deadline is locked, so nobody adds
 * to it meanwhile), and counters are taken in the order of recipients, so that two sweeps wait for each other and never lock up.
 */
const WRITE = `
  with wanted as materialized (
    select * from jsonb_to_recordset($1::jsonb) as w (deadline_id uuid, case_id uuid, case_code text, rule_id uuid, due_at timestamptz,
      step smallint, step_kind text, step_at timestamptz, recipient_id uuid, overtaken boolean, tell_from timestamptz, renewal smallint, absence_id uuid, for_absences uuid[])
  ), fresh as materialized (
    select w.*, row_number() over (partition by w.recipient_id order by w.step_at, w.deadline_id, w.step)::int as place, count(*) over (partition by w.recipient_id)::int as total
      from wanted w
     where not exists (select 1 from alert a where a.deadline_id = w.deadline_id and a.step = w.step and a.recipient_id = w.recipient_id and a.renewal = w.renewal
       and a.created_at >= w.step_at)
  ), counted as (
    insert into alert_counter as c (recipient_id, last)
    select distinct recipient_id, total from fresh order by recipient_id
    on conflict (recipient_id) do update set last = c.last + excluded.last
    returning recipient_id, last
  ), written as (
    insert into alert (deadline_id, case_id, case_code, rule_id, due_at, step, step_kind, step_at, recipient_id, number, overtaken, tell_from, renewal, absence_id, for_absences, created_at)
    select f.deadline_id, f.case_id, f.case_code, f.rule_id, f.due_at, f.step, f.step_kind, f.step_at, f.recipient_id, c.last - f.total + f.place, f.overtaken, f.tell_from, f.renewal, f.absence_id, f.for_absences, $2
      from fresh f join counted c on c.recipient_id = f.recipient_id
    on conflict on constraint alert_once do nothing
    returning id
  )
  select id from written`;

const ADVANCE = `
  update deadline_watch w set next_step = n.next_step, next_at = n.next_at, renew_at = n.renew_at, last_step = coalesce(n.last_step, w.last_step)
    from jsonb_to_recordset($1::jsonb) as n (deadline_id uuid, next_step smallint, next_at timestamptz, renew_at timestamptz, last_step text)
   where w.deadline_id = n.deadline_id`;
