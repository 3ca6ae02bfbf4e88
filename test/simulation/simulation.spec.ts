import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshDatabase, asOwner, INSTALLATION_KEY } from '../support/database.js';
import { furnish } from './cluster.js';
import { REGRESSION_SEEDS } from './regression-seeds.js';
import { Simulation } from './simulation.js';
import type { Server } from './installation.js';
import type { Options } from './options.js';
import type { Outcome } from './outcome.js';
import { ALERTS_WITHOUT_KEY, byCursor, CORRECTIONS_FORGOTTEN, marksFirst, toldTooSoonIsTold, TRANSFER_RESETS_START, withoutGuard } from './twins.js';

/** Three children, three weeks; seeds in which some of them are transferred and corrected. */
const YEARS = 0.06;
const SEED = 156;
const PATIENCE = 240_000;

describe('a simulated country', () => {
  let server: Server;
  let drop: () => Promise<void>;

  const run = (options: Partial<Options>): Promise<Outcome> => Simulation.run(server, { seed: SEED, years: YEARS, ...options });
  const findings = ({ verdicts }: Outcome): string[] => verdicts.flatMap(({ lost, early, doubled, wrong }) => [...lost, ...early, ...doubled, ...wrong].map(({ what }) => what));

  beforeAll(async () => {
    const template = await freshDatabase();
    drop = template.drop;
    await asOwner(template.url, furnish);
    server = { url: template.url, template: new URL(template.url).pathname.slice(1), installationKey: INSTALLATION_KEY.toString('base64') };
  });
  afterAll(async () => {
    await drop();
  });

  it('loses, hastens and repeats nothing; and the same seed lives the same life again', async () => {
    const first = await run({});
    expect(findings(first)).toEqual([]);
    expect(first.summary).toMatchObject({ lost: 0, early: 0, doubled: 0, wrong: 0 });
    expect(first.summary.worstLatenessMs).toBeLessThan(60_000);
    expect(first.summary.alerts).toBeGreaterThan(50);
    expect(first.summary.faults).toBeGreaterThan(3);
    expect((await run({})).digest).toBe(first.digest);
  }, PATIENCE);

  it.each(REGRESSION_SEEDS)('seed $seed, where once was found: $found', async ({ seed, years }) => {
    expect(findings(await run({ seed, years }))).toEqual([]);
  }, PATIENCE);

  it.each<[string, 'lost' | 'early' | 'doubled' | 'wrong', Partial<Options>]>([
    ['sweeps by a cursor', 'lost', { twin: byCursor }],
    ['has no key on alerts', 'doubled', { twin: withoutGuard, alter: ALERTS_WITHOUT_KEY }],
    ['begins the hours anew at a transfer', 'wrong', { alter: TRANSFER_RESETS_START }],
    ['marks letters as sent before it sends them', 'lost', { twin: marksFirst, roughness: 15 }],
    ['forgets corrections', 'wrong', { alter: CORRECTIONS_FORGOTTEN }],
    ['takes what was told too soon for told', 'lost', { seed: 4, twin: toldTooSoonIsTold }],
  ])('the checker sees an engine that %s', async (_, what, twin) => {
    expect((await run(twin)).summary[what]).toBeGreaterThan(0);
  }, PATIENCE);
});
