import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/index.js';
import { DESK, openBrowser, PHONE, Screen } from '../support/browser.js';
import type { Caller } from '../support/caller.js';
import { World } from '../support/world.js';

describe('a working day, in a browser', () => {
  const pictures = process.env['SCREENSHOTS'];
  let world: World;
  let browser: Browser;
  let worker: Caller;
  let screen: Screen;
  const caseId = randomUUID();
  const ago = (hours: number): string => new Date(new SystemClock().now().getTime() - hours * 3_600_000).toISOString();

  const sound = async (one: Screen, name: string): Promise<void> => {
    for (const [size, viewport] of [['360', PHONE], ['1280', DESK]] as const) {
      await one.page.setViewportSize(viewport);
      if (pictures !== undefined) await one.page.screenshot({ path: join(pictures, `day-${name}-${size}.png`), fullPage: true });
      expect([name, size, one.faults, await one.overflow(), await one.inaccessible()]).toEqual([name, size, [], 0, []]);
    }
  };

  beforeAll(async () => {
    world = await World.create({ clock: new SystemClock() });
    await world.app.listen(0, '127.0.0.1');
    const base = await world.app.getUrl();
    worker = await world.person('centre-worker', { centre: 'gao' });
    await worker.post('/api/cases', { id: caseId, entry: 'community', occurredAt: ago(60), region: 'gao', centre: 'gao', sex: 'male', ageYears: 14, agePrecision: 'stated' });
    await worker.post(`/api/cases/${caseId}/stay/admit`, { id: randomUUID(), at: ago(50), kind: 'centre', centre: 'gao' }, { version: 1 });
    browser = await openBrowser();
    screen = await Screen.open(browser, base, PHONE);
    await screen.enterAs(worker);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  it('the page of a case says first what answers the next time limits, then the rest by what it is about', async () => {
    const { page } = screen;
    await screen.goTo(`/cases/${caseId}`);
    const region = page.getByRole('region', { name: 'Que faire maintenant ?' });
    const links = await region.getByRole('link').allInnerTexts();
    expect(links.slice(0, 2)).toEqual(['Fiche d’admission', 'Enregistrer un service']);
    expect(new Set(links).size).toBe(links.length);
    expect(await region.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual(['Âge', 'Prise en charge transitoire', 'Famille', 'Services', 'Réintégration', 'Dossier']);
    expect(await page.getByRole('navigation', { name: 'Suite du dossier' }).getByRole('heading', { level: 3 }).allInnerTexts()).toContain('Dossier');
    await sound(screen, 'case');
  }, 60_000);
});
