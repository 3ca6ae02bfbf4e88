import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/index.js';
import { choose, DESK, now, openBrowser, PHONE, Screen } from '../support/browser.js';
import type { Caller } from '../support/caller.js';
import { World } from '../support/world.js';

const AGE_PAGE = /^Détermination de l’âge$/;

describe('age assessment, in a browser', () => {
  let world: World;
  let browser: Browser;
  let base: string;
  let head: Caller;
  let carer: Caller;
  const clock = new SystemClock();
  const caseId = randomUUID();
  const before = (hours: number): string => new Date(clock.now().getTime() - hours * 3_600_000).toISOString();

  beforeAll(async () => {
    world = await World.create({ clock });
    await world.app.listen(0, '127.0.0.1');
    base = await world.app.getUrl();
    carer = await world.person('centre-worker', { centre: 'gao' });
    head = await world.person('centre-manager', { centre: 'gao' });
    await carer.post('/api/cases', { id: caseId, entry: 'community', occurredAt: before(30), region: 'gao', centre: 'gao', sex: 'male', ageYears: 18, agePrecision: 'doubted' });
    await carer.post(`/api/cases/${caseId}/stay/admit`, { id: randomUUID(), at: before(28), kind: 'centre', centre: 'gao' }, { version: 1 });
    await carer.post(`/api/cases/${caseId}/age-assessment`, { id: randomUUID(), at: before(20), doubter: 'court', ground: 'no-document' }, { version: 2 });
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
  const tick = (page: Page, group: string, answer: string): Promise<void> => page.getByRole('group', { name: group }).getByText(answer, { exact: true }).click();
  const offered = async (screen: Screen): Promise<string[]> => await screen.page.getByRole('region', { name: 'Que faire maintenant ?' }).getByRole('link').allInnerTexts();
  const range = async (page: Page, low: string, high: string): Promise<void> => {
    await page.getByLabel('Au moins (ans)').fill(low);
    await page.getByLabel('Au plus (ans)').fill(high);
  };

  it('a worker on a phone records what is least invasive, and is offered no examination', async () => {
    const worker = await Screen.open(browser, base, PHONE);
    await worker.enterAs(carer);
    await worker.goTo(`/cases/${caseId}`);
    await worker.page.getByRole('navigation', { name: 'Suite du dossier' }).getByRole('link', { name: 'Détermination de l’âge' }).click();
    await worker.page.getByRole('heading', { level: 1, name: AGE_PAGE }).waitFor();
    expect(await offered(worker)).toEqual(['Document sur l’âge', 'Entretien ou témoignage sur l’âge', 'Évaluation globale de l’âge']);
    await sound(worker, 'age-before-phone');
    await worker.act('Document sur l’âge', async (page) => {
      await choose(page, 'Quel document', 'Carnet de vaccination');
      await choose(page, 'Crédibilité', 'Douteux');
      await range(page, '16', '17');
      await now(page);
      await page.getByLabel('Ce qu’il dit, et pourquoi on y croit ou non').fill('carnet recopié');
      await sound(worker, 'age-document-phone');
    }, AGE_PAGE);
    await worker.act('Évaluation globale de l’âge', async (page) => {
      await tick(page, 'Qui a évalué', 'Psychologue');
      await range(page, '16', '19');
      await now(page);
      await page.getByLabel('Qui a évalué, et ce qui a été constaté').fill('récit de vie');
      await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
      await page.getByText('Au moins deux personnes de professions différentes').first().waitFor();
      await sound(worker, 'age-assess-refused-phone');
      await tick(page, 'Qui a évalué', 'Éducateur');
    }, AGE_PAGE);
    await worker.page.getByText('entre 16 et 19 ans, par : Psychologue, Éducateur').waitFor();
    expect(await offered(worker)).not.toContain('Examen médical de l’âge (dernier recours)');
    await sound(worker, 'age-after-phone');
  }, 90_000);

  it('a manager at a desk records the last resort with its consent, and the conclusion may not ignore its margin', async () => {
    const manager = await Screen.open(browser, base, DESK);
    await manager.enterAs(head);
    await manager.goTo(`/cases/${caseId}/age`);
    await manager.act('Examen médical de l’âge (dernier recours)', async (page) => {
      await page.getByLabel('Pourquoi rien de moins invasif n’a suffi').fill('papiers contradictoires');
      await choose(page, 'Qui a consenti', 'L’enfant (assentiment)');
      await page.getByLabel('Langue de l’explication').selectOption({ label: 'Songhay' });
      await choose(page, 'Méthode', 'Radiographie du poignet');
      await range(page, '19', '21');
      await page.getByLabel('Marge d’erreur (mois)').fill('24');
      for (const button of await page.getByRole('button', { name: 'Maintenant' }).all()) await button.click();
      await sound(manager, 'age-examine-desk');
    }, AGE_PAGE);
    await manager.act('Conclure sur l’âge', async (page) => {
      for (const profession of ['Psychologue', 'Infirmier ou médecin']) await tick(page, 'Qui a évalué', profession);
      await range(page, '18', '21');
      await now(page);
      await page.getByLabel('Motifs').fill('document, évaluation, radiographie');
      await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
      await page.getByText('marge de l’examen médical').first().waitFor();
      await sound(manager, 'age-margin-desk');
      await page.getByLabel('Au moins (ans)').fill('17');
    }, AGE_PAGE);
    await manager.page.getByText(/^Détermination de l’âge : un enfant, 17 à 21 ans/).waitFor();
    await sound(manager, 'age-concluded-desk');
    await manager.act('Dire à l’enfant la conclusion sur son âge', async (page) => {
      await page.getByLabel('Langue dans laquelle il a été informé').selectOption({ label: 'Songhay' });
      await now(page);
      await choose(page, 'Ce que l’enfant a répondu', 'Il conteste');
      await page.getByLabel('Qui a expliqué, comment, et les mots de l’enfant').fill('dit avoir quatorze ans');
      await sound(manager, 'age-tell-desk');
    }, AGE_PAGE);
    await manager.page.getByText('L’enfant conteste : l’âge est de nouveau en doute (Songhay)').waitFor();
    expect(await offered(manager)).toContain('Entretien ou témoignage sur l’âge');
    await sound(manager, 'age-contested-desk');
  }, 90_000);
});
