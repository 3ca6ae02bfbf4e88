import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { loadTimeLimits } from '../../src/deadlines/index.js';
import { loadReference } from '../../src/reference/index.js';
import { FakeClock } from '../support/clock.js';
import { asOwner, freshDatabase } from '../support/database.js';
import { Engine, recipient, seedCustodies } from '../support/engine.js';
import { Mailbox } from '../support/mailbox.js';

const START = new Date('2026-03-10T06:00:00.000Z');

describe('delivery by e-mail', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let mailbox: Mailbox;
  let engine: Engine;
  let other: Engine;
  const clock = new FakeClock(START);

  const rows = async <T>(sql: string): Promise<T[]> => asOwner(database.url, async (client) => (await client.query(sql)).rows as T[]);
  const seeded = async (count: number): Promise<void> => {
    await asOwner(database.url, (client) => seedCustodies(client, { count, startsAt: START, region: 'gao' }));
    clock.set(START.toISOString());
    await engine.sweeper.sweep();
  };

  beforeAll(async () => {
    database = await freshDatabase();
    mailbox = await Mailbox.open();
    engine = new Engine(database.url, clock, { SMTP_URL: mailbox.url, MAIL_FROM: 'alertes@passerelle.example' });
    other = new Engine(database.url, clock, { SMTP_URL: mailbox.url });
    await asOwner(database.url, async (client: pg.Client) => {
      await loadReference(client);
      await loadTimeLimits(client);
      await recipient(client, 'regional-officer', { region: 'gao' });
      await recipient(client, 'centre-manager', { centre: 'gao', locale: 'en' });
    });
  });
  beforeEach(async () => {
    mailbox.received.length = 0;
    mailbox.refusing = false;
    await asOwner(database.url, (client) => client.query('truncate deadline, deadline_watch, alert, alert_counter, delivery, acknowledgement, case_access, child_case cascade'));
  });
  afterAll(async () => {
    await engine.close();
    await other.close();
    await mailbox.close();
    await database.drop();
  });

  it('sends each alert once, numbered, in the language of the person, and names nobody', async () => {
    await seeded(1);
    expect(await engine.delivery.deliver()).toBe(2);
    expect(await engine.delivery.deliver()).toBe(0);
    const [child] = await rows<{ id: string; code: string }>('select id, code from child_case');
    const french = mailbox.received.find((letter) => letter.to.startsWith('regional-officer'));
    const english = mailbox.received.find((letter) => letter.to.startsWith('centre-manager'));
    expect(french?.subject).toBe(`[Passerelle n° 1] Nouveau délai ouvert : ${child?.code ?? ''}`);
    expect(french?.text).toContain('Échéance : 12 mars 2026 à 06 h 00');
    expect(french?.text).toContain(`https://passerelle.example/cases/${child?.id ?? ''}`);
    expect(english?.subject).toBe(`[Passerelle no. 1] New time limit running: ${child?.code ?? ''}`);
    expect(english?.text).toContain('Due: 12 March 2026 at 06:00');
    expect(await rows(`select distinct state, attempts, last_error from delivery where channel = 'email'`)).toEqual([{ state: 'sent', attempts: 1, last_error: null }]);
  });

  it('a letter told again says when somebody answered, and that nothing has followed', async () => {
    await seeded(1);
    await engine.delivery.deliver();
    await asOwner(database.url, (client) => client.query(
      `insert into acknowledgement (alert_id, case_id, deadline_id, note_sealed, at, by, renew_at)
       select id, case_id, deadline_id, 'x', $1, recipient_id, $1::timestamptz + interval '12 hours' from alert limit 1`, [new Date('2026-03-10T07:00:00.000Z')],
    ));
    await asOwner(database.url, (client) => client.query(`update deadline_watch set renew_at = $1`, [new Date('2026-03-10T19:00:00.000Z')]));
    mailbox.received.length = 0;
    clock.set('2026-03-10T19:00:00.000Z');
    await engine.sweeper.sweep();
    await engine.delivery.deliver();
    const french = mailbox.received.find((letter) => letter.to.startsWith('regional-officer'));
    expect(french?.subject).toMatch(/^\[Passerelle n° 2\] Rappel, rien n’a suivi depuis 12 h : ML-/);
    expect(french?.text).toContain('Rappel : le 10 mars 2026 à 07 h 00, quelqu’un a répondu ; rien n’a suivi, et le délai court toujours.');
    expect(french?.text).not.toContain('a déjà dit');
    expect(mailbox.received.find((letter) => letter.to.startsWith('centre-manager'))?.subject).toMatch(/^\[Passerelle no\. 2\] Reminder, nothing followed in 12 h: ML-/);
  });

  it('two workers send nothing twice', async () => {
    await seeded(40);
    await Promise.all([engine.delivery.deliver(), other.delivery.deliver()]);
    expect(mailbox.received).toHaveLength(80);
    expect(new Set(mailbox.received.map((letter) => letter.messageId)).size).toBe(80);
  });

  it('a server that refuses is tried again later, then given up where everybody can see it', async () => {
    await seeded(1);
    mailbox.refusing = true;
    await engine.delivery.deliver();
    expect(await engine.delivery.deliver()).toBe(0); // not before its time
    const [first] = await rows<{ state: string; attempts: number; next_try_at: Date; last_error: string }>(`select * from delivery where channel = 'email' limit 1`);
    expect(first).toMatchObject({ state: 'queued', attempts: 1, next_try_at: new Date(START.getTime() + 60_000) });
    expect(first?.last_error).toMatch(/452/);
    expect(first?.last_error).not.toMatch(/@|child/); // what the server quotes stays out
    clock.advance({ minutes: 1 });
    mailbox.refusing = false;
    await engine.delivery.deliver();
    expect(await rows(`select distinct state, attempts from delivery where channel = 'email'`)).toEqual([{ state: 'sent', attempts: 2 }]);
    expect(mailbox.received).toHaveLength(2);
  });

  it('gives up after nine attempts, never silently', async () => {
    await seeded(1);
    mailbox.refusing = true;
    for (let attempt = 0; attempt < 12; attempt += 1) {
      await engine.delivery.deliver();
      clock.advance({ days: 2 });
    }
    expect(await rows(`select distinct state, attempts, next_try_at from delivery where channel = 'email'`)).toEqual([{ state: 'failed', attempts: 9, next_try_at: null }]);
  });

  it('a letter sent before the worker died, but not marked, goes out again under the same Message-ID', async () => {
    await seeded(1);
    const send = engine.mailer.send.bind(engine.mailer);
    engine.mailer.send = async (letter) => {
      await send(letter);
      // The worker's connection dies between the letter and the commit; the other worker's, which is idle, does not.
      await asOwner(database.url, (client) => client.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'passerelle_worker' and datname = current_database() and state <> 'idle'`));
    };
    await expect(engine.delivery.deliver()).rejects.toThrow();
    engine.mailer.send = send;
    expect(await rows(`select count(*)::int as queued from delivery where state = 'queued'`)).toEqual([{ queued: 2 }]);
    await other.delivery.deliver();
    const ids = mailbox.received.map((letter) => letter.messageId);
    expect(new Set(ids).size).toBe(2);
    expect(ids.length).toBeGreaterThan(2);
    expect(await rows('select distinct state from delivery')).toEqual([{ state: 'sent' }]);
  });
});
