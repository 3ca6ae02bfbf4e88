import { Global, type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { AlertEngineModule, DeliveryService, SweepService } from '../../src/alerts/index.js';
import { Clock } from '../../src/platform/clock/index.js';
import { Config } from '../../src/platform/config/index.js';
import { WorkerDatabase } from '../../src/platform/database/index.js';
import { Mailer } from '../../src/platform/mail/index.js';
import { KeysModule } from '../../src/platform/keys/index.js';
import { WakeQueue } from '../../src/platform/queue/index.js';
import type { Random } from './random.js';
import { Killed, type Scheduler } from './scheduler.js';

/** What can go wrong at a step of a worker. */
export type Mishap = 'killed-before' | 'killed-after' | 'cut-off' | 'paused' | 'letter-killed';

export interface Surroundings {
  readonly scheduler: Scheduler;
  readonly config: Config;
  /** The owner's connection. */
  readonly control: () => pg.Client;
  /** Connections that outlived a worker, for the next one: a new one costs PostgreSQL more than fifty statements. */
  readonly spare: pg.Client[];
  readonly wake: (instant: Date, clock: Clock) => void;
  /** A letter arrives in a mailbox. */
  readonly arrived: (messageId: string) => void;
  readonly mailRandom: Random;
  readonly mailDown: () => boolean;
  /** The database is away: nobody gets a connection. */
  readonly databaseDown: () => boolean;
  readonly committed: () => void;
  /** How often anything was committed, or a lock given back, that a look which found nothing could find the next time. */
  stirred: number;
  readonly struck: (mishap: Mishap, worker: SimulatedWorker) => void;
}

/** A clock that is wrong by so much, and stays so until somebody sets it. */
export class SkewedClock extends Clock {
  constructor(
    private readonly scheduler: Pick<Scheduler, 'now'>,
    public offset: number,
  ) {
    super();
  }

  now(): Date {
    return new Date(this.scheduler.now + this.offset);
  }
}

const COMMIT = 'commit and chain';
const ROLLBACK = 'rollback and chain';

const NOTHING = { rows: [], rowCount: 0 } as unknown as pg.QueryResult;

/** What names a look for the next piece of work, with the instant it is asked for. */
function lookOf(query: string | pg.QueryConfig): string | undefined {
  if (typeof query === 'string' || !query.text.includes('skip locked')) return undefined;
  return `${query.text} ${JSON.stringify(query.values)}`;
}

/** The worker's database with a turn before every statement, and a mishap at a chosen one. */
class StepwiseDatabase extends WorkerDatabase {
  private readonly idle = new Set<pg.Client>();
  private readonly open = new Set<pg.Client>();
  /** Connections in a transaction. Each ends with the beginning of the next; one that found nothing is left open for it: it holds no row. */
  private readonly begun = new Set<pg.Client>();
  /** Connections with a statement under way. */
  private readonly busy = new Set<pg.Client>();
  /** Looks that found nothing, at this instant by this clock: they find nothing again until something stirs, and are not asked again. */
  private readonly nothing = { at: -1, looks: new Set<string>() };
  private toMishap: { mishap: Mishap; steps: number } | undefined;

  constructor(
    private readonly around: Surroundings,
    private readonly worker: SimulatedWorker,
  ) {
    super(around.config);
  }

  /** The mishap comes at the so-manyth statement from now on. */
  expect(mishap: Mishap, steps: number): void {
    this.toMishap = { mishap, steps };
  }

  override async query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return await this.with(false, async (client) => {
      const { rows } = await this.ask(client, false, text, [...values]);
      return rows as Row[];
    });
  }

  override async transaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    return await this.with(true, async (client) => {
      const { scheduler } = this.around;
      const touched: boolean[] = [];
      let letters = false;
      const ask = async (query: string | pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult> => {
        const answer = await this.ask(client, true, query, values);
        letters ||= typeof query !== 'string' && query.name?.startsWith('delivery-') === true;
        touched.push((answer.rowCount ?? 1) > 0);
        return answer;
      };
      scheduler.transactions += 1;
      try {
        const answer = await work({ query: ask } as unknown as pg.PoolClient);
        if (touched.includes(true)) {
          await this.ask(client, true, COMMIT);
          this.around.committed();
          this.stir(letters);
        }
        return answer;
      } catch (error) {
        if (this.open.has(client)) await this.ask(client, true, ROLLBACK).catch(() => undefined);
        this.stir(false);
        throw error;
      } finally {
        scheduler.transactions -= 1;
      }
    });
  }

  /** As PostgreSQL ends connections: what was open is rolled back before anybody else moves. */
  private async cut(clients: readonly pg.Client[]): Promise<void> {
    this.forget(clients);
    await cutOff(this.around.control(), clients);
  }

  async cutAll(): Promise<void> {
    await this.cut([...this.open]);
  }

  /** The process is gone: what it had open is rolled back before anybody else moves. Connections that wait for nothing serve the next process. */
  async abandon(): Promise<void> {
    const clients = [...this.open];
    const waiting = clients.filter((client) => this.busy.has(client));
    const begun = clients.filter((client) => this.begun.has(client) && !this.busy.has(client));
    this.forget(clients);
    await cutOff(this.around.control(), waiting);
    for (const client of begun) await client.query('rollback');
    this.around.spare.push(...clients.filter((client) => !waiting.includes(client)));
  }

  override async onModuleDestroy(): Promise<void> {
    await this.abandon();
    await super.onModuleDestroy();
  }

  private forget(clients: readonly pg.Client[]): void {
    this.stir(false);
    for (const client of clients) {
      this.open.delete(client);
      this.begun.delete(client);
      this.busy.delete(client);
      this.idle.delete(client);
    }
  }

  private async with<T>(inTransaction: boolean, work: (client: pg.Client) => Promise<T>): Promise<T> {
    // The oldest that is free: so the sweeps are always on the same one, and few connections have to learn every statement.
    const free = [...this.open].find((client) => this.idle.has(client) && this.begun.has(client) === inTransaction);
    if (free !== undefined) this.idle.delete(free);
    const client = free ?? (await this.connect());
    try {
      return await work(client);
    } finally {
      if (this.open.has(client)) this.idle.add(client);
    }
  }

  private async connect(): Promise<pg.Client> {
    return await this.around.scheduler.step(this.worker.name, async () => {
      this.mustReach();
      const client = this.around.spare.pop() ?? (await this.connectNow());
      await client.query({ name: 'worker-name', text: `select set_config('application_name', $1, false)`, values: [this.worker.name] });
      this.open.add(client);
      return client;
    });
  }

  private async connectNow(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.around.config.workerDatabaseUrl });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  /** One turn: a statement, with the beginning or the end of a transaction before it where it needs one. */
  private async ask(client: pg.Client, inTransaction: boolean, query: string | pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult> {
    const { scheduler } = this.around;
    const mishap = this.mishapNow();
    if (mishap === 'paused') {
      this.around.struck(mishap, this.worker);
      await scheduler.sleep(this.worker.name, this.worker.pauseMs());
    }
    return await scheduler.step(this.worker.name, async () => {
      this.mustReach();
      if (!this.open.has(client)) throw new Error('the connection is gone');
      if (mishap === 'killed-before') throw await this.worker.die(mishap);
      if (mishap === 'cut-off') {
        this.around.struck(mishap, this.worker);
        await this.cut([client]);
        throw new Error('terminating connection due to administrator command');
      }
      const look = lookOf(query);
      const answer = this.foundNothing(look) ? NOTHING : await this.askNow(client, inTransaction, query, values);
      if (look !== undefined && answer.rows.length === 0) this.foundNothingAt(look);
      if (mishap === 'killed-after') {
        this.around.committed();
        throw await this.worker.die(mishap);
      }
      return answer;
    });
  }

  /** @param own a letter of this worker's: what is to be tried again is tried later by this clock, though perhaps not by another's */
  private stir(own: boolean): void {
    const still = own && this.nothing.at === this.around.stirred;
    this.around.stirred += 1;
    if (still) this.nothing.at = this.around.stirred;
  }

  private foundNothing(look: string | undefined): boolean {
    return look !== undefined && this.nothing.at === this.around.stirred && this.nothing.looks.has(look);
  }

  private foundNothingAt(look: string): void {
    if (this.nothing.at !== this.around.stirred) this.nothing.looks.clear();
    this.nothing.at = this.around.stirred;
    this.nothing.looks.add(look);
  }

  private async askNow(client: pg.Client, inTransaction: boolean, query: string | pg.QueryConfig, values: unknown[] | undefined): Promise<pg.QueryResult> {
    this.busy.add(client);
    try {
      if (inTransaction && !this.begun.has(client)) await client.query('begin');
      if (inTransaction) this.begun.add(client);
      return await (typeof query === 'string' ? client.query(query, values) : client.query(query));
    } finally {
      this.busy.delete(client);
    }
  }

  private mishapNow(): Mishap | undefined {
    if (this.toMishap === undefined) return undefined;
    this.toMishap.steps -= 1;
    if (this.toMishap.steps > 0) return undefined;
    const { mishap } = this.toMishap;
    this.toMishap = undefined;
    return mishap;
  }

  private mustReach(): void {
    if (this.worker.dead) throw new Killed(`${this.worker.name} was killed`);
    if (this.around.databaseDown()) throw new Error('connect ECONNREFUSED');
  }
}

