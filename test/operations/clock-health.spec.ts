import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { asOwner } from '../support/database.js';
import { Engine, recipient } from '../support/engine.js';
import { World } from '../support/world.js';

/** Nobody: a monitor on another machine. */
interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly text: string;
}

describe('the clock, seen from outside', () => {
  let world: World;
  let engine: Engine;
  let officer: Caller;

  /** A second later: an answer is good for a second. */
  const look = async (): Promise<Answer> => {
    world.clock.set(new Date(world.clock.now().getTime() + 1_000).toISOString());
    const { statusCode, body } = await world.app.inject({ method: 'GET', url: '/api/health/clock' });
    return { status: statusCode, body: JSON.parse(body) as Record<string, unknown>, text: body };
  };
  const captured = (hoursAgo: number): Promise<unknown> =>
    officer.post('/api/captures', {
      id: randomUUID(), kind: 'capture', startedAt: new Date(world.clock.now().getTime() - hoursAgo * 3_600_000).toISOString(), region: 'gao', authority: 'FAMA', sex: 'male', agePrecision: 'unknown',
    });

  beforeAll(async () => {
    world = await World.create();
    engine = new Engine(world.databaseUrl, world.clock);
    officer = await world.person('national-officer');
    await asOwner(world.databaseUrl, (client) => recipient(client, 'regional-officer', { region: 'gao' }));
  });
  afterAll(async () => {
    await engine.close();
    await world.close();
  });

  it('says that it never went, then that it goes', async () => {
    expect(await look()).toMatchObject({ status: 503, body: { status: 'unsound', reasons: ['never-swept'], sweptAt: null, due: 0 } });
    await engine.sweeper.sweep();
    expect(await look()).toMatchObject({ status: 200, body: { status: 'ok', reasons: [], due: 0, alertLateSeconds: null } });
  });

  it('says that the last sweep is too long ago', async () => {
    world.clock.advance({ minutes: 1 });
    expect(await look()).toMatchObject({ status: 503, body: { reasons: ['sweep-too-old'] } });
    await engine.sweeper.sweep();
    expect((await look()).status).toBe(200);
  });

  it('a capture told a week late is due at once, and nobody’s lateness until a minute later', async () => {
    await captured(7 * 24);
    expect(await look()).toMatchObject({ status: 200, body: { due: 1 } });
    world.clock.set(new Date(world.clock.now().getTime() + 61_000).toISOString());
    await world.sql(`update heartbeat set at = $1 where name = 'sweep'`, [world.clock.now()]); // a sweep that looks, and tells nobody
    expect(await look()).toMatchObject({ status: 503, body: { reasons: ['step-not-alerted'], due: 1 } });
    await engine.sweeper.sweep();
    const { status, body, text } = await look();
    expect({ status, due: body['due'] }).toEqual({ status: 200, due: 0 });
    expect(body['alertLateSeconds']).toBeCloseTo(63, 0);
    expect(text).not.toMatch(/ML-|gao|case/i);
  });

  it('what is told again after its step, or passed on to whoever stands in, is not late', async () => {
    await world.sql(
      `insert into alert (deadline_id, case_id, case_code, rule_id, due_at, step, step_kind, step_at, recipient_id, number, created_at, renewal, for_absences)
       select deadline_id, case_id, case_code, rule_id, due_at, step, step_kind, step_at + more.after, recipient_id, number + more.place, created_at + interval '2 days', more.renewal, more.absences
         from (select * from alert order by created_at desc, id limit 1) latest
        cross join (values (1000, interval '0', 1, '{}'::uuid[]), (1001, '1 second', 0, array[gen_random_uuid()])) more (place, after, renewal, absences)`,
    );
    expect((await look()).body['alertLateSeconds']).toBeCloseTo(63, 0);
  });

  it('how late the latest letter was, and not what stands in the application at once', async () => {
    await world.sql(`update delivery set state = 'sent', next_try_at = null, sent_at = $1::timestamptz + case channel when 'app' then interval '90 seconds' else interval '40 seconds' end`, [world.clock.now()]);
    expect((await look()).body['deliveryLateSeconds']).toBeCloseTo(42, 0);
  });

  it('however many ask, the database is asked once', async () => {
    await world.sql(`update heartbeat set at = $1 where name = 'sweep'`, [world.clock.now()]);
    expect((await look()).status).toBe(200);
    await world.sql(`update heartbeat set at = at - interval '1 day' where name = 'sweep'`);
    expect((await world.app.inject({ method: 'GET', url: '/api/health/clock' })).statusCode).toBe(200); // within the same second
    expect((await look()).status).toBe(503);
  });

  it('a locked table is an answer too, and not a wait', async () => {
    await asOwner(world.databaseUrl, async (client) => {
      await client.query('begin; lock table deadline_watch in access exclusive mode');
      expect(await look()).toMatchObject({ status: 503, body: { reasons: ['database-unreachable'], due: null } });
      await client.query('rollback');
    });
    await engine.sweeper.sweep();
    expect((await look()).status).toBe(200);
  });
});
