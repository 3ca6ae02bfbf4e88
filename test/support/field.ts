import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type pg from 'pg';
import { loadTimeLimits } from '../../src/deadlines/index.js';
import { SystemClock } from '../../src/platform/clock/index.js';
import { roleUrl } from '../../src/platform/database-roles/index.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.js';
import { WakeQueue } from '../../src/platform/queue/index.js';
import { loadReference } from '../../src/reference/index.js';
import { asOwner, INSTALLATION_KEY } from './database.js';
import { recipient, seedCustodies } from './engine.js';
import { Mailbox, type Received } from './mailbox.js';
import { ownCluster } from './own-cluster.js';
import { WorkerProcess } from './worker-process.js';

const HOURS_48 = 48 * 3_600_000;
const DUE = `deadline where state = 'open' and due_at <= now()`;
const COMES_UP = /terminat|ECONNREFUSED|ECONNRESET|starting up|shutting down|not yet accepting|recovery/;

/** Real worker processes on a server of their own, which is durable and may be crashed, with a mail server and two people to tell. */
export class Field {
  workers: WorkerProcess[] = [];

  private constructor(
    readonly mailbox: Mailbox,
    private readonly dataDirectory: string,
    private readonly port: number,
    private cluster: EmbeddedPostgres,
    readonly clock: SystemClock,
  ) {}

  static async open(port: number): Promise<Field> {
    const { cluster, dataDirectory } = await ownCluster({ port });
    const field = new Field(await Mailbox.open(), dataDirectory, cluster.port, cluster, new SystemClock());
    await field.owner(async (client) => {
      await loadReference(client);
      await loadTimeLimits(client);
      await recipient(client, 'regional-officer', { region: 'gao' });
      await recipient(client, 'national-officer');
    });
    return field;
  }

  get url(): string {
    return this.cluster.url;
  }

  owner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    return asOwner(this.url, work);
  }

  async rows<T>(sql: string, values: unknown[] = []): Promise<T[]> {
    return await this.owner(async (client) => (await client.query(sql, values)).rows as T[]);
  }

  async count(sql: string): Promise<number> {
    return Number((await this.rows<{ count: string }>(`select count(*) as count from ${sql}`))[0]?.count);
  }

  startWorkers(many: number, env: Record<string, string> = {}): void {
    for (let n = 0; n < many; n += 1) this.workers.push(new WorkerProcess(this.url, { SMTP_URL: this.mailbox.url, ...env }));
  }

  /** Children whose 48 hours end in so many seconds, one after the other. */
  async children(many: number, firstInSeconds: number, apart: number): Promise<void> {
    const startsAt = new Date(this.clock.now().getTime() + firstInSeconds * 1_000 - HOURS_48);
    await this.owner((client) => seedCustodies(client, { count: many, startsAt, region: 'gao', apart }));
  }

  /** As a notification leaves it. */
  async wakeInASecond(redisUrl?: string): Promise<void> {
    const wake = new WakeQueue({ redisUrl, databaseUrl: roleUrl(this.url, 'passerelle_app', INSTALLATION_KEY) }, this.clock);
    await wake.wakeAt(new Date(this.clock.now().getTime() + 1_000));
    await wake.close();
  }

  /** The letters of alerts: from seven in the morning on there may be a digest beside them. */
  get letters(): readonly Received[] {
    return this.mailbox.received.filter(({ messageId }) => !messageId.startsWith('<digest-'));
  }

  /** @returns deadlines whose limit was told */
  told(): Promise<number> {
    return this.count(`(select deadline_id from alert where step_kind = 'limit' and not overtaken group by 1) told`);
  }

  /** @returns deadlines whose limit is reached and that nothing has settled */
  due(): Promise<number> {
    return this.count(DUE);
  }

  async delivered(): Promise<boolean> {
    return (await this.count(`delivery where state <> 'sent'`)) === 0;
  }

  /** What must hold after every fault: everything due was told exactly once to everybody concerned, and nothing early. */
  async expectExactlyOnce(many: number): Promise<void> {
    expect(await this.rows(
      `select r.id from (select id from app_user where active and role in ('regional-officer', 'national-officer')) r cross join (select id from ${DUE}) d
        where (select count(*) from alert a where a.deadline_id = d.id and a.recipient_id = r.id and a.step_kind = 'limit' and not a.overtaken) <> 1`,
    )).toEqual([]);
    expect(await this.due()).toBe(many);
    expect(await this.count(`(select 1 from alert group by deadline_id, step, recipient_id having count(*) > 1) twice`)).toBe(0);
    expect(await this.count(`alert a join deadline d on d.id = a.deadline_id join journal j on j.subject = 'alert' and j.subject_id = a.id::text
      where a.created_at < a.step_at or (a.step_kind = 'limit' and j.recorded_at < d.due_at)`)).toBe(0);
    expect(await this.count(`(select 1 from alert group by recipient_id having max(number) <> count(*)) gap`)).toBe(0);
    // A letter may arrive twice after a crash, recognisably the same; none is lost.
    expect(new Set(this.letters.map((letter) => letter.messageId)).size).toBe(await this.count(`delivery where channel = 'email'`));
  }

  /** pg_ctl's crash: the server is told to die at once. */
  async crashPostgres(): Promise<void> {
    await this.cluster.restart('immediate');
  }

  /** kill -9 of the server itself, then a start as after a power cut. */
  async killPostgres(): Promise<void> {
    const [pid] = readFileSync(join(this.dataDirectory, 'cluster', 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGKILL');
    for (let tries = 1; ; tries += 1) {
      try {
        // Its own children notice that it is gone a moment later, and hold its memory until then.
        this.cluster = await startEmbeddedPostgres({ dataDirectory: this.dataDirectory, port: this.port });
        break;
      } catch (error) {
        if (tries === 40) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
    expect(this.cluster.port).toBe(this.port);
  }

  /** A question to a server that may be down just now. */
  async ifUp(question: () => Promise<boolean>): Promise<boolean> {
    try {
      return await question();
    } catch (error) {
      if (COMES_UP.test(String(error))) return false;
      throw error;
    }
  }

  async reset(): Promise<void> {
    this.mailbox.received.length = 0;
    this.mailbox.letGo();
    await this.owner((client) => client.query('truncate deadline, deadline_watch, alert, alert_counter, delivery, acknowledgement, case_access, child_case cascade'));
  }

  async killWorkers(): Promise<void> {
    await Promise.all(this.workers.splice(0).map((worker) => worker.end('SIGKILL')));
  }

  async close(): Promise<void> {
    await this.killWorkers();
    await this.mailbox.close();
    await this.cluster.stop();
    rmSync(this.dataDirectory, { recursive: true, force: true });
  }
}
