import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/index.js';
import { DESK, openBrowser, PHONE, Screen } from '../support/browser.js';
import type { Caller } from '../support/caller.js';
import { pdfPages } from '../support/pdf-text.js';
import { World } from '../support/world.js';

/** Screenshots are looked at by people; they are kept where SCREENSHOTS says. */
const pictures = process.env['SCREENSHOTS'];

describe('the summary of a case, from the page of the case to the paper', () => {
  let world: World;
  let browser: Browser;
  let screen: Screen;
  let worker: Caller;
  const caseId = randomUUID();

  const sound = async (name: string): Promise<void> => {
    for (const [size, viewport] of [['360', PHONE], ['1280', DESK]] as const) {
      await screen.page.setViewportSize(viewport);
      if (pictures !== undefined) await screen.page.screenshot({ path: join(pictures, `case-summary-${name}-${size}.png`), fullPage: true });
      expect([name, size, screen.faults, await screen.overflow(), await screen.inaccessible()]).toEqual([name, size, [], 0, []]);
    }
  };
  const paper = async (): Promise<string> => {
    const link = screen.page.getByRole('link', { name: 'Imprimer le résumé (PDF)' });
    expect(await link.getAttribute('target')).toBe('_blank');
    const answer = await screen.page.request.get(new URL((await link.getAttribute('href')) ?? '', screen.page.url()).href);
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf']);
    return pdfPages(await answer.body()).join('\n');
  };

  beforeAll(async () => {
    world = await World.create({ clock: new SystemClock() });
    await world.app.listen(0, '127.0.0.1');
    worker = await world.person('centre-worker', { centre: 'gao' });
    const ago = (hours: number): string => new Date(new SystemClock().now().getTime() - hours * 3_600_000).toISOString();
    expect((await worker.post('/api/cases', { id: caseId, entry: 'community', occurredAt: ago(9), region: 'gao', centre: 'gao', sex: 'female', ageYears: 14, agePrecision: 'stated' })).status).toBe(201);
    const [row] = await world.sql<{ version: number }>('select version from child_case where id = $1', [caseId]);
    expect((await worker.send('PUT', `/api/cases/${caseId}/identity`, { given: 'Zoumanakry', family: 'Essai', village: 'Fofanabougouzan' }, { version: row?.version ?? 0 })).status).toBe(200);
    browser = await openBrowser();
    screen = await Screen.open(browser, await world.app.getUrl(), PHONE);
    await screen.enterAs(worker);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  it('nothing is ticked at first, and what is ticked is on the paper', async () => {
    const { page } = screen;
    await screen.goTo(`/cases/${caseId}`);
    await page.getByRole('link', { name: 'Résumé à imprimer' }).click();
    await page.getByRole('heading', { level: 1, name: 'Résumé à imprimer' }).waitFor();
    expect(await page.getByRole('checkbox').count()).toBe(5);
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0);
    await sound('page');
    const bare = await paper();
    expect([bare.includes('Confidentiel'), bare.includes('Zoumanakry'), bare.includes('Fofanabougouzan')]).toEqual([true, false, false]);
    await page.getByText('Identité (noms)').click();
    await page.getByRole('checkbox', { checked: true }).waitFor({ state: 'attached' });
    await sound('ticked');
    const named = await paper();
    expect([named.includes('Zoumanakry'), named.includes('Fofanabougouzan')]).toEqual([true, false]);
    await screen.goTo(`/cases/${caseId}`);
    await screen.goTo(`/cases/${caseId}/summary`);
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0);
  }, 60_000);
});
