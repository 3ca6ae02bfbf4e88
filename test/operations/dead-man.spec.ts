import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { loadTimeLimits } from '../../src/deadlines/index.js';
import { DeadManService } from '../../src/operations/index.js';
import { rolePassword } from '../../src/platform/database-roles/index.js';
import { migrate } from '../../src/platform/database/index.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.js';
import { migrateQueue } from '../../src/platform/queue/index.js';
import { loadReference } from '../../src/reference/index.js';
import { FakeClock } from '../support/clock.js';
import { asOwner, freshDatabase, INSTALLATION_KEY } from '../support/database.js';
import { Engine, recipient, seedCustodies } from '../support/engine.js';
import { until, WorkerProcess } from '../support/worker-process.js';

/** What listens on the other side: it counts, and answers as it is told. */
class Listener {
  readonly paths: string[] = [];
  status = 200;
  silent = false;

  private constructor(private readonly server: Server) {
    server.on('request', (request, reply) => {
      this.paths.push(`${request.method ?? ''} ${request.url ?? ''}`);
      if (!this.silent) reply.writeHead(this.status, { location: '/elsewhere' }).end();
    });
  }

  static async open(): Promise<Listener> {
    const listener = new Listener(createServer());
    await new Promise<void>((resolve) => listener.server.listen(0, '127.0.0.1', resolve));
    return listener;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}/ping/secret`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

describe('the sign of life', () => {
  const clock = new FakeClock(new Date('2026-03-10T08:00:00.000Z'));
  let listener: Listener;
  let database: { url: string; drop: () => Promise<void> };
  let engine: Engine;
  let sign: DeadManService;

  beforeAll(async () => {
    listener = await Listener.open();
    database = await freshDatabase();
    await asOwner(database.url, async (client) => {
      await loadReference(client);
      await loadTimeLimits(client);
      await recipient(client, 'regional-officer', { region: 'gao' });
    });
    engine = new Engine(database.url, clock, { DEADMAN_URL: listener.url, DEADMAN_INTERVAL_SECONDS: '60' });
    sign = new DeadManService(engine.database, clock, engine.config);
  });
  afterEach(() => {
    clock.advance({ minutes: 5 });
    listener.status = 200;
    listener.silent = false;
  });
  afterAll(async () => {
    await engine.close();
    await database.drop();
    await listener.close();
  });

  it('is sent after a sound sweep, once an interval', async () => {
    await engine.sweeper.sweep();
    expect(await sign.afterSweep()).toBe(true);
    expect(await sign.afterSweep()).toBe(false);
    clock.advance({ minutes: 1 });
    await engine.sweeper.sweep();
    expect(await sign.afterSweep()).toBe(true);
    expect(listener.paths).toEqual(['GET /ping/secret', 'GET /ping/secret']);
  });

  it('is not sent while a step that was due is not alerted, whoever says that a sweep completed', async () => {
    await asOwner(database.url, (client) => seedCustodies(client, { count: 1, startsAt: new Date('2026-03-09T08:00:00.000Z'), region: 'gao' }));
    const before = listener.paths.length;
    await asOwner(database.url, (client) => client.query(`update heartbeat set at = $1 where name = 'sweep'`, [clock.now()]));
    expect(await sign.afterSweep()).toBe(false);
    expect(listener.paths).toHaveLength(before);
    await engine.sweeper.sweep();
    expect(await sign.afterSweep()).toBe(true);
  });

  it.each([
    ['an error', () => { listener.status = 500; }],
    ['another address', () => { listener.status = 302; }],
  ])('answered by %s, it is sent again with the next sweep and disturbs nobody', async (_, answering) => {
    await engine.sweeper.sweep();
    answering();
    expect(await sign.afterSweep()).toBe(false);
    listener.status = 200;
    expect(await sign.afterSweep()).toBe(true);
    expect(listener.paths.every((path) => path === 'GET /ping/secret')).toBe(true);
  });

  it('nobody listening, no address, no database: it never throws', async () => {
    const nowhere = new Engine(database.url, clock, { DEADMAN_URL: 'http://127.0.0.1:9/none' });
    expect(await new DeadManService(nowhere.database, clock, nowhere.config).afterSweep()).toBe(false);
    await nowhere.close();
    expect(await new DeadManService(nowhere.database, clock, nowhere.config).afterSweep()).toBe(false);
    const none = new Engine(database.url, clock);
    expect(await new DeadManService(none.database, clock, none.config).afterSweep()).toBe(false);
    await none.close();
  });
});

/** A real worker on a server of its own, which may be stopped. */
describe('the sign of life of a real worker', () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'passerelle-deadman-'));
  let cluster: EmbeddedPostgres;
  let listener: Listener;
  let worker: WorkerProcess;

  const owner = <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => asOwner(cluster.url, work);
  const signs = (): number => listener.paths.length;
  /** So many intervals without a sign, and it stays away: what was on its way has arrived by then. */
  const silence = async (): Promise<number> => {
    let before = -1;
    await until('no sign for two intervals', async () => {
      if (before === signs()) return true;
      before = signs();
      await new Promise((resolve) => setTimeout(resolve, 2_500));
      return before === signs();
    });
    return signs();
  };
  const anotherThan = (before: number): Promise<void> => until('the sign is back', () => signs() > before, 60);

  beforeAll(async () => {
    cluster = await startEmbeddedPostgres({ dataDirectory, port: 26_830 });
    listener = await Listener.open();
    await migrate({ url: cluster.url, passwordOf: (role) => rolePassword(role, INSTALLATION_KEY) });
    await migrateQueue(cluster.url);
    await owner(async (client) => {
      await loadReference(client);
      await loadTimeLimits(client);
    });
    worker = new WorkerProcess(cluster.url, { SWEEP_INTERVAL_SECONDS: '1', DEADMAN_URL: listener.url, DEADMAN_INTERVAL_SECONDS: '1' });
    await until('the first sign', () => signs() > 1, 60);
  });
  afterAll(async () => {
    await worker.end('SIGKILL');
    await cluster.stop();
    await listener.close();
    rmSync(dataDirectory, { recursive: true, force: true });
  });

  it('stays away while the sweep is blocked, and comes back with it', async () => {
    let before = 0;
    await owner(async (client) => {
      await client.query('begin; lock table deadline_watch in access exclusive mode');
      before = await silence();
      await client.query('rollback');
    });
    await anotherThan(before);
  });

  it('stays away while the database takes nobody in, and comes back with it, after a crash too', async () => {
    const server = new URL(cluster.url);
    const name = server.pathname.slice(1);
    server.pathname = '/postgres';
    const atServer = (sql: string): Promise<unknown> => asOwner(server.toString(), (client) => client.query(sql));
    await atServer(`alter database ${name} allow_connections false`);
    await atServer(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
    const before = await silence();
    await atServer(`alter database ${name} allow_connections true`);
    await anotherThan(before);
    await cluster.restart('immediate');
    await anotherThan(signs());
  });

  it('an address that takes the sign and never answers holds up no sweep', async () => {
    listener.silent = true;
    const [from] = await owner(async (client) => (await client.query<{ at: Date }>(`select at from heartbeat where name = 'sweep'`)).rows);
    await until('three more sweeps', async () => {
      const [now] = await owner(async (client) => (await client.query<{ at: Date }>(`select at from heartbeat where name = 'sweep'`)).rows);
      return from !== undefined && now !== undefined && now.at.getTime() - from.at.getTime() > 3_000;
    }, 20);
    listener.silent = false;
  });

  it('ends with the worker', async () => {
    await anotherThan(signs());
    await worker.end('SIGKILL');
    const before = await silence();
    expect(worker.alive).toBe(false);
    expect(signs()).toBe(before);
  });
});
