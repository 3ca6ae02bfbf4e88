import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/index.js';
import { DESK, openBrowser, PHONE, Screen } from '../support/browser.js';
import type { Caller } from '../support/caller.js';
import { Engine } from '../support/engine.js';
import { PASSWORD, World } from '../support/world.js';

/** Screenshots are looked at by people; they are kept where SCREENSHOTS says. */
const pictures = process.env['SCREENSHOTS'];
const HOUR = 3_600_000;

describe('hours and absences, in a browser', () => {
  let world: World;
  let engine: Engine;
  let browser: Browser;
  let base: string;
  const people: Record<string, Caller | undefined> = {};
  const day = (ahead: number): string => new Date(new SystemClock().now().getTime() + ahead * 24 * HOUR).toISOString().slice(0, 10);

  const at = async (who: string, viewport: { width: number; height: number }): Promise<Screen> => {
    const screen = await Screen.open(browser, base, viewport);
    await screen.signIn(people[who]?.email ?? '', PASSWORD);
    return screen;
  };
  const sound = async (screen: Screen, name: string): Promise<void> => {
    if (pictures !== undefined) await screen.page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
    expect([screen.faults, await screen.overflow(), await screen.inaccessible()]).toEqual([[], 0, []]);
  };

  beforeAll(async () => {
    world = await World.create({ clock: new SystemClock() });
    engine = new Engine(world.databaseUrl, new SystemClock());
    await world.app.listen(0, '127.0.0.1');
    base = await world.app.getUrl();
    Object.assign(people, {
      liaison: await world.person('security-liaison', { unit: '1er bataillon (essai)' }),
      officer: await world.person('regional-officer', { region: 'gao' }),
      national: await world.person('national-officer'),
      manager: await world.person('centre-manager', { centre: 'gao' }),
      educator: await world.person('centre-worker', { centre: 'gao' }),
    });
    // One past its limit, of which the Ministry hears by itself; one that has just begun, of which the officer hears and the Ministry does not.
    for (const hours of [49, 1]) {
      const answer = await people['liaison']?.post('/api/captures', {
        id: randomUUID(), kind: 'capture', startedAt: new Date(new SystemClock().now().getTime() - hours * HOUR).toISOString(), place: 'ansongo', region: 'gao', authority: 'FAMA', sex: 'male', ageYears: 15, agePrecision: 'approximate',
      });
      expect(answer?.status).toBe(201);
    }
    await engine.sweeper.sweep();
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await engine.close();
    await world.close();
  });

  it('an officer chooses hours and records an absence, on a phone', async () => {
    const screen = await at('officer', PHONE);
    const { page } = screen;
    await screen.goTo('/alerts');
    await page.getByText('Délai atteint').first().waitFor();
    await page.getByRole('link', { name: 'Heures et absences' }).click();
    await page.getByRole('heading', { level: 1, name: 'Heures et absences' }).waitFor();
    await page.getByText('Aucune absence notée.').waitFor();
    await page.locator('input[name=quietFrom]').fill('22:30');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Vos heures sont enregistrées.').waitFor();
    await page.getByRole('button', { name: 'Noter une absence' }).click();
    await page.getByLabel('Premier jour', { exact: false }).fill(day(0));
    await page.getByLabel('Dernier jour', { exact: false }).fill(day(5));
    await page.getByLabel('Qui remplace', { exact: false }).selectOption({ label: 'national-officer d’essai, Protection de l’enfance, ministère' });
    await sound(screen, 'absence-form-phone');
    await page.getByRole('dialog').getByRole('button', { name: 'Noter une absence' }).click();
    await page.getByText('Remplacement : national-officer d’essai').waitFor();
    await sound(screen, 'telling-phone');
    await page.setViewportSize(DESK);
    await sound(screen, 'telling-desk');
    expect(await world.sql('select quiet_from, quiet_to from telling_preference')).toEqual([{ quiet_from: 1350, quiet_to: 360 }]);
  }, 90_000);

  it('the stand-in sees in whose place, and is told again when nothing follows', async () => {
    await engine.sweeper.sweep();
    const screen = await at('national', DESK);
    const { page } = screen;
    await screen.goTo('/alerts');
    await page.getByText('Pour regional-officer d’essai, de retour le', { exact: false }).first().waitFor();
    await sound(screen, 'stand-in-desk');
    await page.getByRole('button', { name: 'Je m’en occupe' }).first().click();
    await page.getByLabel('Ce qui est fait maintenant', { exact: false }).fill('Le commandement de la zone est appelé.');
    await page.getByRole('dialog').getByRole('button', { name: 'Je m’en occupe' }).click();
    await page.getByText('Prise en charge enregistrée', { exact: false }).waitFor();
    await world.sql(`update deadline_watch set renew_at = now() - interval '1 minute' where renew_at is not null`);
    await engine.sweeper.sweep();
    await screen.goTo('/alerts');
    await page.getByText('Rappel : rien n’a suivi').first().waitFor();
    await page.getByText('Le commandement de la zone est appelé.').first().waitFor();
    await sound(screen, 'renewed-desk');
    await page.setViewportSize(PHONE);
    await sound(screen, 'renewed-phone');
  }, 90_000);

  it('the officer finds on return what was passed on, and ends the absence', async () => {
    const screen = await at('officer', PHONE);
    const { page } = screen;
    await screen.goTo('/alerts?show=all');
    await page.getByText('transmise à national-officer d’essai', { exact: false }).first().waitFor();
    await sound(screen, 'passed-on-phone');
    await screen.goTo('/telling');
    await page.getByRole('button', { name: 'Terminer l’absence', exact: false }).click();
    await page.getByText('Absence terminée.', { exact: false }).waitFor();
    await page.getByText('Aucune absence notée.').waitFor();
  }, 90_000);
});
