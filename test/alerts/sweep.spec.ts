import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { loadTimeLimits } from '../../src/deadlines/index.js';
import { loadReference } from '../../src/reference/index.js';
import { FakeClock } from '../support/clock.js';
import { asOwner, freshDatabase } from '../support/database.js';
import { Engine, recipient, seedCustodies } from '../support/engine.js';
import { sealAll } from '../support/sealing.js';

const START = '2026-03-10T06:00:00.000Z';

interface AlertRow {
  step: number;
  step_kind: string;
  step_at: Date;
  created_at: Date;
  recipient_id: string;
  number: number;
  overtaken: boolean;
}

describe('the sweep', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let clock: FakeClock;
  let engines: Engine[];
  let officer: string;
  let national: string;

  const owner = <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => asOwner(database.url, work);
  const rows = async <T>(sql: string, values: unknown[] = []): Promise<T[]> => owner(async (client) => (await client.query(sql, values)).rows as T[]);
  const alerts = (): Promise<AlertRow[]> => rows('select * from alert order by recipient_id, number');
  const engine = (): Engine => {
    const made = new Engine(database.url, clock);
    engines.push(made);
    return made;
  };

  beforeAll(async () => {
    database = await freshDatabase();
    clock = new FakeClock(new Date(START));
    engines = [];
    await owner(async (client) => {
      await loadReference(client);
      await loadTimeLimits(client);
      officer = (await recipient(client, 'regional-officer', { region: 'gao' })).id;
      national = (await recipient(client, 'national-officer')).id;
    });
  });
  beforeEach(async () => {
    await owner((client) => client.query('alter table alert disable trigger all; truncate deadline, deadline_watch, alert, alert_counter, delivery, acknowledgement, case_access, child_case cascade; alter table alert enable trigger all'));
  });
  afterAll(async () => {
    for (const made of engines) await made.close();
    await database.drop();
  });

  it('tells each step at its instant and not a moment before', async () => {
    await owner((client) => seedCustodies(client, { count: 1, startsAt: new Date(START), region: 'gao' }));
    const { sweeper } = engine();
    const told = async (at: string): Promise<string[]> => {
      clock.set(at);
      await sweeper.sweep();
      return (await alerts()).filter((alert) => alert.recipient_id === officer).map((alert) => alert.step_kind);
    };
    expect(await told('2026-03-10T05:59:59.999Z')).toEqual([]);
    expect(await told('2026-03-10T06:00:00.000Z')).toEqual(['opened']);
    expect(await told('2026-03-11T05:59:59.999Z')).toEqual(['opened']);
    expect(await told('2026-03-11T06:00:00.000Z')).toEqual(['opened', 'warning-1']);
    expect(await told('2026-03-12T05:59:59.999Z')).toEqual(['opened', 'warning-1', 'warning-2']);
    expect(await told('2026-03-12T06:00:00.000Z')).toEqual(['opened', 'warning-1', 'warning-2', 'limit']);
    expect(await told('2026-03-19T06:00:00.000Z')).toHaveLength(7);
    expect(await told('2026-06-01T00:00:00.000Z')).toHaveLength(7);
    expect(await rows('select next_at, last_step from deadline_watch')).toEqual([{ next_at: null, last_step: 'escalation-3' }]);
  });

  it('records what was overtaken while the system was down, and delivers only the last', async () => {
    await owner((client) => seedCustodies(client, { count: 1, startsAt: new Date(START), region: 'gao' }));
    clock.set('2026-03-12T07:00:00.000Z');
    await engine().sweeper.sweep();
    const mine = (await alerts()).filter((alert) => alert.recipient_id === officer);
    expect(mine.map(({ step_kind, overtaken, number }) => [number, step_kind, overtaken])).toEqual([
      [1, 'opened', true], [2, 'warning-1', true], [3, 'warning-2', true], [4, 'limit', false],
    ]);
    expect((await alerts()).filter((alert) => alert.recipient_id === national).map(({ step_kind, overtaken }) => [step_kind, overtaken])).toEqual([['limit', false]]);
    expect(await rows(`select channel, state, count(*)::int as count from delivery group by 1, 2 order by 1`)).toEqual([
      { channel: 'app', state: 'sent', count: 2 }, { channel: 'email', state: 'queued', count: 2 },
    ]);
  });

  it('tells nothing twice and skips no number, however many sweep at once', async () => {
    await owner((client) => seedCustodies(client, { count: 1200, startsAt: new Date(START), region: 'gao', apart: 1 }));
    clock.set('2026-03-12T06:30:00.000Z');
    const workers = [engine(), engine(), engine()];
    const swept = await Promise.all(workers.map(({ sweeper }) => sweeper.sweep()));
    expect(swept.reduce((sum, { deadlines }) => sum + deadlines, 0)).toBeGreaterThanOrEqual(1200);
    expect(await rows(`select step_kind, recipient_id = $1 as officer, count(*)::int as count, count(distinct deadline_id)::int as deadlines from alert where not overtaken group by 1, 2 order by 1, 2`, [officer])).toEqual([
      { step_kind: 'limit', officer: false, count: 1200, deadlines: 1200 }, { step_kind: 'limit', officer: true, count: 1200, deadlines: 1200 },
    ]);
    const numbers = await rows<{ recipient_id: string; first: number; last: number; count: number }>('select recipient_id, min(number) as first, max(number) as last, count(*)::int as count from alert group by 1');
    expect(numbers.every(({ first, last, count }) => first === 1 && last === count)).toBe(true);
    expect((await alerts()).every((alert) => alert.created_at >= alert.step_at)).toBe(true);
  });

  it('tells again what was told before only to those who were not', async () => {
    await owner((client) => seedCustodies(client, { count: 1, startsAt: new Date(START), region: 'gao' }));
    clock.set('2026-03-12T06:00:00.000Z');
    const { sweeper } = engine();
    await sweeper.sweep();
    const before = await alerts();
    // A correction sets the ladder to its foot again.
    await owner((client) => client.query(`update deadline_watch set next_step = 0, next_at = $1`, [START]));
    await sweeper.sweep();
    expect(await alerts()).toEqual(before);
  });

  it('leaves alone what was settled, and what somebody is changing', async () => {
    await owner((client) => seedCustodies(client, { count: 2, startsAt: new Date(START), region: 'gao' }));
    await owner((client) => client.query(`with one as (select id from deadline limit 1), gone as (delete from deadline_watch where deadline_id in (select id from one))
      update deadline set state = 'met', settled_at = $1, settled_precision = 'minute', settled_by = 'custody.ended' where id in (select id from one)`, ['2026-03-11T00:00:00.000Z']));
    clock.set('2026-03-12T06:00:00.000Z');
    const { sweeper } = engine();
    await owner(async (client) => {
      await client.query('begin');
      await client.query(`select 1 from child_case for update`);
      await client.query('delete from deadline_watch');
      expect(await sweeper.sweep()).toEqual({ deadlines: 0, alerts: 0 }); // neither waits nor tells
      await client.query('rollback');
    });
    expect((await sweeper.sweep()).deadlines).toBe(1);
  });

  it('writes while somebody holds the case: neither waits for the other', async () => {
    await owner((client) => seedCustodies(client, { count: 1, startsAt: new Date(START), region: 'gao' }));
    clock.set('2026-03-12T06:00:00.000Z');
    await owner(async (client) => {
      await client.query('begin');
      await client.query(`select 1 from child_case for update`);
      expect((await engine().sweeper.sweep()).alerts).toBeGreaterThan(0);
      await client.query('rollback');
    });
  });

  it.each([
    `update deadline set state = 'met'`, 'delete from deadline', `update child_case set status = 'closed'`, 'select * from child_identity', 'select * from case_note', 'select * from child_key',
    'update alert set acknowledged_at = created_at', 'delete from alert', 'delete from delivery', 'select * from user_password', 'select * from journal', 'delete from journal',
  ])('the worker may not: %s', async (statement) => {
    await expect(engine().database.query(statement)).rejects.toThrow('permission denied');
  });

  it('keeps a heartbeat, and seals the journal in order', async () => {
    const { sweeper } = engine();
    await owner((client) => seedCustodies(client, { count: 3, startsAt: new Date(START), region: 'gao' }));
    await sweeper.sweep();
    await owner((client) => sealAll(engine(), client));
    expect(await rows('select name, at from heartbeat order by name')).toEqual([
      { name: 'seal', at: clock.now() }, { name: 'sweep', at: clock.now() },
    ]);
    const [count] = await rows<{ journal: number; sealed: number; positions: number }>(
      'select (select count(*)::int from journal) as journal, (select count(*)::int from journal_seal) as sealed, (select max(position)::int from journal_seal) as positions',
    );
    expect(count?.sealed).toBe(count?.journal);
    expect(count?.positions).toBe(count?.journal);
  });
});
