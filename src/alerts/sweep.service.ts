import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import { WorkerDatabase } from '../platform/database/index.js';
import { WakeQueue } from '../platform/queue/index.js';
import type { Recipient } from './alert.vocabulary.js';
import { climbAll, type Watched } from './climb.js';

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

  constructor(
    @Inject(WorkerDatabase) private readonly database: WorkerDatabase,
    @Inject(WakeQueue) private readonly wake: WakeQueue,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Config) private readonly config: Config,
  ) {}

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
      const people = await client.query<Recipient>({ name: 'sweep-people', text: PEOPLE });
      const { alerts, watches } = climbAll(due.rows, people.rows, now);
      const written = await client.query<{ count: number }>({ name: 'sweep-write', text: WRITE, values: [JSON.stringify(alerts), now] });
      await client.query({ name: 'sweep-advance', text: ADVANCE, values: [JSON.stringify(watches)] });
      return { deadlines: due.rows.length, alerts: written.rows[0]?.count ?? 0 };
    });
  }

  /**
   * The next instant at which something falls due is asked of the queue again, in case the queue has forgotten it; whoever is
   * woken then asks for the one after. Counted from the instant last looked at: what fell due since is due at once.
   */
  private async arm(looked: Date): Promise<void> {
    const horizon = new Date(looked.getTime() + 2_000 * this.config.sweepIntervalSeconds);
    const [row] = await this.database.query<{ next_at: Date | null }>('select min(next_at) as next_at from deadline_watch where next_at > $1 and next_at <= $2', [looked, horizon]);
    if (row?.next_at) await this.wake.wakeAt(row.next_at);
  }
}

const DUE = `
  select w.deadline_id, w.next_step, d.case_id, d.starts_at, d.due_at, d.became_known_at, d.rule_id, r.start_fact, r.announced, r.warnings, r.escalations, r.series is not null as series, r.limit_step as "limitStep",
         c.code as case_code, c.region_code, c.centre_code, c.unit_id, c.assigned_to
    from deadline_watch w
    join deadline d on d.id = w.deadline_id
    join time_limit_rule r on r.id = d.rule_id
    join child_case c on c.id = d.case_id
   where w.next_at <= $1 and d.state = 'open'
   order by w.next_at limit $2
     for update of w skip locked`;

const PEOPLE = `
  select u.id, u.role, u.region_code as "regionCode", u.centre_code as "centreCode", c.region_code as "centreRegion", u.unit_id as "unitId"
    from app_user u left join centre c on c.code = u.centre_code
   where u.active`;

/**
 * Numbers without gaps per recipient: what exists already is left out before counting (its deadline is locked, so nobody adds
 * to it meanwhile), and counters are taken in the order of recipients, so that two sweeps wait for each other and never lock up.
 */
const WRITE = `
  with wanted as materialized (
    select * from jsonb_to_recordset($1::jsonb) as w (deadline_id uuid, case_id uuid, case_code text, rule_id uuid, due_at timestamptz,
      step smallint, step_kind text, step_at timestamptz, recipient_id uuid, overtaken boolean)
  ), fresh as materialized (
    select w.*, row_number() over (partition by w.recipient_id order by w.step_at, w.deadline_id, w.step)::int as place, count(*) over (partition by w.recipient_id)::int as total
      from wanted w
     where not exists (select 1 from alert a where a.deadline_id = w.deadline_id and a.step = w.step and a.recipient_id = w.recipient_id)
  ), counted as (
    insert into alert_counter as c (recipient_id, last)
    select distinct recipient_id, total from fresh order by recipient_id
    on conflict (recipient_id) do update set last = c.last + excluded.last
    returning recipient_id, last
  ), written as (
    insert into alert (deadline_id, case_id, case_code, rule_id, due_at, step, step_kind, step_at, recipient_id, number, overtaken, created_at)
    select f.deadline_id, f.case_id, f.case_code, f.rule_id, f.due_at, f.step, f.step_kind, f.step_at, f.recipient_id, c.last - f.total + f.place, f.overtaken, $2
      from fresh f join counted c on c.recipient_id = f.recipient_id
    on conflict on constraint alert_once do nothing
    returning id, overtaken
  ), delivered as (
    insert into delivery (alert_id, channel, state, next_try_at) select id, 'email', 'queued', $2 from written where not overtaken
  )
  select count(*)::int as count from written`;

const ADVANCE = `
  update deadline_watch w set next_step = n.next_step, next_at = n.next_at, last_step = coalesce(n.last_step, w.last_step)
    from jsonb_to_recordset($1::jsonb) as n (deadline_id uuid, next_step smallint, next_at timestamptz, last_step text)
   where w.deadline_id = n.deadline_id`;
