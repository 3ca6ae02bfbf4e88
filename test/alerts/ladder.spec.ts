import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { loadTimeLimits } from '../../src/deadlines/index.js';
import { loadReference } from '../../src/reference/index.js';
import { FakeClock } from '../support/clock.js';
import { asOwner, freshDatabase } from '../support/database.js';
import { Engine, recipient, seedCustodies } from '../support/engine.js';
import { Mailbox } from '../support/mailbox.js';

/** Six in the evening: the first warning falls due at six the next evening, the second at noon of the day after. */
const START = '2026-03-10T18:00:00.000Z';
const LIMIT = '2026-03-12T18:00:00.000Z';

interface Told {
  who: string;
  step: string;
  renewal: number;
  kept: boolean;
  instead: boolean;
  from: Date | null;
}

/** Quiet hours, absence and renewal as the sweep carries them out; who is told of what is in the rules and their specs. */
describe('the ladder, for people who sleep and go away', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let mailbox: Mailbox;
  let engine: Engine;
  let other: Engine;
  const clock = new FakeClock(new Date(START));
  const ids = new Map<string, string>();
  const id = (name: string): string => ids.get(name) ?? '';

  const owner = <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => asOwner(database.url, work);
  const rows = async <T>(sql: string, values: unknown[] = []): Promise<T[]> => owner(async (client) => (await client.query(sql, values)).rows as T[]);
  const seed = (startsAt = START, count = 1): Promise<void> => owner((client) => seedCustodies(client, { count, startsAt: new Date(startsAt), region: 'gao' }));
  const sweepAt = async (instant: string): Promise<void> => {
    clock.set(instant);
    await engine.sweeper.sweep();
  };
  const told = async (where = 'true'): Promise<Told[]> => {
    const names = new Map([...ids].map(([name, value]) => [value, name]));
    const found = await rows<{ recipient_id: string; step_kind: string; renewal: number; absence_id: string | null; for_absences: string[]; tell_from: Date | null }>(
      `select * from alert where not overtaken and ${where} order by created_at, step, renewal, number`,
    );
    return found.map((alert) => ({ who: names.get(alert.recipient_id) ?? '?', step: alert.step_kind, renewal: alert.renewal, kept: alert.absence_id !== null, instead: alert.for_absences.length > 0, from: alert.tell_from }));
  };
  const brief = async (where?: string): Promise<string[]> =>
    (await told(where)).map(({ who, step, renewal, kept, instead }) => `${who}: ${step}${renewal > 0 ? ` again ${String(renewal)}` : ''}${kept ? ', kept' : ''}${instead ? ', instead' : ''}`).sort();
  const absence = async (who: string, from: string, until: string, standIn: string | null): Promise<string> => {
    const [row] = await rows<{ id: string }>(
      'insert into absence (user_id, from_at, until_at, stand_in_id, recorded_by, recorded_at) values ($1, $2, $3, $4, $1, $2) returning id', [id(who), from, until, standIn === null ? null : id(standIn)],
    );
    return row?.id ?? '';
  };
  const acknowledge = async (at: string, renewAt: string): Promise<void> => {
    await rows(
      `insert into acknowledgement (alert_id, case_id, deadline_id, note_sealed, at, by, renew_at)
       select distinct on (deadline_id) id, case_id, deadline_id, '\\x00', $1::timestamptz, recipient_id, $2::timestamptz from alert order by deadline_id, number desc`, [at, renewAt],
    );
  };

  beforeAll(async () => {
    database = await freshDatabase();
    mailbox = await Mailbox.open();
    engine = new Engine(database.url, clock, { SMTP_URL: mailbox.url, MAIL_FROM: 'alertes@passerelle.example' });
    other = new Engine(database.url, clock, { SMTP_URL: mailbox.url });
    await owner(async (client) => {
      await loadReference(client);
      await loadTimeLimits(client);
      ids.set('officer', (await recipient(client, 'regional-officer', { region: 'gao' })).id);
      ids.set('manager', (await recipient(client, 'centre-manager', { centre: 'gao' })).id);
      ids.set('educator', (await recipient(client, 'centre-worker', { centre: 'gao' })).id);
      ids.set('national', (await recipient(client, 'national-officer')).id);
    });
  });
  beforeEach(async () => {
    mailbox.received.length = 0;
    clock.set(START);
    await owner((client) => client.query('truncate deadline, deadline_watch, alert, alert_counter, delivery, acknowledgement, case_access, child_case, absence, telling_preference, digest cascade'));
  });
  afterAll(async () => {
    await engine.close();
    await other.close();
    await mailbox.close();
    await database.drop();
  });

  describe('quiet hours', () => {
    const NIGHT = '2026-03-10T23:10:00.000Z';

    it('what begins at night is written at once and leaves the house in the morning', async () => {
      await seed(NIGHT);
      await sweepAt(NIGHT);
      expect(await told()).toMatchObject([{ step: 'opened', from: new Date('2026-03-11T06:00:00.000Z') }, { step: 'opened', from: new Date('2026-03-11T06:00:00.000Z') }]);
      expect(await engine.delivery.deliver()).toBe(0);
      clock.set('2026-03-11T05:59:59.999Z');
      expect(await engine.delivery.deliver()).toBe(0);
      clock.set('2026-03-11T06:00:00.000Z');
      expect(await engine.delivery.deliver()).toBe(2);
    });

    it('each as they have chosen', async () => {
      await rows('insert into telling_preference (user_id, quiet_from, quiet_to, digest_at) values ($1, null, null, 420), ($2, 1380, 300, 420)', [id('officer'), id('manager')]);
      await seed(NIGHT);
      await sweepAt(NIGHT);
      expect((await told()).map(({ who, from }) => [who, from?.toISOString()]).sort()).toEqual([['manager', '2026-03-11T05:00:00.000Z'], ['officer', undefined]]);
    });

    it('neither the last warning, nor the limit, nor what follows it waits', async () => {
      await seed('2026-03-10T05:00:00.000Z'); // warned at 05:00 and 23:00, due at 05:00
      for (const instant of ['2026-03-10T05:00:00.000Z', '2026-03-11T05:00:00.000Z', '2026-03-11T23:00:00.000Z', '2026-03-12T05:00:00.000Z', '2026-03-13T05:00:00.000Z']) await sweepAt(instant);
      expect((await told()).filter(({ who }) => who === 'officer').map(({ step, from }) => [step, from?.toISOString()])).toEqual([
        ['opened', '2026-03-10T06:00:00.000Z'], ['warning-1', '2026-03-11T06:00:00.000Z'], ['warning-2', undefined], ['limit', undefined], ['escalation-1', undefined],
      ]);
    });
  });

  describe('absence', () => {
    it('the stand-in is told, the absent keeps it, and only one letter goes out', async () => {
      await absence('manager', '2026-03-10T00:00:00.000Z', '2026-03-20T00:00:00.000Z', 'educator');
      await seed();
      await sweepAt(START);
      expect(await brief()).toEqual(['educator: opened, instead', 'manager: opened, kept', 'officer: opened']);
      expect(await rows(`select count(*)::int as count from delivery where channel = 'email'`)).toEqual([{ count: 2 }]);
    });

    it('without a stand-in the next who answer are told', async () => {
      await absence('officer', '2026-03-10T00:00:00.000Z', '2026-03-20T00:00:00.000Z', null);
      await seed();
      await sweepAt(START);
      expect(await brief()).toEqual(['manager: opened', 'national: opened, instead', 'officer: opened, kept']);
    });

    it('what was told before and not acknowledged is passed on when it begins, once, however many sweep', async () => {
      await seed(START, 700);
      await sweepAt(START);
      await acknowledge(START, '2026-03-11T18:00:00.000Z');
      await rows('delete from acknowledgement where deadline_id not in (select distinct deadline_id from alert order by 1 limit 100)');
      await rows('update deadline_watch w set renew_at = null');
      const away = await absence('officer', '2026-03-10T20:00:00.000Z', '2026-03-20T00:00:00.000Z', 'national');
      await sweepAt('2026-03-10T19:59:59.999Z');
      expect(await brief(`recipient_id = '${id('national')}'`)).toEqual([]);
      clock.set('2026-03-10T20:00:00.000Z');
      await Promise.all([engine.sweeper.sweep(), other.sweeper.sweep()]);
      await engine.sweeper.sweep();
      expect(await rows(`select step_kind, for_absences, count(*)::int as count, count(distinct deadline_id)::int as deadlines from alert where recipient_id = $1 group by 1, 2`, [id('national')])).toEqual([
        { step_kind: 'opened', for_absences: [away], count: 600, deadlines: 600 },
      ]);
      expect(await rows('select passed_on_at from absence')).toEqual([{ passed_on_at: new Date('2026-03-10T20:00:00.000Z') }]);
      expect(await rows('select min(number), max(number) from alert where recipient_id = $1', [id('national')])).toEqual([{ min: 1, max: 600 }]);
    });

    it('passes on the last step told, and nothing of what has been settled', async () => {
      await seed(START, 2);
      await sweepAt(START);
      await sweepAt('2026-03-11T18:00:00.000Z');
      await rows(`with gone as (delete from deadline_watch where deadline_id = (select min(id::text)::uuid from deadline) returning deadline_id)
        update deadline set state = 'met', settled_at = $1, settled_precision = 'minute', settled_by = 'custody.ended' where id in (select deadline_id from gone)`, ['2026-03-11T19:00:00.000Z']);
      await absence('officer', '2026-03-11T20:00:00.000Z', '2026-03-20T00:00:00.000Z', 'national');
      await sweepAt('2026-03-11T20:00:00.000Z');
      expect(await brief(`recipient_id = '${id('national')}'`)).toEqual(['national: warning-1, instead']);
    });

    it('is over at its end, and at once when it is ended', async () => {
      await absence('manager', '2026-03-10T00:00:00.000Z', START, 'educator');
      const ended = await absence('officer', '2026-03-10T00:00:00.000Z', '2026-03-20T00:00:00.000Z', 'national');
      await rows('update absence set ended_at = $2, ended_by = user_id where id = $1', [ended, '2026-03-10T12:00:00.000Z']);
      await seed();
      await sweepAt(START);
      expect(await brief()).toEqual(['manager: opened', 'officer: opened']);
    });

    it('one person has one absence at a time', async () => {
      await absence('officer', '2026-03-10T00:00:00.000Z', '2026-03-20T00:00:00.000Z', 'national');
      await expect(absence('officer', '2026-03-19T00:00:00.000Z', '2026-03-25T00:00:00.000Z', null)).rejects.toThrow('absence_no_overlap');
    });
  });

  describe('renewed when nothing follows', () => {
    const RENEW = '2026-03-13T07:00:00.000Z';

    it('tells those at the step reached again, on the beat, until the fact; the ladder goes on meanwhile', async () => {
      await seed();
      await sweepAt(LIMIT);
      await acknowledge('2026-03-12T19:00:00.000Z', RENEW); // 12 hours
      await sweepAt('2026-03-13T06:59:59.999Z');
      expect((await brief('renewal > 0'))).toEqual([]);
      await Promise.all([sweepAt(RENEW), other.sweeper.sweep()]);
      expect(await brief('renewal > 0')).toEqual(['national: limit again 1', 'officer: limit again 1']);
      await acknowledge('2026-03-13T08:00:00.000Z', '2026-03-13T20:00:00.000Z'); // another word puts nothing off
      await sweepAt('2026-03-13T18:00:00.000Z'); // the first escalation
      await sweepAt('2026-03-13T19:00:00.000Z'); // and the second renewal
      expect(await brief(`created_at > '${RENEW}'`)).toEqual([
        'national: escalation-1', 'national: escalation-1 again 2', 'officer: escalation-1', 'officer: escalation-1 again 2',
      ]);
      await rows(`with gone as (delete from deadline_watch) update deadline set state = 'late', settled_at = $1, settled_precision = 'minute', settled_by = 'custody.ended'`, ['2026-03-13T20:00:00.000Z']);
      await sweepAt('2026-04-01T00:00:00.000Z');
      expect(await brief(`created_at > '2026-03-13T19:00:00.000Z'`)).toEqual([]);
    });

    it('goes on above the top of the ladder, and after days without a worker is told once', async () => {
      await seed();
      await sweepAt(LIMIT);
      await acknowledge('2026-03-12T19:00:00.000Z', RENEW);
      await sweepAt('2026-03-20T00:00:00.000Z'); // every escalation is past
      expect(await brief('renewal > 0')).toEqual([]); // the step says more
      expect(await rows('select next_at, renew_at from deadline_watch')).toEqual([{ next_at: null, renew_at: new Date('2026-03-20T07:00:00.000Z') }]);
      await sweepAt('2026-03-25T08:00:00.000Z');
      expect(await brief('renewal > 0')).toEqual(['national: escalation-3 again 1', 'officer: escalation-3 again 1']);
      expect((await rows<{ step_at: Date }>('select distinct step_at from alert where renewal > 0'))[0]?.step_at.toISOString()).toBe('2026-03-25T07:00:00.000Z');
    });

    it('is remembered when a deadline that had been settled is open again', async () => {
      await seed();
      await sweepAt(LIMIT);
      await acknowledge('2026-03-12T19:00:00.000Z', RENEW);
      await rows('delete from deadline_watch');
      await rows('insert into deadline_watch (deadline_id, next_step, next_at) select id, 0, starts_at from deadline');
      await sweepAt('2026-03-12T20:00:00.000Z');
      expect(await rows('select renew_at from deadline_watch')).toEqual([{ renew_at: new Date(RENEW) }]);
    });

    it('of the third time the second does not stand in the way', async () => {
      await seed();
      await sweepAt(LIMIT);
      await acknowledge('2026-03-12T19:00:00.000Z', RENEW);
      for (const instant of [RENEW, '2026-03-13T19:00:00.000Z', '2026-03-14T07:00:00.000Z']) await sweepAt(instant);
      expect((await rows<{ renewal: number }>('select renewal from alert where recipient_id = $1 and renewal > 0 order by 1', [id('officer')])).map(({ renewal }) => renewal)).toEqual([1, 2]);
      await expect(rows('insert into alert select (jsonb_populate_record(a, jsonb_build_object($1::text, $2::uuid, $3::text, 9999))).* from alert a where renewal = 1 limit 1', ['id', randomUUID(), 'number'])).rejects.toThrow('alert_once');
    });
  });

  describe('the digest', () => {
    const MORNING = '2026-03-12T07:00:00.000Z';
    const written = (): Promise<{ who: string; state: string; body: Record<string, { count: number }> | null }[]> =>
      rows<{ recipient_id: string; state: string; body: Record<string, { count: number }> | null }>('select * from digest order by created_at').then((found) => {
        const names = new Map([...ids].map(([name, value]) => [value, name]));
        return found.map(({ recipient_id: who, state, body }) => ({ who: names.get(who) ?? '?', state, body })).sort((a, b) => a.who.localeCompare(b.who));
      });

    it('is written at the hour of each, once, and says what is theirs; nothing where there is nothing', async () => {
      await rows('insert into telling_preference (user_id, quiet_from, quiet_to, digest_at) values ($1, null, null, 300)', [id('national')]);
      await seed('2026-03-09T18:00:00.000Z'); // due yesterday
      await seed('2026-03-10T18:00:00.000Z', 2); // today
      await seed('2026-03-11T18:00:00.000Z', 12); // tomorrow
      await sweepAt('2026-03-12T06:00:00.000Z');
      clock.set('2026-03-12T04:59:59.999Z');
      expect(await engine.digests.write()).toBe(0);
      clock.set('2026-03-12T05:00:00.000Z');
      expect(await engine.digests.write()).toBe(1);
      clock.set('2026-03-12T06:59:59.999Z');
      expect(await engine.digests.write()).toBe(0);
      clock.set(MORNING);
      await Promise.all([engine.digests.write(), other.digests.write(), engine.digests.write()]);
      expect(await engine.digests.write()).toBe(0);
      const counts = { overdue: { count: 1 }, today: { count: 2 }, soon: { count: 12 } };
      expect(await written()).toMatchObject([
        { who: 'educator', state: 'nothing', body: null },
        { who: 'manager', state: 'queued', body: { overdue: { count: 0 }, unacknowledged: { count: 15 } } },
        { who: 'national', state: 'queued', body: { ...counts, unacknowledged: { count: 1 } } },
        { who: 'officer', state: 'queued', body: { ...counts, unacknowledged: { count: 15 } } },
      ]);
      clock.set('2026-03-13T07:00:00.000Z');
      expect(await engine.digests.write()).toBe(3);
    });

    it('goes out once in the language of the person, is tried again when refused, and names nobody', async () => {
      await seed('2026-03-10T18:00:00.000Z');
      clock.set(MORNING);
      await engine.digests.write();
      mailbox.refusing = true;
      await engine.digestLetters.deliver();
      expect(await rows(`select state, attempts, next_try_at from digest where body is not null order by id limit 1`)).toEqual([{ state: 'queued', attempts: 1, next_try_at: new Date('2026-03-12T07:01:00.000Z') }]);
      mailbox.refusing = false;
      clock.advance({ minutes: 1 });
      await Promise.all([engine.digestLetters.deliver(), other.digestLetters.deliver()]);
      expect(await engine.digestLetters.deliver()).toBe(0);
      expect(mailbox.received.map(({ to, subject }) => [to.split('.')[0], subject]).sort()).toEqual([
        ['national-officer', '[Passerelle] Le point du 12 mars 2026 : 1 échéance aujourd’hui'], ['regional-officer', '[Passerelle] Le point du 12 mars 2026 : 1 échéance aujourd’hui'],
      ]);
      const [child] = await rows<{ id: string; code: string }>('select id, code from child_case');
      expect(mailbox.received[0]?.text).toContain(`${child?.code ?? ''}  https://passerelle.example/cases/${child?.id ?? ''}`);
      expect(new Set(mailbox.received.map(({ messageId }) => messageId)).size).toBe(2);
    });

    it('waits for whoever is away, and is not written twice when the hour is changed', async () => {
      await seed('2026-03-10T18:00:00.000Z');
      const away = await absence('officer', '2026-03-11T00:00:00.000Z', '2026-03-20T00:00:00.000Z', 'national');
      clock.set(MORNING);
      await engine.digests.write();
      expect((await written()).map(({ who }) => who)).toEqual(['educator', 'manager', 'national']);
      await rows('update absence set ended_at = $2, ended_by = user_id where id = $1', [away, MORNING]);
      await rows('insert into telling_preference (user_id, quiet_from, quiet_to, digest_at) values ($1, null, null, 600)', [id('national')]);
      clock.set('2026-03-12T10:00:00.000Z');
      await engine.digests.write();
      expect((await written()).map(({ who }) => who)).toEqual(['educator', 'manager', 'national', 'officer']);
    });
  });
});
