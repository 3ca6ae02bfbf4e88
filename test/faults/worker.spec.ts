import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { loadTimeLimits } from '../../src/deadlines/index.js';
import { SystemClock } from '../../src/platform/clock/index.js';
import { rolePassword, roleUrl } from '../../src/platform/database-roles/index.js';
import { migrate } from '../../src/platform/database/index.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.js';
import { migrateQueue, WakeQueue } from '../../src/platform/queue/index.js';
import { loadReference } from '../../src/reference/index.js';
import { asOwner, INSTALLATION_KEY } from '../support/database.js';
import { recipient, seedCustodies } from '../support/engine.js';
import { Mailbox } from '../support/mailbox.js';
import { until, WorkerProcess } from '../support/worker-process.js';

const HOURS_48 = 48 * 3_600_000;
const LOSES_CONNECTION = /terminat|ECONNREFUSED|ECONNRESET|starting up|shutting down/;

/** Real worker processes on a server of their own, which is durable and may be crashed. */
describe('faults', () => {
  const clock = new SystemClock();
  const dataDirectory = mkdtempSync(join(tmpdir(), 'passerelle-faults-'));
  let cluster: EmbeddedPostgres;
  let mailbox: Mailbox;
  let workers: WorkerProcess[] = [];

  const owner = <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => asOwner(cluster.url, work);
  const rows = async <T>(sql: string, values: unknown[] = []): Promise<T[]> => owner(async (client) => (await client.query(sql, values)).rows as T[]);
  const count = async (sql: string): Promise<number> => Number((await rows<{ count: string }>(`select count(*) as count from ${sql}`))[0]?.count);
  const startWorkers = (n: number, env: Record<string, string> = {}): void => {
    for (let i = 0; i < n; i += 1) workers.push(new WorkerProcess(cluster.url, { SMTP_URL: mailbox.url, ...env }));
  };
  /** Children whose 48 hours end in so many seconds, one after the other. */
  const children = async (many: number, firstInSeconds: number, apart: number): Promise<void> => {
    const startsAt = new Date(clock.now().getTime() + firstInSeconds * 1_000 - HOURS_48);
    await owner((client) => seedCustodies(client, { count: many, startsAt, region: 'gao', apart }));
  };
  const wakeInASecond = async (): Promise<void> => {
    const wake = new WakeQueue({ redisUrl: undefined, databaseUrl: roleUrl(cluster.url, 'passerelle_app', INSTALLATION_KEY) }, clock);
    await wake.wakeAt(new Date(clock.now().getTime() + 1_000));
    await wake.close();
  };
  const told = (): Promise<number> => count(`(select deadline_id from alert where step_kind = 'limit' and not overtaken group by 1) told`);
  const delivered = async (): Promise<boolean> => (await count(`delivery where state <> 'sent'`)) === 0;

  /** What must hold after every fault: everything due was told exactly once to everybody concerned, and nothing early. */
  const expectExactlyOnce = async (many: number): Promise<void> => {
    expect(await rows(
      `select r.id from (select id from app_user where active and role in ('regional-officer', 'national-officer')) r cross join deadline d
        where (select count(*) from alert a where a.deadline_id = d.id and a.recipient_id = r.id and a.step_kind = 'limit' and not a.overtaken) <> 1`,
    )).toEqual([]);
    expect(await count('deadline')).toBe(many);
    expect(await count(`(select 1 from alert group by deadline_id, step, recipient_id having count(*) > 1) twice`)).toBe(0);
    expect(await count(`alert a join deadline d on d.id = a.deadline_id join journal j on j.subject = 'alert' and j.subject_id = a.id::text
      where a.created_at < a.step_at or (a.step_kind = 'limit' and j.recorded_at < d.due_at)`)).toBe(0);
    expect(await count(`(select 1 from alert group by recipient_id having max(number) <> count(*)) gap`)).toBe(0);
    // A letter may arrive twice after a crash, recognisably the same; none is lost.
    expect(new Set(mailbox.received.map((letter) => letter.messageId)).size).toBe(await count('delivery'));
  };

  beforeAll(async () => {
    cluster = await startEmbeddedPostgres({ dataDirectory, port: 56_700 });
    mailbox = await Mailbox.open();
    await migrate({ url: cluster.url, passwordOf: (role) => rolePassword(role, INSTALLATION_KEY) });
    await migrateQueue(cluster.url);
    await owner(async (client) => {
      await loadReference(client);
      await loadTimeLimits(client);
      await recipient(client, 'regional-officer', { region: 'gao' });
      await recipient(client, 'national-officer');
    });
  });
  beforeEach(async () => {
    mailbox.received.length = 0;
    mailbox.letGo();
    await owner((client) => client.query('truncate deadline, deadline_watch, alert, alert_counter, delivery, acknowledgement, case_access, child_case cascade'));
  });
  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.end('SIGKILL')));
    workers = [];
  });
  afterAll(async () => {
    await mailbox.close();
    await cluster.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  });

  it('without a fault: the queue wakes the worker at the instant, long before the sweep would', async () => {
    startWorkers(1, { SWEEP_INTERVAL_SECONDS: '3600' });
    await until('the worker has swept', async () => (await count(`heartbeat where name = 'sweep'`)) === 1);
    await children(3, 2, 0.3);
    await wakeInASecond(); // one wake, as a notification leaves it: the sweep it wakes asks for the next
    await until('all was told', async () => (await told()) === 3, 8);
    const [late] = await rows<{ seconds: number }>(`select max(extract(epoch from a.created_at - a.step_at))::float as seconds from alert a where a.step_kind = 'limit'`);
    expect(late?.seconds).toBeLessThan(1);
    await until('all was delivered', delivered);
    await expectExactlyOnce(3);
  });

  it('a worker killed while letters are on their way: another sends them, under the same Message-ID', async () => {
    await children(20, -1, 0.01);
    mailbox.holding = true;
    startWorkers(1);
    await until('letters are at the mail server', () => mailbox.held >= 3);
    const before = mailbox.received.map((letter) => letter.messageId);
    await workers[0]?.end('SIGKILL');
    mailbox.letGo();
    startWorkers(1);
    await until('all was delivered', async () => (await told()) === 20 && (await delivered()));
    await expectExactlyOnce(20);
    const times = mailbox.received.filter((letter) => before.includes(letter.messageId)).length;
    expect(times).toBeGreaterThan(before.length);
  });

  it('a worker told to stop finishes the letters it is at: none goes out twice', async () => {
    await children(20, -1, 0);
    mailbox.holding = true;
    startWorkers(1);
    await until('letters are at the mail server', () => mailbox.held >= 3);
    const end = workers[0]?.end('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 300));
    mailbox.letGo();
    await end;
    startWorkers(1);
    await until('all was delivered', async () => (await told()) === 20 && (await delivered()));
    await expectExactlyOnce(20);
    expect(mailbox.received).toHaveLength(await count('delivery'));
  });

  it('PostgreSQL crashed and restarted under load, with two workers', async () => {
    await children(600, 1, 0.01);
    startWorkers(2);
    await until('some were told', async () => (await told()) > 50);
    await cluster.restart('immediate');
    await until('all was delivered', async () => {
      try {
        return (await told()) === 600 && (await delivered());
      } catch (error) {
        if (LOSES_CONNECTION.test(String(error))) return false;
        throw error;
      }
    });
    expect(workers.map((worker) => worker.alive)).toEqual([true, true]);
    await expectExactlyOnce(600);
  });

  /** The workers hold locks on the tables that are to go: PostgreSQL may break the deadlock at our cost, and we try again. */
  const dropQueue = async (): Promise<void> => {
    for (let tries = 1; ; tries += 1) {
      try {
        await owner((client) => client.query('drop schema bullmq cascade'));
        return;
      } catch (error) {
        if (tries === 20 || (error as { code?: string }).code !== '40P01') throw error;
      }
    }
  };

  it('every queue table dropped while the workers run: the sweep tells all the same', async () => {
    await children(200, 3, 0.01);
    startWorkers(2);
    await until('the first warnings are told', async () => (await count('alert')) > 0);
    await wakeInASecond();
    await dropQueue();
    await wakeInASecond(); // fails, is logged, and matters to nobody
    await until('all was delivered', async () => (await told()) === 200 && (await delivered()));
    expect(workers.map((worker) => worker.alive)).toEqual([true, true]);
    await expectExactlyOnce(200);
    await migrateQueue(cluster.url);
  });

  it('workers killed again and again lose nothing and repeat nothing', async () => {
    await children(400, 0, 0.01);
    for (let round = 0; round < 4; round += 1) {
      startWorkers(2);
      await new Promise((resolve) => setTimeout(resolve, 1_300));
      await Promise.all(workers.splice(0).map((worker) => worker.end('SIGKILL')));
    }
    startWorkers(2);
    await until('all was delivered', async () => (await told()) === 400 && (await delivered()));
    await expectExactlyOnce(400);
  });
});
