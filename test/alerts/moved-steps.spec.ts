import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadTimeLimits } from '../../src/deadlines/index.js';
import { loadReference } from '../../src/reference/index.js';
import { FakeClock } from '../support/clock.js';
import { asOwner, freshDatabase } from '../support/database.js';
import { Engine, recipient, seedCustodies } from '../support/engine.js';

/** The hour of a capture is corrected after its first steps were told. */
describe('a deadline that a correction moves', () => {
  const clock = new FakeClock(new Date('2026-03-10T06:00:00.000Z'));
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let engine: Engine;

  const move = async (hours: number): Promise<void> => {
    await asOwner(database.url, (client) => client.query(
      `with moved as (update deadline set starts_at = starts_at + make_interval(hours => $1), due_at = due_at + make_interval(hours => $1) returning id, starts_at)
       update deadline_watch w set next_step = 0, next_at = m.starts_at from moved m where m.id = w.deadline_id`, // as deadlines.service.ts does
      [hours],
    ));
  };
  const at = async (instant: string): Promise<string[]> => {
    clock.set(instant);
    await engine.sweeper.sweep();
    const rows = await asOwner(database.url, async (client) => (await client.query<{ step_kind: string; created_at: Date }>('select step_kind, created_at from alert order by number')).rows);
    return rows.filter(({ created_at: told }) => told.getTime() === clock.now().getTime()).map(({ step_kind: kind }) => kind);
  };

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

  it('to a later hour: what was told too soon is told again at its time, and what was told since stands', async () => {
    expect(await at('2026-03-10T06:00:00.000Z')).toEqual(['opened']);
    expect(await at('2026-03-11T06:00:00.000Z')).toEqual(['warning-1']);
    expect(await at('2026-03-12T06:00:00.000Z')).toEqual(['warning-2', 'limit']);
    await move(12);
    expect(await at('2026-03-12T06:00:01.000Z')).toEqual(['warning-1']); // twelve hours too soon, and its time is past by now
    expect(await at('2026-03-12T12:00:00.000Z')).toEqual(['warning-2']);
    expect(await at('2026-03-12T18:00:00.000Z')).toEqual(['limit']);
  });

  it('to an earlier hour: nothing is told twice', async () => {
    await move(-6);
    expect(await at('2026-03-12T18:00:01.000Z')).toEqual([]);
    expect(await at('2026-03-13T12:00:00.000Z')).toEqual(['escalation-1']);
  });
});
