import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/index.js';
import { choose, DESK, openBrowser, PHONE, Screen } from '../support/browser.js';
import type { Caller } from '../support/caller.js';
import { World } from '../support/world.js';

describe('programme activities, in a browser', () => {
  let world: World;
  let browser: Browser;
  let base: string;
  let officer: Caller;
  const clock = new SystemClock();
  const today = clock.now().toISOString().slice(0, 10);

  beforeAll(async () => {
    world = await World.create({ clock });
    await world.app.listen(0, '127.0.0.1');
    base = await world.app.getUrl();
    officer = await world.person('regional-officer', { region: 'gao' });
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  const sound = async (screen: Screen, name: string): Promise<void> => {
    const pictures = process.env['PICTURES'];
    if (pictures !== undefined) await screen.page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
    expect([await screen.overflow(), await screen.inaccessible(), screen.faults]).toEqual([0, [], []]);
  };

  it('an officer records a session of the region, plans a visit to a camp, and says what became of it', async () => {
    const screen = await Screen.open(browser, base, PHONE);
    const { page } = screen;
    await screen.enterAs(officer);
    await screen.goTo('/activities/new');
    await page.getByLabel('Sorte d’activité').selectOption({ label: 'Séances de formation' });
    await choose(page, 'A-t-elle eu lieu ?', 'Faite');
    await page.getByLabel('Premier jour').fill(today);
    await page.getByLabel('Sujet').selectOption({ label: 'Protocole de 2013' });
    await page.getByLabel('Pour qui').selectOption({ label: 'Forces de défense et de sécurité' });
    await page.getByLabel('Hommes ou garçons').fill('18');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByText('Indiquez les hommes et les femmes, ou laissez les deux vides.').first().waitFor();
    await sound(screen, 'activity-form-phone');
    await page.getByLabel('Femmes ou filles').fill('4');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByText('18 hommes ou garçons, 4 femmes ou filles, 0 de sexe inconnu').waitFor();
    await screen.goTo('/activities/new');
    await page.getByLabel('Sorte d’activité').selectOption({ label: 'Visites de camps avec vérification de l’âge' });
    await choose(page, 'A-t-elle eu lieu ?', 'Planifiée');
    await page.getByLabel('Premier jour').fill(today);
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByRole('link', { name: 'Faite ou annulée' }).click();
    await choose(page, 'A-t-elle eu lieu ?', 'Annulée');
    await page.getByLabel('Pourquoi elle est annulée').selectOption({ label: 'Insécurité' });
    await sound(screen, 'activity-end-phone');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByText('Insécurité').waitFor();
    await sound(screen, 'activities-phone');
  }, 90_000);

  it('a monitor reads them and their report, and records nothing', async () => {
    const screen = await Screen.open(browser, base, DESK);
    await screen.enterAs(await world.person('monitor'));
    await screen.goTo('/activities');
    await screen.page.getByText('Protocole de 2013, Forces de défense et de sécurité').waitFor();
    expect(await screen.page.getByRole('link', { name: 'Enregistrer une activité' }).count()).toBe(0);
    await sound(screen, 'activities-desk');
    await screen.goTo(`/reports/activities?from=${today}&to=${today}`);
    await screen.page.getByRole('table', { name: 'Ensemble' }).getByRole('row', { name: /Séances de formation/ }).waitFor();
    await sound(screen, 'activities-report-desk');
  }, 90_000);
});
