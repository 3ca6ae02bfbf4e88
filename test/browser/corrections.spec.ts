import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/index.js';
import { choose, DESK, openBrowser, PHONE, Screen } from '../support/browser.js';
import { World } from '../support/world.js';

describe('an hour that was recorded wrongly, in a browser', () => {
  let world: World;
  let browser: Browser;
  let phone: Screen;
  let desk: Screen;
  const clock = new SystemClock();
  const caseId = randomUUID();
  const before = (hours: number): Date => new Date(clock.now().getTime() - hours * 3_600_000);

  beforeAll(async () => {
    world = await World.create({ clock });
    await world.app.listen(0, '127.0.0.1');
    const base = await world.app.getUrl();
    const liaison = await world.person('security-liaison', { unit: '1er bataillon (essai)' });
    const officer = await world.person('regional-officer', { region: 'gao' });
    await liaison.post('/api/captures', { id: caseId, kind: 'capture', startedAt: before(5).toISOString(), region: 'gao', authority: 'FAMA', sex: 'male', ageYears: 15, agePrecision: 'approximate' });
    browser = await openBrowser();
    phone = await Screen.open(browser, base, PHONE);
    desk = await Screen.open(browser, base, DESK);
    await phone.enterAs(liaison);
    await desk.enterAs(officer);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  const sound = async (screen: Screen): Promise<void> => {
    expect([await screen.overflow(), await screen.inaccessible(), screen.faults]).toEqual([0, [], []]);
  };

  it('a liaison on a phone corrects the hour of the capture, from the fact itself; an officer reads it on the case and on the sheet', async () => {
    const { page } = phone;
    await phone.goTo(`/cases/${caseId}`);
    await page.getByRole('link', { name: 'Corriger l’heure : Capture' }).click();
    await page.getByRole('heading', { level: 1, name: 'Corriger une heure' }).waitFor();
    expect(await page.getByRole('radio', { name: /^Capture/ }).isChecked()).toBe(true);
    await page.getByLabel('Pourquoi, et d’où on le sait').fill('registre relu');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click(); // without the hour: said beside it, and what was typed stays
    await page.getByRole('alert').first().waitFor();
    await choose(page, 'Ce que l’on sait de la date', 'Jour seulement');
    const [year = '', month = '', day = ''] = before(72).toISOString().slice(0, 10).split('-');
    await page.getByLabel('Jour', { exact: true }).fill(`${year}-${month}-${day}`);
    await sound(phone);
    await page.locator('main form button[type=submit]').click();
    await page.getByRole('heading', { level: 1, name: /^ML-/ }).waitFor();
    await page.getByText('L’heure est corrigée.').waitFor();
    await page.getByText('Heure corrigée', { exact: true }).waitFor();
    await sound(phone);

    await desk.goTo(`/cases/${caseId}`);
    await desk.page.getByText('registre relu').waitFor(); // why: for who may read the file
    await desk.page.getByText(/^début de la privation de liberté : .* devient /).waitFor();
    await sound(desk);
    const [deadline] = await world.sql<{ id: string }>(`select id from deadline where case_id = $1 and rule_code = 'custody-handover'`, [caseId]);
    await desk.goTo(`/cases/${caseId}/deadlines/${deadline?.id ?? ''}`);
    await desk.page.getByText('Heure corrigée', { exact: true }).waitFor();
    await desk.page.getByText(/^Départ corrigé : /).waitFor();
    await sound(desk);
  }, 90_000);
});
