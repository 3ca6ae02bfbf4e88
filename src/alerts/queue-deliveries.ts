import type { ClientBase } from 'pg';
import { channelsFor, type PersonChannel, type Reach, replacementFor, urgencyOf } from '../channels/index.js';

type Installed = ReadonlySet<PersonChannel>;

/**
 * How these alerts leave the house: for each a row for the application, where it is at once, and one a channel by which the person is
 * told; and for other systems one a step, however many people are told of it. In the transaction that wrote the alerts. What is kept and
 * not told (overtaken, its recipient away) gets none.
 */
export async function queueDeliveries(client: ClientBase, alertIds: readonly string[], now: Date, installed: Installed): Promise<void> {
  if (alertIds.length === 0) return;
  const { rows } = await client.query<Reach & { recipient_id: string; step_kind: string }>({ name: 'deliveries-reach', text: RECIPIENTS, values: [alertIds] });
  const ways = rows.flatMap((row) => channelsFor(urgencyOf(row.step_kind), row, installed).map((channel) => ({ recipient_id: row.recipient_id, step_kind: row.step_kind, channel })));
  await client.query({ name: 'deliveries-queue', text: QUEUE, values: [alertIds, now, JSON.stringify(ways)] });
}

/**
 * Where a channel has failed, the next takes over, and its row says whose place it takes. By state: whoever found out about the failure,
 * a worker or a gateway's receipt, leaves the row marked. Who has seen the alert meanwhile is not told again.
 * @returns how many were replaced
 */
export async function replaceFailed(client: ClientBase, now: Date, installed: Installed): Promise<number> {
  const { rows } = await client.query<Reach & { id: string; alert_id: string; used: string[]; known: boolean }>(FAILED);
  let replaced = 0;
  for (const row of rows) {
    const channel = row.known ? undefined : replacementFor(row.used, row, installed);
    if (channel !== undefined) {
      const { rowCount } = await client.query(
        `insert into delivery (alert_id, channel, state, queued_at, next_try_at, replaces) values ($1, $2, 'queued', $3, $3, $4) on conflict on constraint delivery_once do nothing`,
        [row.alert_id, channel, now, row.id],
      );
      replaced += rowCount ?? 0;
    }
    await client.query('update delivery set unreplaced = false where id = $1', [row.id]);
  }
  return replaced;
}

/** What is known of how a person can be reached, of `u`. */
export const REACH = `
  (select p.channels from channel_preference p where p.user_id = u.id) as "order",
  exists (select from telephone t where t.user_id = u.id and t.verified_at is not null) as telephone,
  exists (select from push_device p where p.user_id = u.id) as device`;

const RECIPIENTS = `
  select distinct a.recipient_id, a.step_kind, ${REACH}
    from alert a join app_user u on u.id = a.recipient_id
   where a.id = any ($1::uuid[]) and not a.overtaken and a.absence_id is null`;

const QUEUE = `
  with told as (
    select a.* from alert a where a.id = any ($1::uuid[]) and not a.overtaken and a.absence_id is null
  ), ways as (
    select * from jsonb_to_recordset($3::jsonb) as w (recipient_id uuid, step_kind text, channel text)
  ), steps as (
    select distinct on (deadline_id, step, renewal) id, deadline_id, case_id, step, renewal from told where deadline_id is not null order by deadline_id, step, renewal, id
  )
  insert into delivery (alert_id, channel, endpoint_id, state, queued_at, sent_at, next_try_at)
  select id, 'app', null::uuid, 'sent', $2::timestamptz, $2::timestamptz, null::timestamptz from told
  union all
  select t.id, w.channel, null, 'queued', $2, null, coalesce(t.tell_from, $2) from told t join ways w on w.recipient_id = t.recipient_id and w.step_kind = t.step_kind
  union all
  select s.id, 'webhook', e.id, 'queued', $2, null, $2
    from steps s
    join child_case c on c.id = s.case_id
    join webhook_endpoint e on e.active and (e.region_code is null or e.region_code = c.region_code)
   where not exists (select from delivery y join alert b on b.id = y.alert_id
                      where y.endpoint_id = e.id and b.deadline_id = s.deadline_id and b.step = s.step and b.renewal = s.renewal)`;

const FAILED = `
  select y.id, y.alert_id, (select array_agg(o.channel) from delivery o where o.alert_id = y.alert_id) as used,
         a.seen_at is not null or a.acknowledged_at is not null as known, ${REACH}
    from delivery y join alert a on a.id = y.alert_id join app_user u on u.id = a.recipient_id
   where y.unreplaced
   order by y.id limit 100
     for update of y skip locked`;
