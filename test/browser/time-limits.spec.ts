import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Rederivation } from '../../src/deadlines/index.js';
import { SystemClock } from '../../src/platform/clock/index.js';
import { DESK, openBrowser, PHONE, Screen } from '../support/browser.js';
import type { Caller } from '../support/caller.js';
import { World } from '../support/world.js';

/** Screenshots are looked at by people; they are kept where SCREENSHOTS says. */
const pictures = process.env['SCREENSHOTS'];

describe('time limits and why something is due, in a browser', () => {
  const clock = new SystemClock();
  const hoursAgo = (hours: number): string => new Date(clock.now().getTime() - hours * 3_600_000).toISOString();
  const caseId = randomUUID();
  let world: World;
  let browser: Browser;
  let base: string;
  let ministry: Caller;

  const at = async (viewport: { width: number; height: number }): Promise<Screen> => {
    const screen = await Screen.open(browser, base, viewport);
    await screen.enterAs(ministry);
    return screen;
  };
  const sound = async (screen: Screen, name: string): Promise<void> => {
    if (pictures !== undefined) await screen.page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
    expect([screen.faults, await screen.overflow(), await screen.inaccessible()]).toEqual([[], 0, []]);
  };

  beforeAll(async () => {
    world = await World.create({ clock });
    await world.app.listen(0, '127.0.0.1');
    base = await world.app.getUrl();
    ministry = await world.person('national-officer');
    await ministry.post('/api/captures', { id: caseId, kind: 'capture', startedAt: hoursAgo(100), region: 'gao', authority: 'FAMA', sex: 'male', agePrecision: 'unknown' });
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  it('the Ministry changes a limit on a phone: a field that is wrong says so, and the new version stands beside the old one', async () => {
    const screen = await at(PHONE);
    const { page } = screen;
    await page.goto(`${base}/time-limits`);
    await page.getByRole('link', { name: 'Remise à la protection civile de l’enfance' }).click();
    await page.getByRole('heading', { name: 'Version 1' }).waitFor();
    await sound(screen, 'time-limit-phone');
    await page.getByRole('link', { name: 'Changer ce délai' }).click();
    await page.getByLabel('Délai', { exact: true }).fill('40 h');
    await page.getByLabel('Pourquoi ce changement').fill('Décision du Ministère (essai)');
    await sound(screen, 'time-limit-change-phone');
    await page.getByRole('button', { name: 'Enregistrer la nouvelle version' }).click();
    await page.getByText('Un avertissement doit venir avant l’échéance, quel que soit le mois.').first().waitFor();
    await sound(screen, 'time-limit-refused-phone');
    await page.getByLabel('Avertissements, depuis le début').fill('20 h, 1 j 10 h');
    await page.getByRole('button', { name: 'Enregistrer la nouvelle version' }).click();
    await page.getByText('La nouvelle version est enregistrée.').waitFor();
    await page.getByRole('heading', { name: 'Version 2' }).waitFor();
    await page.getByText('Décision du Ministère (essai)').waitFor();
    await sound(screen, 'time-limit-changed-phone');
    expect(await world.sql(`select limit_duration, warnings from time_limit_rule where code = 'custody-handover' order by version`)).toEqual([
      { limit_duration: 'PT48H', warnings: ['PT24H', 'PT42H'] }, { limit_duration: 'PT40H', warnings: ['PT20H', 'P1DT10H'] },
    ]);
    await world.app.get(Rederivation, { strict: false }).untilDone();
  });

  it.each([['phone', PHONE], ['desk', DESK]] as const)('the deadlines of a day as shown then and as known now, on a %s, each with its reasons; on paper without what is only for the screen', async (name, viewport) => {
    const screen = await at(viewport);
    const { page } = screen;
    const yesterday = hoursAgo(24).slice(0, 10);
    await page.goto(`${base}/reports/deprivation`);
    await page.getByRole('link', { name: 'Échéances d’un jour' }).click();
    await page.getByLabel('Jour').fill(yesterday);
    await page.getByLabel('Région actuelle de l’enfant').selectOption({ label: 'Gao' });
    await page.getByRole('button', { name: 'Afficher' }).click();
    await page.waitForURL(/region=gao/);
    const lines = page.getByRole('region', { name: 'Une par une' }).getByRole('listitem');
    await lines.filter({ hasText: 'Remise à la protection civile' }).getByText('Pas encore connue').waitFor();
    await sound(screen, `as-shown-${name}`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('link', { name: /Pourquoi cette échéance/ }).first().isVisible()).toBe(false);
    if (pictures !== undefined) await page.pdf({ format: 'A4', path: join(pictures, `as-shown-${name}.pdf`) });
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('link', { name: /Pourquoi cette échéance.*Remise à la protection/ }).click();
    await page.getByRole('heading', { name: 'Le calcul, pas à pas' }).waitFor();
  });

  it('the list and one rule at a desk', async () => {
    const screen = await at(DESK);
    await screen.page.goto(`${base}/time-limits`);
    await screen.page.getByRole('link', { name: 'Revue du séjour' }).waitFor();
    await sound(screen, 'time-limits-desk');
    await screen.page.goto(`${base}/time-limits/custody-handover`);
    await screen.page.getByRole('heading', { name: 'Version 2' }).waitFor();
    await sound(screen, 'time-limit-desk');
  });

  it.each([['phone', PHONE], ['desk', DESK]] as const)('from the case to the sheet that says why, on a %s; in English for who asks for it, and printed on A4', async (name, viewport) => {
    const screen = await at(viewport);
    const { page } = screen;
    await page.goto(`${base}/cases/${caseId}`);
    await page.getByText('Connu seulement le').first().waitFor();
    await page.getByRole('button', { name: 'Pourquoi cette échéance ?' }).first().click();
    await page.getByRole('link', { name: 'La feuille complète, à imprimer' }).first().click();
    await page.getByRole('heading', { name: 'Le calcul, pas à pas' }).waitFor();
    await sound(screen, `why-${name}`);
    await page.emulateMedia({ media: 'print' });
    const running = page.getByText(/^Passerelle · ML-\S+ · Remise à la protection civile de l’enfance · imprimé le \d+.* 20\d\d/);
    await running.waitFor();
    expect(await page.evaluate(`getComputedStyle(document.querySelector('.why-running')).display`)).toBe('table-header-group'); // at the head of every page
    for (const onScreenOnly of [page.locator('.shell-rail'), page.locator('.why-tools')]) expect(await onScreenOnly.isVisible()).toBe(false);
    if (pictures !== undefined) await page.pdf({ width: '210mm', height: '120mm', path: join(pictures, `why-french-${name}.pdf`) });
    await page.emulateMedia({ media: 'screen' });
    expect(await running.isVisible()).toBe(false);
    await page.getByRole('radiogroup', { name: 'Langue de la feuille' }).getByRole('radio', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'The sum, step by step' }).waitFor();
    await sound(screen, `why-english-${name}`);
    const printed = page.waitForRequest((request) => request.url().endsWith('/api/looks/print'));
    await page.evaluate(`window.dispatchEvent(new Event('beforeprint'))`);
    await printed;
    await page.emulateMedia({ media: 'print' });
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, `why-paper-${name}.png`), fullPage: true });
    const paper = await page.pdf({ format: 'A4', ...(pictures !== undefined && { path: join(pictures, `why-${name}.pdf`) }) });
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
    await page.emulateMedia({ media: 'screen' });
    await page.goBack();
    await page.getByRole('heading', { name: 'Échéances' }).waitFor(); // the rest of the application speaks its own language again
  });
});
