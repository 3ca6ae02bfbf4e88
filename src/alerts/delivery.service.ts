import { Inject, Injectable, Logger } from '@nestjs/common';
import { type Addressee, type ChannelOutcome, Channels, installedChannels, type Message, type PersonChannel, replacementFor, urgencyOf } from '../channels/index.js';
import { instant } from '../deadlines/index.js';
import { Clock } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import { WorkerDatabase } from '../platform/database/index.js';
import { type Outbox, type Queued, sendAll } from '../platform/sending/index.js';
import type { Notice } from './alert.vocabulary.js';
import { subjectOf } from './climb.js';
import { messageOf } from './message.rules.js';
import { REACH, replaceFailed } from './queue-deliveries.js';

/** Letters under way at once. Of the other channels one: a gateway that does not answer holds up nobody but itself. */
const LETTERS_AT_ONCE = 3;
const PEOPLE_CHANNELS: readonly PersonChannel[] = ['push', 'sms', 'email'];

/** What is told, of whatever an alert is about. */
interface Told extends Queued {
  readonly number: number;
  readonly case_id: string;
  readonly case_code: string;
  readonly step_kind: string;
  readonly step_at: Date;
  readonly due_at: Date;
  readonly renewal: number;
  readonly rule_code: string;
  readonly label_fr: string;
  readonly label_en: string;
  readonly start_fact: string | null;
}

interface ToPerson extends Told, Addressee {
  readonly answered: boolean;
  readonly answered_before: Date | null;
  readonly used: readonly string[];
  readonly telephone_sealed: Buffer | null;
  readonly devices: readonly { readonly id: string; readonly sealed: string }[];
}

interface ToEndpoint extends Told {
  readonly endpoint_id: string;
  readonly url: string;
  readonly secret: Buffer;
}

/** Sends what is queued, by whatever channel, and lets the next channel take over where one has failed. */
@Injectable()
export class DeliveryService {
  private readonly log = new Logger(DeliveryService.name);
  private readonly installed: ReadonlySet<PersonChannel>;

  constructor(
    @Inject(WorkerDatabase) private readonly database: WorkerDatabase,
    @Inject(Channels) private readonly channels: Channels,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Config) private readonly config: Config,
  ) {
    this.installed = installedChannels(config);
  }

  /** Everything due now, until nothing is left. @returns how many were tried */
  async deliver(): Promise<number> {
    const tools = { database: this.database, clock: this.clock, log: this.log };
    let tried = 0;
    for (let replaced = 1; replaced > 0; ) {
      const waiting = await this.waiting();
      const sent = await Promise.all([
        ...PEOPLE_CHANNELS.filter((channel) => waiting.channels.includes(channel)).map((channel) => sendAll(tools, this.toPeople(channel), channel === 'email' ? LETTERS_AT_ONCE : 1)),
        ...(waiting.channels.includes('webhook') ? [sendAll(tools, this.toEndpoints())] : []),
      ]);
      const now = sent.reduce((sum, count) => sum + count, 0);
      tried += now;
      replaced = now === 0 && !waiting.failed ? 0 : await this.database.transaction((client) => replaceFailed(client, this.clock.now(), this.installed));
    }
    return tried;
  }

  /** Asked every few seconds, and mostly the answer is nothing: one look instead of one a lane. */
  private async waiting(): Promise<{ readonly channels: readonly string[]; readonly failed: boolean }> {
    const [row] = await this.database.query<{ channels: string[]; failed: boolean }>(WAITING, [this.clock.now()]);
    return row ?? { channels: [], failed: false };
  }

  private toPeople(name: PersonChannel): Outbox<ToPerson, ChannelOutcome> {
    const channel = this.channels.of(name);
    return {
      table: 'delivery',
      next: async (client, now) => {
        const { rows } = await client.query<ToPerson>({ name: 'delivery-to-person', text: TO_PERSON, values: [now, name] });
        return rows.map((row) => ({ ...row, sealedTelephone: row.telephone_sealed, sealedDevices: row.devices.map(({ id, sealed }) => ({ id, sealed: Buffer.from(sealed, 'base64') })) }))[0];
      },
      send: async (row) => {
        if (!channel.canReach(row)) return { kind: 'problem', what: 'no way to reach the person', final: true };
        return await channel.send(this.message(row), row);
      },
      name: (row) => `${name} of alert ${String(row.number)} for ${row.case_code}`,
      replaceable: (_, row) => Promise.resolve(replacementFor(row.used, row, this.installed) !== undefined),
      settled: async (client, row, outcome) => {
        if (outcome.kind === 'problem') await client.query('update delivery set unreplaced = true where id = $1', [row.id]);
        else if (outcome.reference !== undefined) await client.query('update delivery set reference = $2 where id = $1', [row.id, outcome.reference]);
        const gone = 'gone' in outcome ? (outcome.gone ?? []) : [];
        if (gone.length > 0) await client.query('delete from push_device where id = any ($1::uuid[])', [gone]);
      },
    };
  }

  private toEndpoints(): Outbox<ToEndpoint> {
    return {
      table: 'delivery',
      next: async (client, now) => (await client.query<ToEndpoint>({ name: 'delivery-to-endpoint', text: TO_ENDPOINT, values: [now] })).rows[0],
      send: (row) => this.channels.webhooks.send({ id: row.id, endpointId: row.endpoint_id, url: row.url, sealedSecret: row.secret, body: this.event(row) }),
      name: (row) => `webhook of step ${row.step_kind} for ${row.case_code}`,
      settled: async (client, row, outcome, now) => {
        if (outcome.kind === 'taken' && outcome.arrived === true) await client.query(`update delivery set state = 'delivered', delivered_at = $2 where id = $1`, [row.id, now]);
      },
    };
  }

  private message(row: ToPerson): Message {
    const subject = subjectOf(row.start_fact);
    const notice: Notice = {
      number: row.number,
      caseCode: row.case_code,
      rule: { fr: row.label_fr, en: row.label_en },
      step: row.step_kind,
      subject,
      due: instant(row.due_at, row.locale),
      answered: row.answered,
      renewed: row.answered_before && { answeredAt: instant(row.answered_before, row.locale), ago: this.clock.now().getTime() - row.answered_before.getTime() },
      link: this.linkOf(row),
      alertsLink: `${this.config.publicUrl}/alerts`,
      locale: row.locale,
    };
    return { id: row.id, ...messageOf(notice), link: notice.link, urgency: urgencyOf(row.step_kind) };
  }

  /** What other systems are told: the same as people, in the form of Standard Webhooks' payloads. Nobody's name. */
  private event(row: ToEndpoint): string {
    return JSON.stringify({
      type: 'deadline.step',
      timestamp: row.step_at.toISOString(),
      data: { caseCode: row.case_code, rule: row.rule_code, label: { fr: row.label_fr, en: row.label_en }, step: row.step_kind, renewal: row.renewal, dueAt: row.due_at.toISOString(), link: this.linkOf(row) },
    });
  }

  private linkOf({ case_id: caseId, start_fact: startFact, step_kind: step }: Told): string {
    if (step === 'difference') return `${this.config.publicUrl}/operations`;
    if (subjectOf(startFact) === 'access') return `${this.config.publicUrl}/emergency-accesses`;
    return `${this.config.publicUrl}/cases/${caseId}`;
  }
}

