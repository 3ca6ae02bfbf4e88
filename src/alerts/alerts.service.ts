import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { addDuration } from '../deadlines/index.js';
import { ChildVault } from '../identity/index.js';
import { Clock } from '../platform/clock/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { Refusal } from '../platform/refusal/index.js';
import type { AlertListView, AlertView, DeliveryView } from './alert.dto.js';

const SHOWN = 200;

interface AlertRow {
  id: string;
  number: number;
  case_id: string;
  case_code: string;
  case_visible: boolean;
  step_kind: string;
  label_fr: string;
  label_en: string;
  due_at: Date;
  created_at: Date;
  seen_at: Date | null;
  acknowledged_at: Date | null;
  acknowledged_by: string | null;
  note_sealed: Buffer | null;
  overtaken: boolean;
  renewal: number;
  tell_from: Date | null;
  answered: boolean;
  stands_in_for: { person: string; until: string }[] | null;
  passed_to: string | null;
  absent_until: Date | null;
  deliveries: DeliveryRow[] | null;
}

interface DeliveryRow {
  channel: string;
  state: string;
  queuedAt: string;
  sentAt: string | null;
  deliveredAt: string | null;
  replaces: string | null;
  because: string | null;
}

/** A person's own alerts. Saying "I take care of it" tells the others who answers; it never stops the ladder (docs/adr/0009). */
@Injectable()
export class AlertsService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @param state open: not acknowledged by anybody since it was told, the deadline still open; all: the latest, overtaken ones too */
  async list(actor: Actor, state: 'open' | 'all'): Promise<AlertListView> {
    return await this.uow.read(actor.scope, async () => {
      const rows = await this.uow.query<AlertRow>(LIST, [state === 'open', SHOWN]);
      const [unseen] = await this.uow.query<{ count: number }>('select count(*)::int as count from alert where seen_at is null and not overtaken');
      return { items: await this.views(rows), unseen: unseen?.count ?? 0 };
    });
  }

  /** The receipt of a browser: of the application's own, and of web push. What is somebody else's is passed over. */
  async received(actor: Actor, deliveries: readonly string[]): Promise<void> {
    await this.uow.write(actor.scope, async () => {
      await this.uow.query(`update delivery set state = 'delivered', delivered_at = $2 where id = any ($1::uuid[]) and channel in ('app', 'push') and state = 'sent'`, [deliveries, this.clock.now()]);
    });
  }

  async seen(actor: Actor, ids: readonly string[]): Promise<void> {
    await this.uow.write(actor.scope, async () => {
      await this.uow.query('update alert set seen_at = $2, version = version + 1 where id = any ($1::uuid[]) and seen_at is null', [ids, this.clock.now()]);
    });
  }

  /** Acknowledges all that this person was told of the same deadline. @throws Refusal not-found when the alert is not theirs */
  async acknowledge(actor: Actor, id: string, note: string): Promise<AlertView> {
    await this.uow.write(actor.scope, async () => {
      const now = this.clock.now();
      const [alert] = await this.uow.query<{ deadline_id: string | null; case_id: string; renew_after: string }>(
        'select a.deadline_id, a.case_id, r.renew_after from alert a join time_limit_rule r on r.id = a.rule_id where a.id = $1', [id],
      );
      if (alert === undefined) throw new Refusal('not-found');
      if (alert.deadline_id === null) throw new Refusal('difference-ends-by-itself');
      await this.uow.query('insert into acknowledgement (alert_id, case_id, deadline_id, note_sealed, at, by, renew_at) values ($1, $2, $3, $4, $5, $6, $7)', [
        id, alert.case_id, alert.deadline_id, await this.vault.seal(alert.case_id, note), now, actor.userId, addDuration(now, alert.renew_after),
      ]);
      await this.uow.query(
        `update alert set acknowledged_at = $2, acknowledged_by = $3, seen_at = coalesce(seen_at, $2), version = version + 1
          where deadline_id = $1 and acknowledged_at is null`,
        [alert.deadline_id, now, actor.userId],
      );
    });
    // Read apart: the answer to a write is kept for the case that it is sent again, and this one holds the note.
    return await this.uow.read(actor.scope, async () => {
      const [alert] = await this.views(await this.uow.query<AlertRow>(ONE, [id]));
      if (alert === undefined) throw new Refusal('not-found');
      return alert;
    });
  }

  private async views(rows: readonly AlertRow[]): Promise<AlertView[]> {
    const answered = rows.flatMap(({ id, case_id: caseId, note_sealed: sealed }) => (sealed === null ? [] : [{ id, caseId, sealed }]));
    const texts = await this.vault.unsealForTheTold(answered);
    const notes = new Map(answered.map(({ id }, index) => [id, texts[index]]));
    return rows.map((row) => view(row, notes.get(row.id)));
  }
}

