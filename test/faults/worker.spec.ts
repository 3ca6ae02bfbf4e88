import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { migrateQueue } from '../../src/platform/queue/index.js';
import { Field } from '../support/field.js';
import { RedisServer } from '../support/redis.js';
import { until } from '../support/worker-process.js';

const redis = await RedisServer.open();
const whereRedis = redis === undefined ? it.skip : it;

describe('faults', () => {
  let field: Field;

  beforeAll(async () => {
    field = await Field.open(26_700);
  });
  beforeEach(() => field.reset());
  afterEach(() => field.killWorkers());
  afterAll(async () => {
    await field.close();
    await redis?.close();
  });

  it('without a fault: the queue wakes the worker at the instant, long before the sweep would', async () => {
    field.startWorkers(1, { SWEEP_INTERVAL_SECONDS: '3600' });
    await until('the worker has swept', async () => (await field.count(`heartbeat where name = 'sweep'`)) === 1);
    await field.children(3, 2, 0.3);
    await field.wakeInASecond(); // one wake, as a notification leaves it: the sweep it wakes asks for the next
    await until('all was told', async () => (await field.told()) === 3);
    const [late] = await field.rows<{ seconds: number }>(`select max(extract(epoch from a.created_at - a.step_at))::float as seconds from alert a where a.step_kind = 'limit'`);
    expect(late?.seconds).toBeLessThan(5);
    await until('all was delivered', () => field.delivered());
    await field.expectExactlyOnce(3);
  });

  it('a worker killed while letters are on their way: another sends them, under the same Message-ID', async () => {
    await field.children(20, -1, 0.01);
    field.mailbox.holding = true;
    field.startWorkers(1);
    await until('letters are at the mail server', () => field.mailbox.held >= 3);
    const before = field.letters.map((letter) => letter.messageId);
    await field.killWorkers();
    field.mailbox.letGo();
    field.startWorkers(1);
    await until('all was delivered', async () => (await field.told()) === 20 && (await field.delivered()));
    await field.expectExactlyOnce(20);
    const times = field.letters.filter((letter) => before.includes(letter.messageId)).length;
    expect(times).toBeGreaterThan(before.length);
  });

  it('a worker told to stop finishes the letters it is at: none goes out twice', async () => {
    await field.children(20, -1, 0);
    field.mailbox.holding = true;
    field.startWorkers(1);
    await until('letters are at the mail server', () => field.mailbox.held >= 3);
    const end = field.workers[0]?.end('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 300));
    field.mailbox.letGo();
    await end;
    field.startWorkers(1);
    await until('all was delivered', async () => (await field.told()) === 20 && (await field.delivered()));
    await field.expectExactlyOnce(20);
    expect(field.letters).toHaveLength(await field.count(`delivery where channel = 'email'`));
  });

  it('PostgreSQL crashed and restarted under load, with two workers', async () => {
    await field.children(600, 1, 0.01);
    field.startWorkers(2);
    await until('some were told', async () => (await field.told()) > 50);
    await field.crashPostgres();
    await until('all was delivered', () => field.ifUp(async () => (await field.told()) === 600 && (await field.delivered())));
    expect(field.workers.map((worker) => worker.alive)).toEqual([true, true]);
    await field.expectExactlyOnce(600);
  });

  /** The workers hold locks on the tables that are to go: PostgreSQL may break the deadlock at our cost, and we try again. */
  const dropQueue = async (): Promise<void> => {
    for (let tries = 1; ; tries += 1) {
      try {
        await field.owner((client) => client.query('drop schema bullmq cascade'));
        return;
      } catch (error) {
        if (tries === 20 || (error as { code?: string }).code !== '40P01') throw error;
      }
    }
  };

  it('every queue table dropped while the workers run: the sweep tells all the same', async () => {
    await field.children(200, 3, 0.01);
    field.startWorkers(2);
    await until('the first warnings are told', async () => (await field.count('alert')) > 0);
    await field.wakeInASecond();
    await dropQueue();
    await field.wakeInASecond(); // fails, is logged, and matters to nobody
    await until('all was delivered', async () => (await field.told()) === 200 && (await field.delivered()));
    expect(field.workers.map((worker) => worker.alive)).toEqual([true, true]);
    await field.expectExactlyOnce(200);
    await migrateQueue(field.url);
  });

  whereRedis('the queue moved from PostgreSQL to Redis and back, with wakes left behind in each: nothing is lost', async () => {
    const redisUrl = redis?.url ?? '';
    const onlyWoken = { SWEEP_INTERVAL_SECONDS: '3600' };
    await field.children(6, 4, 0.5);
    await field.wakeInASecond(); // stays behind in PostgreSQL
    field.startWorkers(1, { ...onlyWoken, REDIS_URL: redisUrl });
    await until('some were told', async () => (await field.told()) >= 2);
    await field.killWorkers(); // the wake for the next stays behind in Redis
    field.startWorkers(1, onlyWoken);
    await until('all was told', async () => (await field.told()) === 6);
    await until('all was delivered', () => field.delivered());
    await field.expectExactlyOnce(6);
  });
});
