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
  control: pg.Client;
  readonly wake: (instant: Date, clock: Clock) => void;
  /** A letter arrives in a mailbox. */
  readonly arrived: (messageId: string) => void;
  readonly mailRandom: Random;
  readonly mailDown: () => boolean;
  /** The database is away: nobody gets a connection. */
  readonly databaseDown: () => boolean;
  readonly committed: () => void;
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

/** The worker's database with a turn before every statement, and a mishap at a chosen one. */
class StepwiseDatabase extends WorkerDatabase {
  private readonly idle: pg.Client[] = [];
  private readonly open = new Map<pg.Client, number>();
  /** Connections in a transaction. One that found nothing is left open for the next: it holds no row, and most of them find nothing. */
  private readonly begun = new Set<pg.Client>();
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
    return await this.with(async (client) => {
      const { rows } = await this.ask(client, false, text, [...values]);
      this.around.committed();
      return rows as Row[];
    });
  }

  override async transaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    return await this.with(async (client) => {
      const { scheduler } = this.around;
      const touched: boolean[] = [];
      const ask = async (query: string | pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult> => {
        const answer = await this.ask(client, true, query, values);
        touched.push((answer.rowCount ?? 1) > 0);
        return answer;
      };
      scheduler.transactions += 1;
      try {
        const answer = await work({ query: ask } as unknown as pg.PoolClient);
        if (touched.includes(true)) await this.ask(client, true, 'commit');
        this.around.committed();
        return answer;
      } catch (error) {
        if (this.open.has(client)) await this.ask(client, true, 'rollback').catch(() => undefined);
        throw error;
      } finally {
        scheduler.transactions -= 1;
      }
    });
  }

  /** As PostgreSQL ends a connection, or as the death of a process does: what was open is rolled back before anybody else moves. */
  async cut(clients: readonly pg.Client[]): Promise<void> {
    const pids = clients.flatMap((client) => this.open.get(client) ?? []);
    for (const client of clients) {
      this.open.delete(client);
      this.begun.delete(client);
    }
    if (pids.length === 0) return;
    const { control } = this.around;
    await control.query('select pg_terminate_backend(pid) from unnest($1::int[]) as pid', [pids]);
    for (let left = pids.length; left > 0; ) {
      const { rows } = await control.query<{ left: number }>('select count(*)::int as left from unnest($1::int[]) as p (pid) join pg_stat_get_activity(p.pid) a on true', [pids]);
      left = rows[0]?.left ?? 0;
    }
    await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
  }

  async cutAll(): Promise<void> {
    this.idle.length = 0;
    await this.cut([...this.open.keys()]);
  }

  override async onModuleDestroy(): Promise<void> {
    await this.cutAll();
    await super.onModuleDestroy();
  }

  private async with<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = this.idle.pop() ?? (await this.connect());
    const answer = await work(client).catch((error: unknown) => {
      if (this.open.has(client)) this.idle.push(client);
      throw error;
    });
    if (this.open.has(client)) this.idle.push(client);
    return answer;
  }

  private async connect(): Promise<pg.Client> {
    return await this.around.scheduler.step(this.worker.name, async () => {
      this.mustReach();
      const client = new pg.Client({ connectionString: this.around.config.workerDatabaseUrl, application_name: this.worker.name });
      client.on('error', () => undefined);
      await client.connect();
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      this.open.set(client, rows[0]?.pid ?? 0);
      return client;
    });
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
      if (this.begun.has(client) !== inTransaction) await client.query(inTransaction ? 'begin' : 'commit');
      this.begun[inTransaction && query !== 'commit' && query !== 'rollback' ? 'add' : 'delete'](client);
      const answer = await (typeof query === 'string' ? client.query(query, values) : client.query(query));
      if (mishap === 'killed-after') {
        this.around.committed();
        throw await this.worker.die(mishap);
      }
      return answer;
    });
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
    await this.database.cutAll();
    this.around.struck(mishap, this);
    this.around.scheduler.kill(this.name);
    return new Killed(`${this.name} was killed`);
  }

  /** All connections end: the server went away. */
  async loseConnections(): Promise<void> {
    await this.database.cutAll();
  }

  async close(): Promise<void> {
    this.dead = true;
    await this.database.cutAll();
    await this.context?.close();
  }

  private part<T>(token: new (...args: never[]) => T): T {
    if (this.context === undefined) throw new Error('not started');
    return this.context.get<T>(token, { strict: false });
  }
}
