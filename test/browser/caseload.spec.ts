import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/index.js';
import { DESK, openBrowser, PHONE, Screen } from '../support/browser.js';
import { World } from '../support/world.js';

describe('a child given from worker to worker, in a browser', () => {
  let world: World;
  let browser: Browser;
  let phone: Screen;
  let desk: Screen;
  const clock = new SystemClock();
  const caseId = randomUUID();
  const before = (hours: number): string => new Date(clock.now().getTime() - hours * 3_600_000).toISOString();

  beforeAll(async () => {
    world = await World.create({ clock });
    await world.app.listen(0, '127.0.0.1');
    const base = await world.app.getUrl();
    const manager = await world.person('centre-manager', { centre: 'gao' });
    await world.person('centre-worker', { centre: 'gao' });
    await world.person('case-worker', { region: 'gao' });
    await manager.post('/api/cases', { id: caseId, entry: 'community', occurredAt: before(30), region: 'gao', centre: 'gao', sex: 'male', ageYears: 15, agePrecision: 'stated' });
    await manager.post(`/api/cases/${caseId}/stay/admit`, { id: randomUUID(), at: before(28), kind: 'centre', centre: 'gao' }, { version: 1 });
    browser = await openBrowser();
    phone = await Screen.open(browser, base, PHONE);
    desk = await Screen.open(browser, base, DESK);
    for (const screen of [phone, desk]) await screen.enterAs(manager);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  const sound = async (screen: Screen): Promise<void> => {
    expect([await screen.overflow(), await screen.inaccessible(), screen.faults]).toEqual([0, [], []]);
  };

  it('nobody follows the child yet, and the page of the caseload says so', async () => {
    await phone.goTo('/caseload');
    await phone.page.getByText('1 enfant que personne ne suit').waitFor();
    await sound(phone);
  });

  it('the manager gives the child to a worker on a phone, with a note; the case page says to whom', async () => {
    await phone.goTo(`/cases/${caseId}`);
    await phone.act('Confier le dossier', async (page) => {
      await page.getByLabel('Qui suivra l’enfant').selectOption({ label: 'case-worker d’essai (0 enfant)' });
      await page.getByLabel('Note de passation').fill('sa tante appelle le lundi');
      await sound(phone);
    });
    await phone.page.getByText('Suivi par case-worker d’essai').waitFor();
    await phone.page.getByText('sa tante appelle le lundi').waitFor();
    await sound(phone);
  });

  it('at a desk the caseload is a table of who follows how many', async () => {
    await desk.goTo('/caseload');
    await desk.page.getByText('1 / 25').waitFor();
    expect(await desk.page.getByText('que personne ne suit').count()).toBe(0);
    await sound(desk);
  });
});
