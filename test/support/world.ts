import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { type DynamicModule, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Logger } from 'nestjs-pino';
import type pg from 'pg';
import { enrolTotp, hashPassword, type Role, SECOND_FACTOR_COMPULSORY, SessionService } from '../../src/access/index.js';
import { AppModule } from '../../src/app.module.js';
import { loadTimeLimits } from '../../src/deadlines/index.js';
import { fastifyAdapter, HTTP_OPTIONS, prepareHttp } from '../../src/http-app.js';
import { Clock } from '../../src/platform/clock/index.js';
import { statementsOn } from '../../src/cli/context.js';
import { KeyService } from '../../src/platform/keys/index.js';
import { LOG_DESTINATION } from '../../src/platform/logging/index.js';
import { loadReference } from '../../src/reference/index.js';
import { loadRetentionRules } from '../../src/retention/index.js';
import { Caller } from './caller.js';
import { FakeClock } from './clock.js';
import { asOwner, freshDatabase, INSTALLATION_KEY, type TestDatabase } from './database.js';

interface Post {
  region?: string;
  centre?: string;
  unit?: string;
  partner?: string;
  email?: string;
}

const PASSWORD = 'une phrase de passe pour les essais';
/** Whoever needs a second factor has this one. */
const TOTP_SECRET = 'ESSAIESSAIESSAIESSAIESSAIESSAI22';

/** The whole application on a database of its own, a clock that stands still, and people to act in it. */
export class World {
  private readonly people: Caller[] = [];

  private constructor(
    readonly app: NestFastifyApplication,
    readonly clock: FakeClock,
    readonly databaseUrl: string,
    private readonly passwordHash: string,
    private readonly drop: () => Promise<void>,
  ) {}

  /** @param options.logs gets every line that would be printed, at the level that `env` asks for */
  static async create(options: { now?: string; clock?: Clock; env?: Record<string, string>; database?: TestDatabase; logs?: (line: string) => void } = {}): Promise<World> {
    const database = options.database ?? (await freshDatabase());
    await asOwner(database.url, async (client) => {
      await loadReference(client);
      await loadTimeLimits(client);
      await loadRetentionRules(client);
    });
    Object.assign(process.env, {
      DATABASE_URL: database.url,
      INSTALLATION_KEY: INSTALLATION_KEY.toString('base64'),
      LOG_LEVEL: 'silent',
      ...options.env,
    });
    const clock = new FakeClock(new Date(options.now ?? '2026-03-10T08:00:00.000Z'));
    const testing = await Test.createTestingModule({ imports: [AppModule, ...(options.logs === undefined ? [] : [logsTo(options.logs)])] })
      .overrideProvider(Clock)
      .useValue(options.clock ?? clock)
      .compile();
    const app = testing.createNestApplication<NestFastifyApplication>(fastifyAdapter(false), HTTP_OPTIONS);
    if (options.logs !== undefined) app.useLogger(app.get(Logger));
    await prepareHttp(app);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return new World(app, clock, database.url, await hashPassword(PASSWORD), database.drop);
  }

  /** A new person in a role and place, signed in: with the session that both factors open. How one signs in has tests of its own. */
  async person(role: Role, post: Post = {}): Promise<Caller> {
    const id = randomUUID();
    const email = post.email ?? `${role}.${id.slice(0, 8)}@essai.invalid`;
    await asOwner(this.databaseUrl, async (client) => {
      await client.query(`insert into app_user (id, email, display_name, role, region_code, centre_code, unit_id, partner_code) values ($1, $2, $3, $4, $5, $6, $7, $8)`, [
        id, email, `${role} d’essai`, role, post.region ?? null, post.centre ?? null, post.unit === undefined ? null : await unitNamed(client, post.unit), post.partner ?? null,
      ]);
      await client.query('insert into user_password (user_id, hash) values ($1, $2)', [id, this.passwordHash]);
      if (SECOND_FACTOR_COMPULSORY[role]) {
        await enrolTotp(statementsOn(client), this.app.get(KeyService, { strict: false }), id, TOTP_SECRET);
      }
    });
    const caller = new Caller(this.app, id, email);
    await this.openSession(caller);
    this.people.push(caller);
    return caller;
  }

  /** Time passes; whoever was at work signs in again, as sessions end meanwhile. */
  async later(by: { minutes?: number; hours?: number; days?: number }): Promise<void> {
    this.clock.advance(by);
    await this.signInAnew();
  }

  /** As `later`, to an instant. */
  async at(instant: string): Promise<void> {
    this.clock.set(instant);
    await this.signInAnew();
  }

  /** As after both factors, without the work of showing them. */
  async openSession(person: Caller): Promise<void> {
    person.wear('passerelle_session', await this.app.get(SessionService, { strict: false }).open(person.userId, 'both-factors', 'Essai'));
  }

  private async signInAnew(): Promise<void> {
    for (const person of this.people) await this.openSession(person);
  }

  async unitId(name: string): Promise<string> {
    return await asOwner(this.databaseUrl, (client) => unitNamed(client, name));
  }

  /** To look behind the scenes. */
  async sql<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    return await asOwner(this.databaseUrl, async (client) => (await client.query(text, values)).rows as Row[]);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.drop();
  }
}

function logsTo(write: (line: string) => void): DynamicModule {
  @Module({})
  class Listening {}
  return { module: Listening, global: true, providers: [{ provide: LOG_DESTINATION, useValue: { write } }], exports: [LOG_DESTINATION] };
}

async function unitNamed(client: pg.Client, name: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `insert into unit (name, authority_code) values ($1, 'FAMA') on conflict (name) do update set name = excluded.name returning id`,
    [name],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('the unit was not written');
  return row.id;
}

export { PASSWORD, TOTP_SECRET };
