import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadTimeLimits } from '../../src/deadlines/index.js';
import { loadReference } from '../../src/reference/index.js';
import { FakeClock } from '../support/clock.js';
import { asOwner, freshDatabase } from '../support/database.js';
import { Engine, recipient, seedCustodies } from '../support/engine.js';

/** A machine whose battery died, a technician who sets the clock: the day jumps, and comes back. */
describe('a clock that is moved', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let engine: Engine;
  const clock = new FakeClock(new Date('2026-03-10T06:00:00.000Z'));

  const steps = async (): Promise<string[]> =>
    asOwner(database.url, async (client) => (await client.query<{ line: string }>(`select step_kind || case when overtaken then ' overtaken' else '' end as line from alert order by number`)).rows.map(({ line }) => line));

  beforeAll(async () => {
    database = await freshDatabase();
    engine = new Engine(database.url, clock);
    await asOwner(database.url, async (client) => {
      await loadReference(client);
      await loadTimeLimits(client);
      await recipient(client, 'regional-officer', { region: 'gao' });
      await seedCustodies(client, { count: 1, startsAt: clock.now(), region: 'gao' });
    });
  });
  afterAll(async () => {
    await engine.close();
    await database.drop();
  });

  it('set back, tells nothing, early or twice; set right, goes on where it was', async () => {
    clock.set('2026-03-11T06:00:00.000Z');
    await engine.sweeper.sweep();
    expect(await steps()).toEqual(['opened overtaken', 'warning-1']);
    clock.set('2025-01-01T00:00:00.000Z');
    await engine.sweeper.sweep();
    clock.set('2026-03-11T23:59:59.999Z');
    await engine.sweeper.sweep();
    expect(await steps()).toEqual(['opened overtaken', 'warning-1']);
    clock.set('2026-03-12T00:00:00.000Z');
    await engine.sweeper.sweep();
    expect(await steps()).toEqual(['opened overtaken', 'warning-1', 'warning-2']);
  });

  it('set ahead, tells the last step reached; set right again, repeats none of them', async () => {
    clock.set('2026-03-13T06:00:00.000Z');
    await engine.sweeper.sweep();
    const ahead = await steps();
    expect(ahead.slice(3)).toEqual(['limit overtaken', 'escalation-1']);
    clock.set('2026-03-12T01:00:00.000Z');
    await engine.sweeper.sweep();
    clock.set('2026-03-13T06:00:01.000Z');
    await engine.sweeper.sweep();
    expect(await steps()).toEqual(ahead);
    clock.set('2026-03-15T06:00:00.000Z');
    await engine.sweeper.sweep();
    expect((await steps()).slice(5)).toEqual(['escalation-2']);
  });

  it('letters wait for their time, not for the clock that was wrong', async () => {
    clock.set('2026-03-15T05:00:00.000Z'); // an hour back: the last letter was queued in what is now the future
    expect(await engine.delivery.deliver()).toBe(3);
    clock.set('2026-03-15T06:00:00.000Z');
    expect(await engine.delivery.deliver()).toBe(1);
  });
});
