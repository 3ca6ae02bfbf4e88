import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/index.js';
import type { Caller } from '../support/caller.js';
import { choose, DESK, now, openBrowser, PHONE, Screen } from '../support/browser.js';
import { World } from '../support/world.js';

describe('the day of a centre, in a browser', () => {
  let world: World;
  let browser: Browser;
  let worker: Screen;
  let manager: Screen;
  const clock = new SystemClock();
  const children = [randomUUID(), randomUUID(), randomUUID()] as const;
  const before = (hours: number): string => new Date(clock.now().getTime() - hours * 3_600_000).toISOString();

  beforeAll(async () => {
    world = await World.create({ clock });
    await world.app.listen(0, '127.0.0.1');
    const base = await world.app.getUrl();
    const carer: Caller = await world.person('centre-worker', { centre: 'gao' });
    for (const id of children) {
      await carer.post('/api/cases', { id, entry: 'community', occurredAt: before(60), region: 'gao', centre: 'gao', sex: 'male', ageYears: 14, agePrecision: 'stated' });
      await carer.post(`/api/cases/${id}/stay/admit`, { id: randomUUID(), at: before(50), kind: 'centre', centre: 'gao' }, { version: 1 });
    }
    browser = await openBrowser();
    worker = await Screen.open(browser, base, PHONE);
    manager = await Screen.open(browser, base, DESK);
    await worker.enterAs(carer);
    await manager.enterAs(await world.person('centre-manager', { centre: 'gao' }));
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  const sound = async (screen: Screen): Promise<void> => {
    expect([await screen.overflow(), await screen.inaccessible(), screen.faults]).toEqual([0, [], []]);
  };
  const shot = async (screen: Screen, name: string): Promise<void> => {
    if (process.env['SHOTS'] !== undefined) await screen.page.screenshot({ path: `${process.env['SHOTS']}/${name}.png`, fullPage: true });
  };

  it('a worker reports a child absent; the case and the board say so, and the place remains', async () => {
    await worker.goTo(`/cases/${children[0]}`);
    await worker.act('Signaler une absence', async (page) => {
      await now(page);
      await page.getByLabel('Circonstances').fill('parti après le repas');
      await sound(worker);
      await shot(worker, 'absence-360');
    });
    await worker.page.getByText('Absence non autorisée').first().waitFor();
    await sound(worker);
    await shot(worker, 'absent-360');
    await manager.goTo('/centres/gao');
    await manager.page.getByText('1 enfant absent sans autorisation.').waitFor();
    await manager.page.getByRole('heading', { name: 'Enfants au centre (3)' }).waitFor();
    await sound(manager);
    await shot(manager, 'board-absent-1280');
  }, 90_000);

  it('a discharge offers only absence; the manager records the return', async () => {
    await manager.goTo(`/cases/${children[0]}/do/stay.discharge`);
    await manager.page.getByText('L’enfant est noté absent : il sort comme absent.').waitFor();
    expect(await manager.page.getByRole('radiogroup', { name: 'Vers où' }).getByRole('radio').count()).toBe(1);
    await sound(manager);
    await manager.goTo(`/cases/${children[0]}`);
    await manager.act('Fin de l’absence', async (page) => {
      await choose(page, 'Comment finit l’absence', 'Retrouvé ailleurs, ne revient pas : le séjour finit');
      await page.getByText('Où l’enfant a été retrouvé et reste').waitFor();
      await sound(manager);
      await shot(manager, 'absence-end-1280');
      await choose(page, 'Comment finit l’absence', 'L’enfant est revenu');
      await now(page);
    });
    await manager.page.getByText('L’enfant est revenu').waitFor();
    await sound(manager);
  }, 90_000);
});
