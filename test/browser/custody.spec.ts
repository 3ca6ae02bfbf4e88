import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/index.js';
import { choose, DESK, now, openBrowser, PHONE, Screen } from '../support/browser.js';
import { World } from '../support/world.js';

describe('what happens in custody, in a browser', () => {
  let world: World;
  let browser: Browser;
  let soldier: Screen;
  let officer: Screen;
  const clock = new SystemClock();
  const caseId = randomUUID();
  const before = (hours: number): string => new Date(clock.now().getTime() - hours * 3_600_000).toISOString();

  beforeAll(async () => {
    world = await World.create({ clock });
    await world.app.listen(0, '127.0.0.1');
    const base = await world.app.getUrl();
    const liaison = await world.person('security-liaison', { unit: '1er bataillon (essai)' });
    const regional = await world.person('regional-officer', { region: 'gao' });
    await liaison.post('/api/captures', { id: caseId, kind: 'capture', startedAt: before(5), place: 'ansongo', region: 'gao', authority: 'FAMA', sex: 'male', ageYears: 15, agePrecision: 'approximate' });
    browser = await openBrowser();
    soldier = await Screen.open(browser, base, PHONE);
    officer = await Screen.open(browser, base, DESK);
    await soldier.enterAs(liaison);
    await officer.enterAs(regional);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  const sound = async (screen: Screen): Promise<void> => {
    expect([await screen.overflow(), await screen.inaccessible(), screen.faults]).toEqual([0, [], []]);
  };

  it('the unit says that the child is kept with adults', async () => {
    await soldier.goTo(`/cases/${caseId}`);
    await soldier.act('Noter un fait de la détention', async (page) => {
      await page.getByLabel('De quoi il s’agit').selectOption({ label: 'Blessure ou trace de violence' });
      await now(page);
      await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
      await page.getByRole('alert').getByText(/En quelques mots/).waitFor();
      await page.getByLabel('De quoi il s’agit').selectOption({ label: 'Lieu de garde : séparé des adultes ?' });
      await choose(page, 'Ce qui a été constaté', 'Gardé avec des adultes');
      await page.getByText('Contraire au Protocole.').waitFor();
      await now(page);
      await sound(soldier);
      if (process.env['SHOTS'] !== undefined) await soldier.page.screenshot({ path: `${process.env['SHOTS']}/custody-observation.png`, fullPage: true });
    });
    await soldier.page.getByText('Gardé avec des adultes (contraire au Protocole)').waitFor();
    expect(await soldier.page.getByText('La suite donnée est à enregistrer').count()).toBe(0);
  });

  it('the officer sees it at the head of the case, and records what followed', async () => {
    await officer.goTo(`/cases/${caseId}`);
    await officer.page.getByText(/Manquement au Protocole : Gardé avec des adultes/).waitFor();
    await sound(officer);
    if (process.env['SHOTS'] !== undefined) await officer.page.screenshot({ path: `${process.env['SHOTS']}/custody-breach.png`, fullPage: true });
    await officer.act('Noter un fait de la détention', async (page) => {
      await page.getByLabel('De quoi il s’agit').selectOption({ label: 'Visite d’un acteur de la protection de l’enfance' });
      await choose(page, 'Ce qui a été constaté', 'Accordée');
      await now(page);
    });
    await officer.act('Noter la suite donnée', async (page) => {
      await choose(page, 'Ce qui en est résulté', 'Il y a été mis fin');
      await now(page);
      await page.getByLabel('Ce qui a été fait').fill('séparé aussitôt, à la demande de la direction');
      await sound(officer);
      if (process.env['SHOTS'] !== undefined) await officer.page.screenshot({ path: `${process.env['SHOTS']}/custody-follow-up.png`, fullPage: true });
    });
    await officer.page.getByText('Suite donnée à un manquement').waitFor();
    expect(await officer.page.getByText(/Manquement au Protocole : /).count()).toBe(0);
  });

  it('of the visit and of what followed the unit reads nothing', async () => {
    await soldier.goTo(`/cases/${caseId}`);
    await soldier.page.getByText('Gardé avec des adultes (contraire au Protocole)').waitFor();
    expect(await soldier.page.getByText(/Visite|Suite donnée/).count()).toBe(0);
  });

  it('the unit declares that the child escaped; the officer confirms, and the search is open', async () => {
    await soldier.goTo(`/cases/${caseId}`);
    expect(await soldier.page.getByRole('link', { name: 'Fin de détention sans remise' }).count()).toBe(0);
    await soldier.act('Noter un fait de la détention', async (page) => {
      await page.getByLabel('De quoi il s’agit').selectOption({ label: 'Fin de détention déclarée par l’unité' });
      await page.getByText(/Le délai ne s’arrête pas/).waitFor();
      await choose(page, 'Ce qui a été constaté', 'Évadé');
      await now(page);
    });
    await officer.goTo(`/cases/${caseId}`);
    await officer.page.getByText(/L’unité déclare la fin de la détention : Évadé/).waitFor();
    await officer.act('Fin de détention sans remise', async (page) => {
      await choose(page, 'Comment la détention a pris fin', 'Évadé');
      await now(page);
      await sound(officer);
    });
    await officer.page.getByText(/l’enfant est à rechercher/).waitFor();
    await officer.page.getByText('Évadé', { exact: true }).first().waitFor();
    await sound(officer);
    if (process.env['SHOTS'] !== undefined) await officer.page.screenshot({ path: `${process.env['SHOTS']}/custody-search.png`, fullPage: true });
  });
});
