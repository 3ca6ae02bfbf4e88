import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/index.js';
import { choose, DESK, now, openBrowser, PHONE, Screen } from '../support/browser.js';
import type { Caller } from '../support/caller.js';
import { World } from '../support/world.js';

const FAMILY = /^Famille et recherche$/;

describe('the family, in a browser', () => {
  let world: World;
  let browser: Browser;
  let base: string;
  let carer: Caller;
  let head: Caller;
  const clock = new SystemClock();
  const caseId = randomUUID();
  const before = (hours: number): string => new Date(clock.now().getTime() - hours * 3_600_000).toISOString();

  beforeAll(async () => {
    world = await World.create({ clock });
    await world.app.listen(0, '127.0.0.1');
    base = await world.app.getUrl();
    carer = await world.person('centre-worker', { centre: 'gao' });
    head = await world.person('centre-manager', { centre: 'gao' });
    await carer.post('/api/cases', { id: caseId, entry: 'community', occurredAt: before(60), region: 'gao', centre: 'gao', sex: 'female', ageYears: 12, agePrecision: 'stated' });
    await carer.put(`/api/cases/${caseId}/identity`, {
      given: 'Aïssa', family: 'Essai', mother: 'Mariamou Essai', relatives: [{ name: 'Idrissa Essai', relation: 'frère de la mère', contact: 'garage de Wabaria' }],
    }, { version: 1 });
    await carer.post(`/api/cases/${caseId}/stay/admit`, { id: randomUUID(), at: before(58), kind: 'centre', centre: 'gao' }, { version: 2 });
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
  const offered = async (screen: Screen): Promise<string[]> => await screen.page.getByRole('region', { name: 'Que faire maintenant ?' }).getByRole('link').allInnerTexts();

  it('a worker on a phone sees what is missing, takes up who was noted, and searches for the mother', async () => {
    const worker = await Screen.open(browser, base, PHONE);
    await worker.enterAs(carer);
    await worker.goTo(`/cases/${caseId}`);
    await worker.page.getByRole('navigation', { name: 'Suite du dossier' }).getByRole('link', { name: 'Famille et recherche' }).click();
    await worker.page.getByText('Aucun proche n’est noté.').waitFor();
    expect(await offered(worker)).toEqual(['Noter un proche', 'Recherche de la famille', 'Évaluer l’intérêt supérieur', 'Demander la décision sur le retour', 'Préparation ou médiation']);
    await sound(worker, 'family-empty-phone');
    await worker.act('Noter un proche', async (page) => {
      await page.getByLabel('Personne déjà notée à l’identification').selectOption({ label: 'Idrissa Essai (frère de la mère)' });
      await page.getByLabel('Lien avec l’enfant').selectOption({ label: 'Tante ou oncle' });
      await choose(page, 'Garde de l’enfant', 'N’a pas la garde');
      await choose(page, 'Sort', 'En vie');
      await page.getByLabel(/^Région/).selectOption({ label: 'Gao' });
      await sound(worker, 'family-relative-phone');
    }, FAMILY);
    await worker.page.getByText('garage de Wabaria').waitFor();
    await worker.act('Noter un proche', async (page) => {
      await page.getByLabel('Lien avec l’enfant').selectOption({ label: 'Mère' });
      await page.getByText('Le nom est déjà dans l’identité de l’enfant : Mariamou Essai.').waitFor();
      await choose(page, 'Garde de l’enfant', 'A la garde selon la loi');
      await choose(page, 'Sort', 'On ne sait pas');
      await page.getByLabel('Ou dans un autre pays').selectOption({ label: 'Niger' });
    }, FAMILY);
    await worker.act('Rechercher un proche', async (page) => {
      await page.getByLabel('Qui est recherché').selectOption({ label: 'Mariamou Essai (Mère)' });
      await choose(page, 'Priorité', 'Urgente');
      await now(page);
      await page.getByLabel('Dans quel pays').selectOption({ label: 'Niger' });
      await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
      await page.getByText('Dites quel partenaire recherche').first().waitFor();
      await sound(worker, 'family-search-refused-phone');
      await page.getByLabel('Partenaire qui recherche').selectOption({ label: 'Comité international de la Croix-Rouge (CICR)' });
      await page.getByLabel('Référence chez le partenaire').fill('ESSAI-0042');
    }, FAMILY);
    await worker.act('Recherche de la famille', async (page) => {
      await choose(page, 'Ce qui a été fait', 'Partenaire saisi (Croix-Rouge, autre)');
      await now(page);
      await page.getByLabel('Qui a agi').selectOption({ label: 'Croix-Rouge (CICR, Croix-Rouge malienne)' });
      await page.getByLabel('Résultat de la démarche').selectOption({ label: 'Piste à suivre' });
    });
    await worker.goTo(`/cases/${caseId}/family`);
    await worker.page.getByText('Comité international de la Croix-Rouge (CICR), Niger, ESSAI-0042').waitFor();
    await worker.page.getByText('Partenaire saisi (Croix-Rouge, autre), Croix-Rouge (CICR, Croix-Rouge malienne), Piste à suivre').waitFor();
    await sound(worker, 'family-searched-phone');
  }, 90_000);

  it('a manager at a desk closes the search with what came of it', async () => {
    const manager = await Screen.open(browser, base, DESK);
    await manager.enterAs(head);
    await manager.goTo(`/cases/${caseId}/family`);
    await sound(manager, 'family-desk');
    await manager.act('Clore une recherche', async (page) => {
      await choose(page, 'Ce qui en est sorti', 'L’enfant ne le souhaite pas');
      await now(page);
      await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
      await page.getByText('Dites-le en quelques mots').first().waitFor();
      await sound(manager, 'family-close-refused-desk');
      await page.getByLabel('Ce qu’on a trouvé').fill('Aïssa ne veut pas que sa mère apprenne où elle est.');
    }, FAMILY);
    await manager.page.getByText('Aïssa ne veut pas que sa mère apprenne où elle est.').waitFor();
    await sound(manager, 'family-closed-desk');
  }, 90_000);

  const hear = async (screen: Screen, side: string, result: string): Promise<void> => {
    await screen.act('Entendre l’enfant ou le proche', async (page) => {
      await page.getByLabel('Lien avec quel proche').selectOption({ label: 'Idrissa Essai (Tante ou oncle)' });
      await choose(page, 'Qui a été entendu', side);
      await now(page);
      await page.getByLabel('Ce qui a été demandé et répondu').fill('le nom de la chèvre, la couleur de la porte');
      await choose(page, 'Photo', 'Photo reconnue');
      await page.getByRole('group', { name: 'Papiers vus' }).getByText('Photo de famille', { exact: true }).click();
      await choose(page, 'Avec ce qu’on savait déjà', result);
      await sound(screen, `family-hear-${side === 'L’enfant' ? 'child' : 'relative'}-phone`);
    }, FAMILY);
  };

  it('a worker on a phone hears both sides, verifies the link, and assesses what is best', async () => {
    const worker = await Screen.open(browser, base, PHONE);
    await worker.enterAs(carer);
    await worker.goTo(`/cases/${caseId}/family`);
    await hear(worker, 'L’enfant', 'Concorde');
    await worker.page.getByText('Ce que dit l’enfant :').waitFor();
    expect(await offered(worker)).not.toContain('Conclure sur le lien familial');
    await hear(worker, 'Le proche', 'Concorde');
    await worker.act('Conclure sur le lien familial', async (page) => {
      await choose(page, 'Le lien familial', 'Lien vérifié');
      await now(page);
      await sound(worker, 'family-verify-phone');
    }, FAMILY);
    await worker.page.getByText('Lien vérifié', { exact: true }).waitFor();
    await worker.act('Évaluer l’intérêt supérieur', async (page) => {
      await page.getByLabel('Retour vers qui').selectOption({ label: 'Idrissa Essai (Tante ou oncle)' });
      await now(page);
      for (const part of ['Souhait de l’enfant', 'Souhait de la famille', 'Sécurité', 'Capacité à prendre soin', 'Acceptation par la communauté', 'Scolarité']) await choose(page, part, 'Favorable');
      await choose(page, 'Risque de recrutement', 'Partagé');
      await page.getByLabel('Risque de recrutement : en quelques mots').fill('un cousin encore avec le groupe');
      await sound(worker, 'family-assess-phone');
    }, FAMILY);
    await worker.page.getByText('un cousin encore avec le groupe').waitFor();
    await sound(worker, 'family-assessed-phone');
    await worker.act('Demander la décision sur le retour', async (page) => { await now(page); });
  }, 120_000);

  it('a manager at a desk decides on what was assessed', async () => {
    const manager = await Screen.open(browser, base, DESK);
    await manager.enterAs(head);
    await manager.goTo(`/cases/${caseId}/family`);
    await manager.page.getByText('un cousin encore avec le groupe').waitFor();
    await sound(manager, 'family-assessed-desk');
    await manager.act('Décision sur le retour en famille', async (page) => {
      await page.getByRole('button', { name: 'Sur quoi repose la décision : la dernière évaluation' }).click();
      await page.getByText('un cousin encore avec le groupe').waitFor();
      await choose(page, 'Décision', 'Pour le retour');
      await choose(page, 'Qui a décidé', 'Commission d’évaluation de l’intérêt supérieur');
      await now(page);
      await page.getByLabel('Motifs').fill('lien vérifié, oncle prêt');
      await sound(manager, 'family-decide-desk');
    });
    await manager.page.getByText('Retour en famille décidé').first().waitFor();
  }, 90_000);

  it('a worker on a phone prepares the family, and the child leaves to the relative; the act begins with them', async () => {
    const worker = await Screen.open(browser, base, PHONE);
    await worker.enterAs(carer);
    await worker.goTo(`/cases/${caseId}/family`);
    await worker.act('Préparation ou médiation', async (page) => {
      await choose(page, 'Quelle rencontre', 'Médiation familiale');
      await page.getByLabel('En vue d’un retour chez').selectOption({ label: 'Idrissa Essai (Tante ou oncle)' });
      await now(page);
      await page.getByRole('group', { name: 'Qui a été rencontré' }).getByText('Chef de village ou de quartier', { exact: true }).click();
      await choose(page, 'Résultat', 'Accord trouvé');
      await page.getByLabel('Ce qui a été dit et convenu').fill('l’oncle garde la chambre près de l’école');
      await sound(worker, 'family-prepare-phone');
    }, FAMILY);
    await worker.page.getByText('l’oncle garde la chambre près de l’école').waitFor();
    await worker.goTo(`/cases/${caseId}`);
    await worker.act('Enregistrer la sortie', async (page) => {
      await choose(page, 'Vers où', 'Famille élargie');
      await page.getByLabel('Proche qui reçoit l’enfant').selectOption({ label: 'Idrissa Essai (Tante ou oncle) · Lien vérifié' });
      await now(page);
      await sound(worker, 'family-discharge-phone');
    });
    await worker.goTo(`/cases/${caseId}/family`);
    await worker.page.getByText('L’enfant vit ici', { exact: true }).waitFor();
    await worker.goTo(`/cases/${caseId}/acts`);
    await worker.page.getByRole('button', { name: /réunification/i }).click();
    const receiver = worker.page.locator('input[name=secondSigner]:visible');
    await receiver.waitFor();
    expect(await receiver.inputValue()).toBe('Idrissa Essai (Tante ou oncle)');
    await sound(worker, 'family-act-phone');
  }, 90_000);

  it('a manager at a desk decides on alternative care, and a review follows', async () => {
    const manager = await Screen.open(browser, base, DESK);
    await manager.enterAs(head);
    await manager.goTo(`/cases/${caseId}/family`);
    await manager.act('Décider une protection de remplacement', async (page) => {
      await choose(page, 'Quelle prise en charge', 'Chez des proches');
      await choose(page, 'Pourquoi aucune famille', 'Parents décédés, aucun proche disponible');
      await now(page);
      await page.getByLabel('Pourquoi, et ce que l’enfant en pense').fill('elle veut rester près de l’école');
      await sound(manager, 'family-care-desk');
    }, FAMILY);
    await manager.act('Revoir la protection de remplacement', async (page) => {
      await choose(page, 'Après avoir entendu l’enfant', 'Elle continue');
      await now(page);
    }, FAMILY);
    await manager.page.getByText('Elle continue').first().waitFor();
    await sound(manager, 'family-whole-desk');
  }, 90_000);
});
