import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { asOwner } from '../support/database.js';
import { Engine, recipient, seedCustodies } from '../support/engine.js';
import { sealAll } from '../support/sealing.js';
import { World } from '../support/world.js';

interface Operations {
  readonly open: number;
  readonly nextDue: string | null;
  readonly lateness: readonly { hours: number; alerts: number; p50: number | null; p99: number | null; max: number | null }[];
  readonly deliveries: readonly Record<string, unknown>[];
  readonly heartbeats: readonly { name: string }[];
  readonly unsealed: { count: number; since: string | null };
  readonly queued: number | null;
  readonly check: Record<string, unknown> | null;
  readonly differences: readonly Record<string, unknown>[];
  readonly differencesOpen: number;
}

describe('what operators see', () => {
  let world: World;
  let engine: Engine;
  let administrator: Caller;

  const look = async (): Promise<Operations> => (await administrator.get<Operations>('/api/operations')).body;

  beforeAll(async () => {
    world = await World.create();
    engine = new Engine(world.databaseUrl, world.clock);
    administrator = await world.person('administrator');
    await asOwner(world.databaseUrl, async (client) => {
      await recipient(client, 'regional-officer', { region: 'gao' });
      // Limits from 07:59:00 to 07:59:57: their alerts are sixty, fifty-seven, ... three seconds late.
      await seedCustodies(client, { count: 20, startsAt: new Date('2026-03-08T07:58:57.000Z'), region: 'gao', apart: 3 });
      await seedCustodies(client, { count: 1, startsAt: new Date('2026-03-09T08:00:00.000Z'), region: 'gao' });
    });
    await asOwner(world.databaseUrl, (client) => client.query(`update deadline_watch w set next_step = 3, next_at = d.due_at from deadline d where d.id = w.deadline_id`));
    await engine.sweeper.sweep();
  });
  afterAll(async () => {
    await engine.close();
    await world.close();
  });

  it('open deadlines, the next step, how late the alerts of a day and of a week were', async () => {
    const { open, nextDue, lateness } = await look();
    expect([open, nextDue]).toEqual([21, '2026-03-11T07:59:00.000Z']);
    expect(lateness).toEqual([24, 168].map((hours) => ({ hours, alerts: 20, p50: 30, p99: 60, max: 60 })));
  });

  it('deliveries by channel and state, with the last error', async () => {
    await world.sql(`update delivery set attempts = 3, last_error = 'ETIMEDOUT' where id = (select id from delivery where channel = 'email' limit 1)`);
    const { deliveries } = await look();
    expect(deliveries).toEqual([
      { channel: 'app', state: 'sent', count: 20, triedAgain: 0, nextTryAt: null, lastError: null },
      { channel: 'email', state: 'queued', count: 20, triedAgain: 1, nextTryAt: '2026-03-10T08:00:00.000Z', lastError: 'ETIMEDOUT' },
    ]);
  });

  it('signs of life, the queue, and what of the journal is not sealed', async () => {
    expect((await look()).unsealed).toMatchObject({ count: expect.any(Number), since: expect.stringContaining('T') });
    await asOwner(world.databaseUrl, (client) => sealAll(engine, client));
    const { heartbeats, unsealed, queued } = await look();
    expect(heartbeats.map(({ name }) => name)).toEqual(['seal', 'sweep']);
    expect([unsealed, queued]).toEqual([{ count: 0, since: null }, expect.any(Number)]);
  });

  it('the last second opinion, and what it found', async () => {
    expect(await look()).toMatchObject({ check: null, differences: [], differencesOpen: 0 });
    await engine.opinion.run('night');
    const { check, differences, differencesOpen } = await look();
    expect(check).toMatchObject({ askedBy: 'night', cases: 21, finishedAt: '2026-03-10T08:00:00.000Z', unread: [] });
    expect(differencesOpen).toBe(differences.length);
    expect(new Set(differences.map(({ kind }) => kind))).toEqual(new Set(['superfluous', 'asleep'])); // no custody stands behind them, and their warnings were left out
    expect(JSON.stringify(differences)).not.toMatch(/startsAt|dueAt|caseId/);
  });

  it('more differences than anybody would read are told fifty a run, and the rest with the next', async () => {
    const told = async (): Promise<number> => (await world.sql<{ count: number }>('select count(distinct difference_id)::int as count from alert where difference_id is not null'))[0]?.count ?? 0;
    await asOwner(world.databaseUrl, (client) => seedCustodies(client, { count: 40, startsAt: new Date('2026-03-09T08:00:00.000Z'), region: 'gao' }));
    const before = await told();
    const all = (await engine.opinion.run('command'))?.differences ?? 0;
    expect(await told()).toBe(Math.min(all, before + 50));
    await engine.opinion.run('command');
    expect(await told()).toBe(Math.min(all, before + 100));
  });

  it('an answer to such an alert is refused: it ends by itself', async () => {
    const { body } = await administrator.get<{ items: { id: string; step: string; caseVisible: boolean }[] }>('/api/alerts');
    const alert = body.items.find(({ step }) => step === 'difference');
    expect(alert).toMatchObject({ caseVisible: false });
    expect(await administrator.post(`/api/alerts/${alert?.id ?? ''}/acknowledge`, { note: 'vu' })).toMatchObject({ status: 409, body: { code: 'difference-ends-by-itself' } });
  });

  it('nobody else asks the database for it, whatever they claim at the API', async () => {
    const officer = await world.person('national-officer');
    expect((await officer.get('/api/operations')).status).toBe(403);
    await asOwner(world.databaseUrl, async (client) => {
      await client.query(`begin; select set_config('app.clearance', 'file', true), set_config('app.reach', 'all', true); set local role passerelle_app`);
      await expect(client.query('select operations_state(now())')).rejects.toThrow('not an administrator');
    });
  });
});
