import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { roleUrl } from '../../src/platform/database-roles/index.js';
import { readHeads } from '../../src/audit/head.rules.js';
import { FakeClock } from '../support/clock.js';
import { asOwner, freshDatabase, INSTALLATION_KEY } from '../support/database.js';
import { Engine, recipient } from '../support/engine.js';
import { Mailbox } from '../support/mailbox.js';
import { until, WorkerProcess } from '../support/worker-process.js';

const START = '2026-03-10T06:00:00.000Z';

describe('heads of the chains, daily', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let mailbox: Mailbox;
  let engine: Engine;
  let other: Engine;
  let auditor: { id: string; email: string };
  const clock = new FakeClock(new Date(START));

  const rows = async <T>(sql: string, values: unknown[] = []): Promise<T[]> => asOwner(database.url, async (client) => (await client.query(sql, values)).rows as T[]);
  /** The round of a worker. */
  const round = async (worker = engine): Promise<void> => {
    await worker.heads.publish();
    await worker.letters.deliver();
  };
  const letters = (): Promise<{ day: string; state: string; attempts: number }[]> => rows('select day::text, state, attempts from head_letter order by day, id');

  beforeAll(async () => {
    database = await freshDatabase();
    mailbox = await Mailbox.open();
    engine = new Engine(database.url, clock, { SMTP_URL: mailbox.url });
    other = new Engine(database.url, clock, { SMTP_URL: mailbox.url });
    await asOwner(database.url, async (client) => {
      auditor = await recipient(client, 'auditor');
      await recipient(client, 'national-officer');
      const gone = await recipient(client, 'auditor');
      await client.query('update app_user set active = false where id = $1', [gone.id]);
    });
  });
  beforeEach(async () => {
    mailbox.received.length = 0;
    mailbox.refusing = false;
    mailbox.letGo();
    clock.set(START);
    await asOwner(database.url, (client) => client.query(`begin; set local session_replication_role = replica; delete from published_head; delete from head_letter; commit`));
  });
  afterAll(async () => {
    await engine.close();
    await other.close();
    await mailbox.close();
    await database.drop();
  });

  it('are written once a day, also by two workers at once, and stand in the journal', async () => {
    await engine.sealer.seal();
    await Promise.all([round(), round(other), round(), round(other)]);
    clock.advance({ hours: 17 });
    await round();
    const progress = await rows<{ stream: string; position: string; hash: Buffer }>('select stream, position, hash from seal_progress order by stream');
    const heads = await rows<{ day: string; stream: string; position: string; hash: Buffer; at: Date }>('select day::text, stream, position, hash, at from published_head order by stream');
    expect(heads.map(({ day, stream, position, at }) => [day, stream, position, at.toISOString()])).toEqual(
      ['access-log', 'journal'].map((stream) => ['2026-03-10', stream, progress.find((row) => row.stream.replace('_', '-') === stream)?.position, START]),
    );
    expect(await rows(`select 1 from published_head h join journal j on j.subject = 'published_head' and j.subject_id = h.id::text`)).toHaveLength(2);
    expect(mailbox.received).toHaveLength(1);
  });

  it('reach every active auditor in one letter, from which they can be read again', async () => {
    await round();
    await round(other);
    expect(mailbox.received.map(({ to, subject }) => [to, subject])).toEqual([[auditor.email, '[Passerelle] Empreintes du 2026-03-10']]);
    const heads = await rows<{ stream: string; position: string; hash: string }>(`select stream, position, encode(hash, 'hex') as hash from published_head order by stream desc`);
    expect(readHeads(mailbox.received[0]?.text ?? '')).toEqual(heads.map((head) => ({ ...head, position: Number(head.position) })));
    clock.advance({ hours: 18 }); // midnight in Mali
    await round();
    expect(await letters()).toEqual([{ day: '2026-03-10', state: 'sent', attempts: 1 }, { day: '2026-03-11', state: 'sent', attempts: 1 }]);
  });

  it('after three days without a worker, today’s are made, once', async () => {
    await round();
    clock.advance({ days: 3 });
    await Promise.all([round(), round(other)]);
    expect((await rows<{ day: string }>('select distinct day::text from published_head order by day')).map(({ day }) => day)).toEqual(['2026-03-10', '2026-03-13']);
    expect(mailbox.received).toHaveLength(2);
  });

  it('a mail server that refuses is tried again, seen meanwhile, and given up visibly', async () => {
    mailbox.refusing = true;
    await round();
    await round();
    expect(await letters()).toEqual([{ day: '2026-03-10', state: 'queued', attempts: 1 }]);
    const [refused] = await rows<{ last_error: string; next_try_at: Date }>('select last_error, next_try_at from head_letter');
    expect(refused?.next_try_at).toEqual(new Date('2026-03-10T06:01:00.000Z'));
    expect(refused?.last_error).toMatch(/452/);
    expect(refused?.last_error).not.toMatch(/@|child/);
    clock.advance({ minutes: 1 });
    mailbox.refusing = false;
    await round();
    expect(await letters()).toEqual([{ day: '2026-03-10', state: 'sent', attempts: 2 }]);
    expect(mailbox.received).toHaveLength(1);
    mailbox.refusing = true;
    clock.advance({ days: 1 });
    await engine.heads.publish();
    for (let attempt = 0; attempt < 12; attempt += 1) {
      await engine.letters.deliver();
      clock.advance({ days: 2 });
    }
    expect((await letters()).at(-1)).toEqual({ day: '2026-03-11', state: 'failed', attempts: 9 });
  });

  it('killed between head and letter, and between letter and its mark: the letter goes out, under one Message-ID', async () => {
    await engine.heads.publish(); // and here the worker dies
    await other.letters.deliver();
    expect(mailbox.received).toHaveLength(1);
    clock.advance({ days: 1 });
    await engine.heads.publish();
    const send = engine.mailer.send.bind(engine.mailer);
    engine.mailer.send = async (letter) => {
      await send(letter);
      await asOwner(database.url, (client) => client.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'passerelle_worker' and datname = current_database() and state <> 'idle'`));
    };
    await expect(engine.letters.deliver()).rejects.toThrow();
    engine.mailer.send = send;
    await other.letters.deliver();
    const [, second, again] = mailbox.received;
    expect([mailbox.received.length, second?.messageId]).toEqual([3, again?.messageId]);
    expect(await letters()).toEqual([{ day: '2026-03-10', state: 'sent', attempts: 1 }, { day: '2026-03-11', state: 'sent', attempts: 1 }]);
  });

  it('the letter cries out when an earlier head is no longer in the chain', async () => {
    await asOwner(database.url, (client) => client.query(`insert into unit (name, authority_code) values ($1, 'FAMA')`, [`Unité ${randomUUID()}`]));
    await until('something is sealed', async () => {
      await engine.sealer.seal();
      return (await rows('select 1 from journal_seal limit 1')).length > 0;
    });
    await round();
    clock.advance({ days: 1 });
    await asOwner(database.url, (client) => client.query(`begin; set local session_replication_role = replica; update journal_seal set hash = sha256('x'); commit`));
    await round();
    expect(mailbox.received.map(({ subject }) => subject)).toEqual(['[Passerelle] Empreintes du 2026-03-10', '[Passerelle] À VÉRIFIER : empreintes du 2026-03-11']);
  });

  it('without a mail server nobody is written to, and heads are made all the same', async () => {
    const silent = new Engine(database.url, clock);
    await round(silent);
    await silent.close();
    expect([await letters(), (await rows('select 1 from published_head')).length]).toEqual([[], 2]);
  });

  it('the worker can make heads and letters, and change neither a head nor whom a letter goes to', async () => {
    await round();
    const client = new pg.Client({ connectionString: roleUrl(database.url, 'passerelle_worker', INSTALLATION_KEY) });
    await client.connect();
    try {
      for (const sql of [
        'update published_head set position = 0', 'delete from published_head', `insert into published_head (day, stream, position, hash, at) values ('2020-01-01', 'journal', 0, sha256('x'), now())`,
        'delete from head_letter', `update head_letter set recipient_id = '${randomUUID()}'`, `update head_letter set day = '2020-01-01'`, 'select * from access_log', 'select * from journal',
        `select * from looks_at('${randomUUID()}', null, 1)`, `select audited_case('x')`,
      ]) {
        await expect(client.query(sql)).rejects.toThrow(/permission denied/);
      }
    } finally {
      await client.end();
    }
  });

  it('a real worker, killed while the letter is on its way: another sends it, recognisably the same; then nothing more', async () => {
    await asOwner(database.url, (client) => client.query(`begin; set local session_replication_role = replica; delete from published_head; delete from head_letter; commit`));
    mailbox.holding = true;
    const first = new WorkerProcess(database.url, { SMTP_URL: mailbox.url });
    await until('the letter is at the mail server', () => mailbox.held >= 1);
    await first.end('SIGKILL');
    mailbox.letGo();
    const second = new WorkerProcess(database.url, { SMTP_URL: mailbox.url });
    await until('it is marked as sent', async () => (await letters()).some(({ state }) => state === 'sent'));
    await second.end('SIGTERM');
    const [beat] = await rows<{ at: Date }>(`select at from heartbeat where name = 'seal'`);
    const third = new WorkerProcess(database.url, { SMTP_URL: mailbox.url });
    await until('the third has sealed', async () => (await rows(`select 1 from heartbeat where name = 'seal' and at > $1`, [beat?.at])).length > 0);
    await third.end('SIGTERM');
    expect((await letters()).map(({ state }) => state)).toEqual(['sent']);
    expect([mailbox.received.length, new Set(mailbox.received.map(({ messageId }) => messageId)).size]).toEqual([2, 1]);
  }, 240_000);
});