const COLUMNS = `
  select a.id, a.number, a.case_id, a.case_code, c.id is not null as case_visible, a.step_kind, r.label_fr, r.label_en, a.due_at, a.created_at, a.seen_at, a.overtaken, a.renewal, a.tell_from,
         k.at as acknowledged_at, u.display_name as acknowledged_by, coalesce(k.at >= a.created_at, false) as answered,
         -- free text about a child: for those who see it, and for whoever wrote it
         case when c.id is not null or k.by = app_user_id() then k.note_sealed end as note_sealed,
         (select json_agg(json_build_object('channel', y.channel, 'state', y.state, 'queuedAt', y.queued_at, 'sentAt', y.sent_at, 'deliveredAt', y.delivered_at,
                            'replaces', o.channel, 'because', o.last_error) order by y.channel <> 'app', y.queued_at, y.id)
            from delivery y left join delivery o on o.id = y.replaces where y.alert_id = a.id and y.channel <> 'webhook') as deliveries,
         (select json_agg(json_build_object('person', p.display_name, 'until', coalesce(b.ended_at, b.until_at)) order by p.display_name)
            from absence b join app_user p on p.id = b.user_id where b.id = any (a.for_absences)) as stands_in_for,
         s.display_name as passed_to, coalesce(o.ended_at, o.until_at) as absent_until
    from alert a
    join time_limit_rule r on r.id = a.rule_id
    left join child_case c on c.id = a.case_id
    left join deadline d on d.id = a.deadline_id
    left join clock_difference x on x.id = a.difference_id
    left join lateral (select at, note_sealed, by from acknowledgement where deadline_id = a.deadline_id order by at desc limit 1) k on true
    left join app_user u on u.id = k.by
    left join absence o on o.id = a.absence_id
    left join app_user s on s.id = o.stand_in_id`;

const LIST = `${COLUMNS}
   where not $1 or (not a.overtaken and (k.at is null or k.at < a.created_at) and (d.id is null or d.state = 'open') and x.closed_at is null)
   order by a.created_at desc, a.number desc limit $2`;

const ONE = `${COLUMNS} where a.id = $1`;

function view(row: AlertRow, note: string | undefined): AlertView {
  return {
    id: row.id,
    number: row.number,
    caseId: row.case_id,
    caseCode: row.case_code,
    caseVisible: row.case_visible,
    step: row.step_kind,
    rule: { fr: row.label_fr, en: row.label_en },
    dueAt: row.due_at.toISOString(),
    createdAt: row.created_at.toISOString(),
    renewal: row.renewal,
    answered: row.answered,
    ...(row.tell_from !== null && { tellFrom: row.tell_from.toISOString() }),
    ...(row.stands_in_for !== null && { standsInFor: row.stands_in_for.map(({ person, until }) => ({ person, until: new Date(until).toISOString() })) }),
    ...(row.absent_until !== null && { passedOn: { ...(row.passed_to !== null && { to: row.passed_to }), until: row.absent_until.toISOString() } }),
    ...(row.seen_at !== null && { seenAt: row.seen_at.toISOString() }),
    ...(row.acknowledged_at !== null && { acknowledgedAt: row.acknowledged_at.toISOString() }),
    ...(row.acknowledged_by !== null && { acknowledgedBy: row.acknowledged_by }),
    ...(note !== undefined && { note }),
    deliveries: (row.deliveries ?? []).map(delivered),
  };
}

function delivered({ channel, state, queuedAt, sentAt, deliveredAt, replaces, because }: DeliveryRow): DeliveryView {
  return {
    channel,
    state,
    queuedAt: new Date(queuedAt).toISOString(),
    ...(sentAt !== null && { sentAt: new Date(sentAt).toISOString() }),
    ...(deliveredAt !== null && { deliveredAt: new Date(deliveredAt).toISOString() }),
    ...(replaces !== null && { replaces }),
    ...(because !== null && { because }),
  };
}
