import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/index.js';
import { choose, DESK, now, openBrowser, PHONE, Screen } from '../support/browser.js';
import { World } from '../support/world.js';

describe('foster families, in a browser', () => {
  let world: World;
  let browser: Browser;
  let officer: Screen;
  let worker: Screen;
  const clock = new SystemClock();
  const caseId = randomUUID();
  const before = (hours: number): string => new Date(clock.now().getTime() - hours * 3_600_000).toISOString();
  const day = (hours: number): string => before(hours).slice(0, 10);

  beforeAll(async () => {
    world = await World.create({ clock });
    await world.app.listen(0, '127.0.0.1');
    const base = await world.app.getUrl();
    const person = await world.person('regional-officer', { region: 'gao' });
    await person.post('/api/cases', { id: caseId, entry: 'community', occurredAt: before(60), region: 'gao', sex: 'female', ageYears: 12, agePrecision: 'stated' });
    browser = await openBrowser();
    officer = await Screen.open(browser, base, DESK);
    worker = await Screen.open(browser, base, PHONE);
    await officer.enterAs(person);
    await worker.enterAs(await world.person('centre-worker', { centre: 'gao' }));
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  const sound = async (screen: Screen): Promise<void> => {
    expect([await screen.overflow(), await screen.inaccessible(), screen.faults]).toEqual([0, [], []]);
  };
  const shot = async (page: Page, name: string): Promise<void> => {
    if (process.env['SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SHOTS']}/${name}.png`, fullPage: true });
  };

  it('an officer adds a family, whose names are sealed, and vets it', async () => {
    const { page } = officer;
    await page.getByRole('link', { name: 'Familles d’accueil', exact: true }).click();
    await page.getByText('Aucune famille d’accueil n’est enregistrée.').waitFor();
    await page.getByRole('link', { name: 'Ajouter une famille' }).click();
    await page.getByLabel('Personnes qui accueillent').fill('Aminata Essai');
    await page.getByLabel('Village ou quartier').fill('Quartier Essai');
    await page.getByLabel('Jour de la demande').fill(day(-48));
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByText('Cette date est dans le futur.').first().waitFor();
    await sound(officer);
    await page.getByLabel('Jour de la demande').fill(day(72));
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByRole('heading', { name: 'FA-GAO-0001' }).waitFor();
    expect(await page.getByText('Aminata Essai').count()).toBe(0);
    await page.getByRole('link', { name: 'Étape de l’agrément' }).click();
    await choose(page, 'Étape', 'Agréée');
    await page.getByLabel('Jour de la décision').fill(day(70));
    await page.getByLabel('Combien d’enfants à la fois').fill('1');
    await choose(page, 'Pour qui', 'Filles');
    await page.getByLabel('De (ans révolus)').fill('6');
    await page.getByLabel('À (ans révolus, compris)').fill('14');
    await page.getByLabel('Qui a agréé la famille').fill('Visite du domicile par deux agents');
    await sound(officer);
    await shot(page, 'vetting-1280');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByText('L’étape est enregistrée.').waitFor();
    await page.getByText('1 place, filles de 6 à 14 ans').first().waitFor();
  }, 90_000);

  it('places a child there, visits it, pays an allowance; the case shows the family by its code', async () => {
    await officer.goTo(`/cases/${caseId}`);
    await officer.act('Admettre l’enfant', async (page) => {
      await choose(page, 'Lieu du séjour', 'Famille d’accueil');
      await page.getByLabel('Famille d’accueil agréée').selectOption({ label: 'FA-GAO-0001 · 1 place, filles de 6 à 14 ans · 1 place libre' });
      await now(page);
      await sound(officer);
      await shot(page, 'admit-family-1280');
    });
    await officer.page.getByText('Famille d’accueil FA-GAO-0001, Gao').first().waitFor();
    await officer.act('Enregistrer une visite dans la famille d’accueil', async (page) => {
      await choose(page, 'Ce que la visite a montré', 'L’enfant va bien dans la famille');
      await choose(page, 'L’enfant a été entendu seul', 'Oui');
      await now(page);
      await sound(officer);
    });
    await officer.act('Enregistrer une indemnité', async (page) => {
      await page.getByLabel('Montant (FCFA)').fill('15000');
      await page.getByLabel('Premier jour couvert').fill(day(0));
      await page.getByLabel('Dernier jour couvert').fill(day(-240));
      await page.getByLabel('Versée le').fill(day(0));
      await sound(officer);
    });
    await officer.page.getByText(/15 000 FCFA/).first().waitFor();
    await shot(officer.page, 'case-foster-1280');
  }, 90_000);

  it('the admission sheet is filled in, completed, and the printed act begins with it', async () => {
    await officer.act('Fiche d’admission', async (page) => {
      await page.getByRole('group', { name: 'Santé à l’arrivée' }).getByText('Fièvre ou maladie').click();
      await page.getByLabel('Effets personnels').fill('Un sac bleu');
      await choose(page, 'Niveau de risque', 'Élevé');
      await now(page);
      await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
      await page.getByText('Indiquez au moins un risque').first().waitFor();
      await sound(officer);
      await page.getByText('Représailles', { exact: true }).click();
      await shot(page, 'sheet-form-1280');
    });
    await officer.page.getByRole('navigation', { name: /dossier/ }).getByRole('link', { name: 'Fiche d’admission' }).click();
    await officer.page.getByText('Un sac bleu').waitFor();
    await sound(officer);
    await shot(officer.page, 'sheet-1280');
    await officer.page.setViewportSize(PHONE);
    await sound(officer);
    await shot(officer.page, 'sheet-360');
    await officer.page.setViewportSize(DESK);
    await officer.goTo(`/cases/${caseId}/acts`);
    await officer.page.getByText('Fiche d’admission du', { exact: false }).first().click();
    expect(await officer.page.getByLabel('Effets', { exact: false }).first().inputValue()).toBe('Un sac bleu');
    await sound(officer);
    await officer.goTo(`/cases/${caseId}`);
  }, 90_000);

  it('who the family is, is shown when it is asked for', async () => {
    const { page } = officer;
    await page.getByRole('link', { name: 'Voir la famille d’accueil' }).click();
    await page.getByRole('button', { name: 'Montrer qui est la famille' }).click();
    await page.getByText('Aminata Essai').waitFor();
    await page.getByText('Dernière visite').waitFor();
    await sound(officer);
    await shot(page, 'family-1280');
  }, 60_000);

  it('a worker of the centre sees codes and room, and no names', async () => {
    await worker.goTo('/foster-families');
    await worker.page.getByText('complète').waitFor();
    expect(await worker.page.getByRole('link', { name: 'Ajouter une famille' }).count()).toBe(0);
    await sound(worker);
    await shot(worker.page, 'families-360');
    await worker.page.getByRole('link', { name: 'FA-GAO-0001' }).click();
    await worker.page.getByRole('heading', { name: 'Enfants placés' }).waitFor();
    expect(await worker.page.getByRole('button', { name: 'Montrer qui est la famille' }).count()).toBe(0);
    await sound(worker);
    await shot(worker.page, 'family-360');
  }, 60_000);
});
