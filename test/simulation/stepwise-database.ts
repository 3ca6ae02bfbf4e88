import pg from 'pg';
import { WorkerDatabase } from '../../src/platform/database/index.js';
import { cutOff } from './connections.js';
import { EmptyLooks } from './empty-looks.js';
import { Killed } from './scheduler.js';
import type { Mishap, Process, Surroundings } from './surroundings.js';

const COMMIT = 'commit and chain';
const ROLLBACK = 'rollback and chain';

/** The worker's database with a turn before every statement, and a mishap at a chosen one. */
export class StepwiseDatabase extends WorkerDatabase {
  private readonly idle = new Set<pg.Client>();
  private readonly open = new Set<pg.Client>();
  /** Connections in a transaction. Each ends with the beginning of the next; one that found nothing is left open for it: it holds no row. */
  private readonly begun = new Set<pg.Client>();
  /** Connections with a statement under way. */
  private readonly busy = new Set<pg.Client>();
  private readonly looks: EmptyLooks;
  private toMishap: { mishap: Mishap; steps: number } | undefined;

  constructor(
    private readonly around: Surroundings,
    private readonly worker: Process,
  ) {
    super(around.config);
    this.looks = new EmptyLooks(around);
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
          this.looks.stir(letters);
        }
        return answer;
      } catch (error) {
        if (this.open.has(client)) await this.ask(client, true, ROLLBACK).catch(() => undefined);
        this.looks.stir(false);
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
    this.looks.stir(false);
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
      const answer = await this.looks.unlessEmpty(query, () => this.askNow(client, inTransaction, query, values));
      if (mishap === 'killed-after') {
        this.around.committed();
        throw await this.worker.die(mishap);
      }
      return answer;
    });
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
