import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/index.js';
import { choose, DESK, now, openBrowser, PHONE, Screen } from '../support/browser.js';
import type { Caller } from '../support/caller.js';
import { PASSWORD, World } from '../support/world.js';

describe('from capture to closure, in a browser', () => {
  let world: World;
  let browser: Browser;
  let base: string;
  let caseUrl: string;
  const people: Record<string, Caller> = {};

  /** Everybody has one device and signs in once, as people do; only its size changes. */
  const screens = new Map<string, Screen>();
  const at = async (who: string, viewport: { width: number; height: number }): Promise<Screen> => {
    const screen = screens.get(who) ?? (await Screen.open(browser, base, viewport));
    if (!screens.has(who)) await screen.signIn(people[who]?.email ?? '', PASSWORD);
    screens.set(who, screen);
    await screen.page.setViewportSize(viewport);
    return screen;
  };
  const atCase = async (who: string, viewport = DESK): Promise<Screen> => {
    const screen = await at(who, viewport);
    await screen.goTo(caseUrl);
    return screen;
  };

  beforeAll(async () => {
    world = await World.create({ clock: new SystemClock() });
    await world.app.listen(0, '127.0.0.1');
    base = await world.app.getUrl();
    people['liaison'] = await world.person('security-liaison', { unit: 'Bataillon d’essai' });
    people['worker'] = await world.person('centre-worker', { centre: 'gao' });
    people['manager'] = await world.person('centre-manager', { centre: 'gao' });
    people['officer'] = await world.person('regional-officer', { region: 'gao' });
    people['ministry'] = await world.person('national-officer');
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  it('a liaison notifies a capture on a phone, and offers the child to the centre', async () => {
    const screen = await at('liaison', PHONE);
    const { page } = screen;
    await page.goto(`${base}/captures/new`);
    await now(page);
    await page.getByRole('combobox', { name: 'Lieu' }).pressSequentially('Anson');
    await page.getByRole('option', { name: /Ansongo/ }).click();
    await choose(page, 'Sexe apparent', 'Garçon');
    await page.getByLabel('Âge apparent, en années').fill('15');
    await choose(page, 'D’où vient cet âge', 'Estimé à l’apparence');
    await choose(page, 'État apparent', 'Épuisé');
    await page.getByRole('button', { name: 'Envoyer la notification' }).click();
    await page.getByRole('heading', { level: 1, name: /^ML-/ }).waitFor();
    caseUrl = new URL(page.url()).pathname;
    await page.getByText('En détention').first().waitFor();
    await screen.act('Proposer la remise', async (form) => {
      await choose(form, 'Centre qui recevra l’enfant', 'CTO de Gao');
      await now(form);
    });
    expect([screen.faults, await screen.overflow()]).toEqual([[], 0]);
  }, 90_000);

  it('the regional officer sees the clock run, why, and in which order things are due', async () => {
    const screen = await at('officer', DESK);
    const { page } = screen;
    await screen.goTo('/clock');
    await page.getByText('Remise à la protection civile de l', { exact: false }).first().waitFor();
    expect(await page.getByText(/^encore /).count()).toBeGreaterThan(0);
    await page.goto(base + caseUrl);
    await page.getByRole('button', { name: 'Pourquoi cette échéance ?' }).first().click();
    await page.getByText('à confirmer par le Ministère').first().waitFor();
    await page.getByText(/^Règle :/).filter({ visible: true }).first().waitFor();
  }, 60_000);

  it('the centre accepts, admits, names, serves and discharges the child', async () => {
    const screen = await atCase('worker');
    await screen.act('Accepter la remise', now);
    await screen.act('Admettre l’enfant', now);
    await screen.act('Identité de l’enfant', async (page) => {
      await page.getByLabel('Prénom').fill('Ibrahim');
      await page.getByLabel('Nom de famille').fill('Ag Essai');
    });
    await screen.page.getByText('Ibrahim Ag Essai').first().waitFor();
    await screen.act('Enregistrer un service', async (page) => {
      await choose(page, 'Service', 'Soins médicaux');
      await now(page);
    });
    await screen.act('Enregistrer la sortie', async (page) => {
      await choose(page, 'Vers où', 'Famille');
      await now(page);
    });
    await screen.page.getByText('Réintégration').first().waitFor();
    expect(screen.faults).toEqual([]);
  }, 90_000);

  it('a visit is recorded; one person asks for the closure, another approves it', async () => {
    const worker = await atCase('worker', PHONE);
    await worker.act('Visite de suivi', async (page) => {
      await choose(page, 'Comment va l’enfant', 'Va bien');
      await choose(page, 'Avec qui l’enfant vit', 'Avec sa famille');
      await choose(page, 'Ce que fait l’enfant', 'À l’école');
      await choose(page, 'Risque de réenrôlement', 'Faible');
      await now(page);
    });
    await worker.act('Demander la clôture', async (page) => {
      await choose(page, 'Motif de la clôture', 'Pris en charge ailleurs');
      await page.getByText('L’enfant a été consulté et est d’accord').click();
      await page.getByLabel('Pourquoi clore le dossier quand même').fill('Le service de Ségou reprend le suivi.');
    });
    const manager = await atCase('manager');
    await manager.act('Approuver la clôture', () => Promise.resolve());
    await manager.page.getByText('Dossier clos').first().waitFor();
    expect([...worker.faults, ...manager.faults]).toEqual([]);
  }, 90_000);

  it('an error stands beside its field, and nothing typed is lost', async () => {
    const screen = await at('liaison', PHONE);
    const { page } = screen;
    await screen.goTo('/captures/new');
    await page.getByLabel('Opération').fill('opération d’essai');
    await page.getByText('Jour seulement').click();
    await page.getByLabel('Jour', { exact: true }).fill('2031-01-01');
    await page.getByLabel('Région').selectOption('gao');
    await choose(page, 'Sexe apparent', 'Fille');
    await choose(page, 'D’où vient cet âge', 'On ne sait pas');
    await page.getByRole('button', { name: 'Envoyer la notification' }).click();
    await page.getByText('Cette date est dans le futur.').first().waitFor();
    expect(await page.getByLabel('Opération').inputValue()).toBe('opération d’essai');
  }, 60_000);

  it('the whole of it speaks English at a switch', async () => {
    const screen = await at('officer', DESK);
    await screen.goTo('/clock');
    await screen.page.getByText('English', { exact: true }).click();
    await screen.page.getByRole('heading', { level: 1, name: /deadlines/i }).waitFor();
    expect(await screen.page.evaluate('document.documentElement.lang')).toBe('en');
    await screen.page.getByText('Français', { exact: true }).click();
    await screen.page.getByRole('heading', { level: 1, name: 'Échéances' }).waitFor();
  }, 60_000);

  it('signs in and opens the case list by the keyboard alone', async () => {
    const screen = await Screen.open(browser, base, DESK);
    const { page } = screen;
    await page.goto(`${base}/sign-in`);
    await page.getByLabel('Adresse électronique').waitFor();
    await page.keyboard.press('Tab');
    for (let tries = 0; tries < 6 && (await page.evaluate('document.activeElement.type')) !== 'email'; tries += 1) await page.keyboard.press('Tab');
    await page.keyboard.type(people['worker']?.email ?? '');
    await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Ma journée' }).waitFor();
    for (let tries = 0; tries < 12; tries += 1) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate('document.activeElement.textContent')) === 'Dossiers') break;
    }
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Dossiers' }).waitFor();
  }, 60_000);

  it.each([
    ['liaison', '/captures/new'], ['worker', '/cases'], ['officer', '/clock'], ['officer', '/cases/new'], ['officer', '/alerts'], ['ministry', '/reports/deprivation'],
    ['ministry', '/reports/care'], ['officer', '/time-limits'],
  ])('%s at %s: no wider than a small phone, and nothing that axe finds wrong', async (who, path) => {
    const screen = await at(who, PHONE);
    await screen.goTo(path);
    await screen.page.waitForLoadState('networkidle');
    expect([await screen.overflow(), await screen.inaccessible(), screen.faults]).toEqual([0, [], []]);
    await screen.page.setViewportSize(DESK);
    expect([await screen.overflow(), await screen.inaccessible()]).toEqual([0, []]);
  }, 90_000);
});
