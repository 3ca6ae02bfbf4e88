import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/index.js';
import { DESK, openBrowser, PHONE, Screen } from '../support/browser.js';
import { PASSWORD, World } from '../support/world.js';

const FOLDER = process.env['PICTURES_IN'] ?? mkdtempSync(join(tmpdir(), 'passerelle-names-'));

describe('Looking for a child by name', () => {
  let world: World;
  let browser: Browser;
  let base: string;
  let email: string;

  beforeAll(async () => {
    world = await World.create({ clock: new SystemClock() });
    const officer = await world.person('regional-officer', { region: 'gao' });
    email = officer.email;
    for (const [given, family, ageYears] of [['Aïssata', 'Maïga', 12], ['Aichatou', 'Mayga', 16], ['Aïssatou', 'Maïga', undefined], ['Moussa', 'Cissé', 14]] as const) {
      const id = randomUUID();
      await officer.post('/api/cases', {
        id, entry: 'community', occurredAt: '2026-03-09', region: 'gao', sex: 'unknown', agePrecision: ageYears === undefined ? 'unknown' : 'stated', ...(ageYears !== undefined && { ageYears }),
      });
      const [row] = await world.sql<{ version: number }>('select version from child_case where id = $1', [id]);
      const { status } = await officer.put(`/api/cases/${id}/identity`, { given, family }, { version: row?.version ?? 0 });
      expect(status).toBe(200);
    }
    await world.app.listen(0, '127.0.0.1');
    base = await world.app.getUrl();
    browser = await openBrowser();
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  it.each([
    ['phone', PHONE],
    ['desk', DESK],
  ])('at the %s: in another spelling, then narrowed by age', async (device, viewport) => {
    const screen = await Screen.open(browser, base, viewport);
    await screen.signIn(email, PASSWORD);
    await screen.goTo('/cases');
    const { page } = screen;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.getByLabel('Code, registre ou nom').fill('meiga aissatou');
    await page.getByText('3 noms ressemblants, du plus proche au moins proche').waitFor();
    await page.getByRole('button', { name: 'Préciser' }).click();
    await page.getByLabel('de', { exact: true }).fill('10');
    await page.getByLabel('à', { exact: true }).fill('13');
    await page.getByLabel('à', { exact: true }).press('Enter');
    await page.getByText('2 noms ressemblants').waitFor();
    expect(await page.getByText('Aichatou Mayga').count()).toBe(0);
    await page.screenshot({ path: join(FOLDER, `names-${device}.png`), fullPage: true });
    expect(await screen.inaccessible()).toEqual([]);
    expect(await screen.overflow()).toBe(0);
    expect(screen.faults).toEqual([]);

    // The history keeps what narrows, and of the name nothing: neither in an address nor in what browsers save with it.
    expect(decodeURIComponent(new URL(page.url()).search)).toBe('?ageFrom="10"&ageTo="13"');
    await page.getByRole('link', { name: /^ML-/ }).first().click();
    await page.getByRole('heading', { level: 1, name: /^ML-/ }).waitFor();
    await page.goBack();
    await page.getByText('2 noms ressemblants').waitFor();
    expect(await page.getByLabel('Code, registre ou nom').inputValue()).toBe('meiga aissatou');
    const session = await page.context().newCDPSession(page);
    const { entries } = await session.send('Page.getNavigationHistory');
    expect(entries.length).toBeGreaterThan(2);
    expect(asked.some((address) => address.endsWith('/api/cases/search'))).toBe(true);
    const kept: string = await page.evaluate('JSON.stringify([window.history.state, { ...window.sessionStorage }, { ...window.localStorage }])');
    expect([...entries.map(({ url }) => url), ...asked, kept].filter((text) => /meiga|aissatou/i.test(text))).toEqual([]);

    await page.reload();
    await page.getByRole('status').filter({ hasText: 'dossiers' }).waitFor();
    expect(await page.getByLabel('de', { exact: true }).inputValue()).toBe('10');
    expect(await page.getByLabel('Code, registre ou nom').inputValue()).toBe('');
  }, 120_000);
});
