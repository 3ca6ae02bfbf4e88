import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SystemClock } from '../../src/platform/clock/index.js';
import { roleUrl } from '../../src/platform/database-roles/index.js';
import { WakeListener, WakeQueue } from '../../src/platform/queue/index.js';
import { openQueue, type QueuePlace } from '../../src/platform/queue/queue-place.js';
import { asOwner, freshDatabase, INSTALLATION_KEY } from '../support/database.js';
import { RedisServer } from '../support/redis.js';
import { until } from '../support/worker-process.js';
import '../support/engine.js'; // silences the log

/** A place for the queue, and what may befall it there. */
interface Backend {
  readonly place: QueuePlace;
  /** @returns how many there were */
  readonly cutConnections: () => Promise<number>;
  readonly empty: () => Promise<unknown>;
  readonly close: () => Promise<void>;
}

async function postgres(): Promise<Backend> {
  const database = await freshDatabase();
  const owner = (sql: string) => () => asOwner(database.url, (client) => client.query(sql));
  return {
    place: { redisUrl: undefined, databaseUrl: roleUrl(database.url, 'passerelle_worker', INSTALLATION_KEY) },
    cutConnections: async () =>
      (await owner(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'passerelle-queue' and datname = current_database()`)()).rows.length,
    empty: owner(`do $$ declare name text; begin
      for name in select tablename from pg_tables where schemaname = 'bullmq' and tablename not like '%migration%' loop execute format('truncate bullmq.%I cascade', name); end loop; end $$`),
    close: () => database.drop(),
  };
}

const server = await RedisServer.open();
async function redis(): Promise<Backend> {
  if (server === undefined) throw new Error('neither a server on this machine nor REDIS_URL');
  const backend = {
    place: { redisUrl: server.url, databaseUrl: 'postgres://nobody:none@127.0.0.1:1/none' },
    cutConnections: async () => Number(await server.ask((client) => client.client('KILL', 'TYPE', 'NORMAL', 'SKIPME', 'yes'))),
    empty: () => server.ask((client) => client.flushdb()),
    close: () => server.close(),
  };
  await backend.empty();
  return backend;
}

const kinds: [string, () => Promise<Backend>, typeof describe | typeof describe.skip][] = [
  ['PostgreSQL', postgres, describe],
  ['Redis or Valkey', redis, server === undefined ? describe.skip : describe],
];

/** What the clock asks of a queue, the same wherever it lives: real waits, of fractions of a second. */
for (const [name, open, describeIt] of kinds) {
  describeIt(`the queue on ${name}`, () => {
    const clock = new SystemClock();
    let backend: Backend;
    let wake: WakeQueue;
    let listeners: WakeListener[];

    const inMs = (ms: number): Date => new Date(clock.now().getTime() + ms);
    const listen = async (onWake: () => Promise<void>): Promise<WakeListener> => {
      const listener = new WakeListener(backend.place);
      listeners.push(listener);
      await listener.start(onWake);
      return listener;
    };
    /** Listens and notes when it was woken. */
    const woken = async (): Promise<number[]> => {
      const times: number[] = [];
      await listen(() => {
        times.push(clock.now().getTime());
        return Promise.resolve();
      });
      return times;
    };
    const waiting = async (): Promise<number> => {
      const queue = openQueue(backend.place, () => undefined);
      const counts = await queue.getJobCounts();
      await queue.close();
      return Object.values(counts).reduce((sum, count) => sum + count, 0);
    };

    beforeAll(async () => {
      backend = await open();
    });
    beforeEach(() => {
      listeners = [];
      wake = new WakeQueue(backend.place, clock);
    });
    afterEach(async () => {
      await Promise.all(listeners.map((listener) => listener.stop()));
      await wake.close();
      await backend.empty();
    });
    afterAll(async () => {
      await backend.close();
    });

    it('wakes at the instant, not before, and soon after', async () => {
      const times = await woken();
      const asked = inMs(600);
      await wake.wakeAt(asked);
      await until('woken', () => times.length === 1, 5);
      expect(times[0]).toBeGreaterThanOrEqual(asked.getTime());
      expect(times[0]).toBeLessThan(asked.getTime() + 1_500);
    });

    it('one instant, asked for many times by two processes, wakes once', async () => {
      const times = await woken();
      const other = new WakeQueue(backend.place, clock);
      const asked = inMs(800);
      await Promise.all([wake, other].flatMap((one) => Array.from({ length: 10 }, () => one.wakeAt(asked))));
      await wake.wakeAt(inMs(1_400));
      await until('the later one has come too', () => times.length >= 2, 5);
      await other.close();
      expect(times).toHaveLength(2);
      await until('nothing is left', async () => (await waiting()) === 0, 5); // a wake that was taken is struck off a moment later
    });

    it('what is asked for while a wake is at work wakes again', async () => {
      let release = (): void => undefined;
      const atWork = new Promise<void>((done) => { release = done; });
      let begun = 0;
      await listen(async () => {
        begun += 1;
        if (begun === 1) await atWork;
      });
      await wake.wakeAt(clock.now());
      await until('at work', () => begun === 1, 5);
      await wake.wakeAt(clock.now());
      release();
      await until('woken again', () => begun === 2, 5);
    });

    it('a wake that fails is not tried again and leaves nothing behind; the next one comes', async () => {
      let begun = 0;
      await listen(() => {
        begun += 1;
        return begun === 1 ? Promise.reject(new Error('the database is away')) : Promise.resolve();
      });
      await wake.wakeAt(clock.now());
      await until('failed', () => begun === 1, 5);
      await wake.wakeAt(inMs(700));
      await until('the next', () => begun === 2, 5);
      await until('nothing is left', async () => (await waiting()) === 0, 5); // a wake that was taken is struck off a moment later
      expect(begun).toBe(2);
    });

    it('three workers, some failing: each wake is taken by one', async () => {
      const taken: number[] = [];
      for (const worker of [0, 1, 2]) {
        await listen(() => {
          taken.push(worker);
          return worker === 2 ? Promise.reject(new Error('this one always fails')) : Promise.resolve();
        });
      }
      for (let n = 0; n < 8; n += 1) await wake.wakeAt(inMs(300 + n * 250));
      await until('all eight', () => taken.length >= 8, 8);
      await until('nothing is left', async () => (await waiting()) === 0, 5); // a wake that was taken is struck off a moment later
      expect(taken).toHaveLength(8);
    });

    it('stopping waits for the wake at work', async () => {
      let begun = false;
      let done = false;
      let release = (): void => undefined;
      const atWork = new Promise<void>((free) => { release = free; });
      const listener = await listen(async () => {
        begun = true;
        await atWork;
        done = true;
      });
      await wake.wakeAt(clock.now());
      await until('at work', () => begun, 5);
      const stopped = listener.stop();
      release();
      await stopped;
      expect(done).toBe(true);
    });

    it('every connection cut: asks and wakes again by itself', async () => {
      const times = await woken();
      await wake.wakeAt(clock.now());
      await until('woken before', () => times.length === 1, 5);
      expect(await backend.cutConnections()).toBeGreaterThan(1);
      await until('woken after', async () => {
        await wake.wakeAt(clock.now());
        return times.length >= 2;
      }, 15);
    });

    it('emptied, it breaks nothing: the next wake comes', async () => {
      const times = await woken();
      await wake.wakeAt(inMs(3_600_000)); // further off than emptying takes on any machine
      await backend.empty();
      const asked = inMs(800);
      await wake.wakeAt(asked);
      await until('woken', () => times.length === 1, 5);
      expect(times[0]).toBeGreaterThanOrEqual(asked.getTime());
    });
  });
}
