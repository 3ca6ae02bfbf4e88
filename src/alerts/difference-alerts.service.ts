import { Inject, Injectable } from '@nestjs/common';
import type { ClientBase } from 'pg';
import { installedChannels } from '../channels/index.js';
import { Config } from '../platform/config/index.js';
import { queueDeliveries } from './queue-deliveries.js';

/** Differences told in one run. A formula that breaks as a whole would else send letters by the ten thousand; the rest stands on the operators' page. */
const TOLD_AT_MOST = 50;

/** Alerts about what the second opinion found (docs/adr/0025). */
@Injectable()
export class DifferenceAlerts {
  constructor(@Inject(Config) private readonly config: Config) {}

  /** An alert to every administrator for each open difference that nobody was told of: once each, through the channels of all alerts. @returns how many */
  async tell(client: ClientBase, now: Date): Promise<number> {
    const { rows } = await client.query<{ id: string }>(TELL, [now, TOLD_AT_MOST]);
    await queueDeliveries(client, rows.map(({ id }) => id), now, installedChannels(this.config));
    return rows.length;
  }
}

/** Numbers without gaps per recipient, as the sweep gives them. */
const TELL = `
  with wanted as materialized (
    select x.id as difference_id, x.case_id, x.case_code, x.rule_id, x.due_at, x.found_at, u.id as recipient_id,
           row_number() over (partition by u.id order by x.found_at, x.id)::int as place, count(*) over (partition by u.id)::int as total
      from (select * from clock_difference d
             where closed_at is null and not exists (select 1 from alert a where a.difference_id = d.id) order by found_at, id limit $2) x
     cross join (select id from app_user where active and role = 'administrator') u
  ), counted as (
    insert into alert_counter as c (recipient_id, last)
    select distinct recipient_id, total from wanted order by recipient_id
    on conflict (recipient_id) do update set last = c.last + excluded.last
    returning recipient_id, last
  )
  insert into alert (difference_id, case_id, case_code, rule_id, due_at, step, step_kind, step_at, recipient_id, number, created_at)
  select w.difference_id, w.case_id, w.case_code, w.rule_id, w.due_at, 0, 'difference', w.found_at, w.recipient_id, c.last - w.total + w.place, $1
    from wanted w join counted c on c.recipient_id = w.recipient_id
  returning id`;