/** A mail server that is slow, refuses, or takes the letter and never says so. */
class UnsureMailer extends Mailer {
  killAtNext = false;

  constructor(
    private readonly around: Surroundings,
    private readonly worker: SimulatedWorker,
  ) {
    super(around.config);
  }

  override async send(letter: { readonly to: string; readonly messageId: string; readonly subject: string }): Promise<void> {
    const { mailRandom, scheduler } = this.around;
    // Drawn by what the letter says and when, not by the order of letters: that order depends on random ids.
    const random = mailRandom.fork(`${String(scheduler.now)} ${letter.to} ${letter.subject.replaceAll(/ML-\w+-\w+|\d+/g, '')}`);
    if (random.chance(0.1)) await scheduler.sleep(this.worker.name, random.between(1_000, 20_000));
    if (this.worker.dead) throw new Killed(this.worker.name);
    if (this.around.mailDown() || random.chance(0.03)) throw Object.assign(new Error('refused'), { code: 'EENVELOPE', responseCode: 451 });
    this.around.arrived(letter.messageId);
    if (this.killAtNext) {
      this.killAtNext = false;
      throw await scheduler.step('operator', () => this.worker.die('letter-killed'));
    }
    if (random.chance(0.03)) throw Object.assign(new Error('timed out'), { code: 'ETIMEDOUT' });
  }
}