const WAITING = `
  select array(select distinct channel from delivery where state = 'queued' and next_try_at <= $1) as channels, exists (select from delivery where unreplaced) as failed`;

const ABOUT = 'y.id, y.attempts, a.number, a.case_id, a.case_code, a.step_kind, a.step_at, a.due_at, a.renewal, r.code as rule_code, r.label_fr, r.label_en, r.start_fact';

const TO_PERSON = `
  select ${ABOUT}, u.id as "userId", u.email, u.locale, ${REACH},
         exists (select 1 from acknowledgement k where k.deadline_id = a.deadline_id and (a.renewal = 0 or k.at >= a.created_at)) as answered,
         case when a.renewal > 0 then (select max(k.at) from acknowledgement k where k.deadline_id = a.deadline_id and k.at < a.created_at) end as answered_before,
         (select array_agg(o.channel) from delivery o where o.alert_id = a.id) as used,
         (select t.sealed from telephone t where t.user_id = u.id and t.verified_at is not null) as telephone_sealed,
         coalesce((select json_agg(json_build_object('id', p.id, 'sealed', encode(p.sealed, 'base64')) order by p.id) from push_device p where p.user_id = u.id), '[]') as devices
    from delivery y
    join alert a on a.id = y.alert_id
    join app_user u on u.id = a.recipient_id
    join time_limit_rule r on r.id = a.rule_id
   where y.channel = $2 and y.state = 'queued' and y.next_try_at <= $1
   order by y.next_try_at limit 1
     for update of y skip locked`;

const TO_ENDPOINT = `
  select ${ABOUT}, e.id as endpoint_id, e.url, s.sealed as secret
    from delivery y
    join alert a on a.id = y.alert_id
    join webhook_endpoint e on e.id = y.endpoint_id
    join webhook_secret s on s.endpoint_id = e.id
    join time_limit_rule r on r.id = a.rule_id
   where y.channel = 'webhook' and y.state = 'queued' and y.next_try_at <= $1 and e.active
   order by y.next_try_at limit 1
     for update of y skip locked`;
