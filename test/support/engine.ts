import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type pg from 'pg';
import { DigestLettersService } from '../../src/alerts/digest-letters.service.js';
import { DigestService } from '../../src/alerts/digest.service.js';
import { DifferenceAlerts } from '../../src/alerts/difference-alerts.service.js';
import { DeliveryService } from '../../src/alerts/delivery.service.js';
import { makeChannels } from '../../src/channels/index.js';
import { SecondOpinionService } from '../../src/operations/index.js';
import { HeadLettersService, HeadPublisherService } from '../../src/audit/index.js';
import { Mailer } from '../../src/platform/mail/index.js';
import { SweepService } from '../../src/alerts/sweep.service.js';
import type { Clock } from '../../src/platform/clock/index.js';
import { type Config, loadConfig } from '../../src/platform/config/index.js';
import { WorkerDatabase } from '../../src/platform/database/index.js';
import { JournalSealer } from '../../src/platform/journal/index.js';
import { ChosenKeys } from '../../src/platform/keys/index.js';
import { WakeQueue } from '../../src/platform/queue/index.js';
import { INSTALLATION_KEY } from './database.js';

Logger.overrideLogger(false); // what is expected to fail here need not be read

/** The rooms of one worker process, moved by hand: a test says when it sweeps and when it delivers. */
export class Engine {
  readonly config: Config;
  readonly database: WorkerDatabase;
  readonly sweeper: SweepService;
  readonly delivery: DeliveryService;
  readonly digests: DigestService;
  readonly digestLetters: DigestLettersService;
  readonly sealer: JournalSealer;
  readonly heads: HeadPublisherService;
  readonly letters: HeadLettersService;
  readonly opinion: SecondOpinionService;
  readonly mailer: Mailer;
  private readonly wake: WakeQueue;

  constructor(url: string, clock: Clock, env: Record<string, string> = {}) {
    this.config = loadConfig({ DATABASE_URL: url, INSTALLATION_KEY: INSTALLATION_KEY.toString('base64'), PUBLIC_URL: 'https://passerelle.example', ...env });
    this.database = new WorkerDatabase(this.config);
    this.wake = new WakeQueue({ redisUrl: undefined, databaseUrl: this.config.workerDatabaseUrl }, clock);
    this.sweeper = new SweepService(this.database, this.wake, clock, this.config);
    this.mailer = new Mailer(this.config);
    this.delivery = new DeliveryService(this.database, makeChannels({ statements: this.database, keys: new ChosenKeys(this.config), mailer: this.mailer, clock, config: this.config }), clock, this.config);
    this.digests = new DigestService(this.database, clock, this.config);
    this.digestLetters = new DigestLettersService(this.database, this.mailer, clock, this.config);
    this.heads = new HeadPublisherService(this.database, clock, this.config);
    this.letters = new HeadLettersService(this.database, this.mailer, clock, this.config);
    this.opinion = new SecondOpinionService(this.database, clock, this.config, new DifferenceAlerts(this.config));
    this.sealer = new JournalSealer(this.database, clock);
  }

  async close(): Promise<void> {
    await this.mailer.onModuleDestroy();
    await this.wake.close();
    await this.database.onModuleDestroy();
  }
}

export interface Seed {
  readonly count: number;
  /** When the children were taken; the limit is 48 hours later. */
  readonly startsAt: Date;
  readonly region: string;
  /** Seconds between one child and the next. */
  readonly apart?: number;
}

/** Open custody deadlines by SQL, as notifications through the API would leave them: by the hundred, in no time. */
export async function seedCustodies(client: pg.Client, { count, startsAt, region, apart = 0 }: Seed): Promise<void> {
  await client.query('begin');
  await client.query(
    `with child as (
       insert into child_case (id, code, entry, sex, age_precision, identified_at, identified_precision, recorded_at, recorded_by, status, region_code)
       select uuidv7(), 'ML-' || translate(upper(lpad(to_hex((random() * 65535)::int), 4, '0')), 'ILOU', 'JKMN') || '-' || lpad(upper(to_hex(n + $5)), 4, '0'), 'capture', 'unknown', 'unknown',
              $1::timestamptz + make_interval(secs => n * $4::double precision), 'minute', $1, '0193a000-0000-7000-8000-000000000001', 'in-custody', $3
         from generate_series(1, $2::int) n
       returning id, identified_at
     ), grants as (
       insert into case_access (case_id, grantee, level) select id, 'region:' || $3, 'file' from child
     ), due as (
       insert into deadline (id, case_id, rule_id, rule_code, subject_id, starts_at, starts_precision, due_at, state, became_known_at)
       select uuidv7(), c.id, r.id, r.code, c.id, c.identified_at, 'minute', c.identified_at + interval '48 hours', 'open', c.identified_at
         from child c, time_limit_rule r where r.code = 'custody-handover' and r.version = 1
       returning id, starts_at
     )
     insert into deadline_watch (deadline_id, next_step, next_at) select id, 0, starts_at from due`,
    [startsAt, count, region, apart, Math.floor(Math.random() * 30_000)],
  );
  await client.query('commit');
}

export interface Post {
  readonly region?: string;
  readonly centre?: string;
  readonly unit?: string;
  readonly locale?: 'fr' | 'en';
}

/** A person who can be told, without an account to sign in with. */
export async function recipient(client: pg.Client, role: string, { region, centre, unit, locale }: Post = {}): Promise<{ id: string; email: string }> {
  const id = randomUUID();
  const email = `${role}.${id.slice(0, 8)}@essai.invalid`;
  await client.query('insert into app_user (id, email, display_name, role, region_code, centre_code, unit_id, locale) values ($1, $2, $3, $4, $5, $6, $7, $8)', [
    id, email, `${role} d’essai`, role, region ?? null, centre ?? null, unit ?? null, locale ?? 'fr',
  ]);
  return { id, email };
}