class UnsureQueue extends WakeQueue {
  constructor(
    private readonly around: Surroundings,
    private readonly ofWhom: Clock,
  ) {
    super({ redisUrl: undefined, databaseUrl: '' }, ofWhom);
  }

  override wakeAt(instant: Date): Promise<void> {
    this.around.wake(instant, this.ofWhom);
    return Promise.resolve();
  }
}

export function unsureQueue(around: Surroundings, clock: Clock): WakeQueue {
  return new UnsureQueue(around, clock);
}

/** Stands between an engine and its database: how the broken twins are made. */
export type Twin = (database: WorkerDatabase, clock: Clock) => WorkerDatabase;

/** One worker process, with the engine as it is and stand-ins for all it touches. It dies with its memory. */
export class SimulatedWorker {
  dead = false;
  readonly clock: SkewedClock;
  private readonly database: StepwiseDatabase;
  private readonly mailer: UnsureMailer;
  private context: INestApplicationContext | undefined;

  private constructor(
    readonly name: string,
    private readonly around: Surroundings,
    offset: number,
    readonly pauseMs: () => number,
  ) {
    this.clock = new SkewedClock(around.scheduler, offset);
    this.database = new StepwiseDatabase(around, this);
    this.mailer = new UnsureMailer(around, this);
  }

  static async start(name: string, around: Surroundings, options: { offset: number; pauseMs: () => number; twin?: Twin | undefined }): Promise<SimulatedWorker> {
    const worker = new SimulatedWorker(name, around, options.offset, options.pauseMs);
    const standIns = [
      { provide: WorkerDatabase, useValue: options.twin?.(worker.database, worker.clock) ?? worker.database },
      { provide: Mailer, useValue: worker.mailer },
      { provide: WakeQueue, useValue: unsureQueue(around, worker.clock) },
      { provide: Clock, useValue: worker.clock },
      { provide: Config, useValue: around.config },
    ];
    @Global()
    @Module({})
    class StandIns {}
    @Module({})
    class Worker {}
    worker.context = await NestFactory.createApplicationContext(
      { module: Worker, imports: [{ module: StandIns, providers: standIns, exports: standIns.map(({ provide }) => provide) }, KeysModule, AlertEngineModule] },
      { logger: false },
    );
    return worker;
  }

  async sweep(): Promise<number> {
    return (await this.part(SweepService).sweep()).alerts;
  }

  async deliver(): Promise<number> {
    return await this.part(DeliveryService).deliver();
  }

  expect(mishap: Mishap, steps: number): void {
    if (mishap === 'letter-killed') this.mailer.killAtNext = true;
    else this.database.expect(mishap, steps);
  }

  /** kill -9: the connections break, nothing that was at work goes on. @returns what its callers get thrown */
  async die(mishap: Mishap): Promise<Killed> {
    this.dead = true;
    await this.database.abandon();
    this.around.struck(mishap, this);
    this.around.scheduler.kill(this.name);
    return new Killed(`${this.name} was killed`);
  }

  /** All connections end: the server went away. */
  async loseConnections(): Promise<void> {
    await this.database.cutAll();
  }

  /** The process ends at once, with whatever it was at. */
  async end(): Promise<void> {
    this.dead = true;
    await this.database.abandon();
  }

  async close(): Promise<void> {
    await this.end();
    await this.context?.close();
  }

  private part<T>(token: new (...args: never[]) => T): T {
    if (this.context === undefined) throw new Error('not started');
    return this.context.get<T>(token, { strict: false });
  }
}

/** @param control the owner's connection, which ends them and waits until they are gone */
export async function cutOff(control: pg.Client, clients: readonly pg.Client[]): Promise<void> {
  if (clients.length === 0) return;
  const pids = clients.map((client) => (client as pg.Client & { readonly processID: number }).processID);
  await control.query('select pg_terminate_backend(pid) from unnest($1::int[]) as pid', [pids]);
  for (let left = pids.length; left > 0; ) {
    const { rows } = await control.query<{ left: number }>('select count(*)::int as left from unnest($1::int[]) as p (pid) join pg_stat_get_activity(p.pid) a on true', [pids]);
    left = rows[0]?.left ?? 0;
  }
  await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
}
