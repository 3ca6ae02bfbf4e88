import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/index.js';
import { choose, DESK, now, openBrowser, PHONE, Screen } from '../support/browser.js';
import { PASSWORD, World } from '../support/world.js';

const AGE_PAGE = /^Détermination de l’âge$/;

describe('age in doubt, family, plan and review, in a browser', () => {
  let world: World;
  let browser: Browser;
  let worker: Screen;
  let manager: Screen;
  const clock = new SystemClock();
  const caseId = randomUUID();
  const before = (hours: number): string => new Date(clock.now().getTime() - hours * 3_600_000).toISOString();

  beforeAll(async () => {
    world = await World.create({ clock });
    await world.app.listen(0, '127.0.0.1');
    const base = await world.app.getUrl();
    const carer = await world.person('centre-worker', { centre: 'gao' });
    const head = await world.person('centre-manager', { centre: 'gao' });
    await carer.post('/api/cases', { id: caseId, entry: 'community', occurredAt: before(30), region: 'gao', centre: 'gao', sex: 'male', ageYears: 17, agePrecision: 'doubted' });
    await carer.post(`/api/cases/${caseId}/stay/admit`, { id: randomUUID(), at: before(28), kind: 'centre', centre: 'gao' }, { version: 1 });
    browser = await openBrowser();
    worker = await Screen.open(browser, base, PHONE);
    manager = await Screen.open(browser, base, DESK);
    await worker.signIn(carer.email, PASSWORD);
    await manager.signIn(head.email, PASSWORD);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  const sound = async (screen: Screen): Promise<void> => {
    expect([await screen.overflow(), await screen.inaccessible(), screen.faults]).toEqual([0, [], []]);
  };
  const tick = (page: Page, group: string, answer: string): Promise<void> => page.getByRole('group', { name: group }).getByText(answer, { exact: true }).click();

  it('a worker on a phone follows the child: search, plan, review, doubt, decision asked for', async () => {
    await worker.goTo(`/cases/${caseId}`);
    await sound(worker);
    await worker.act('Recherche de la famille', async (page) => {
      await choose(page, 'Ce qui a été fait', 'Communauté interrogée');
      await now(page);
      await page.getByLabel('Qui, où, avec quel résultat').fill('oncle à Wabaria');
      await sound(worker);
    });
    await worker.act('Plan d’intervention', async (page) => {
      await page.getByLabel('Objectifs').fill('école à la rentrée');
      await choose(page, 'L’enfant est d’accord', 'Non');
      await now(page);
      await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
      await page.getByRole('alert').getByText(/Pourquoi pas/).waitFor(); // beside the field and above; what was typed stays
      expect(await page.getByLabel('Objectifs').inputValue()).toBe('école à la rentrée');
      await page.getByLabel('Pourquoi pas').fill('veut travailler');
      await sound(worker);
    });
    await worker.act('Revue du séjour', async (page) => {
      await choose(page, 'Résultat de la revue', 'Le séjour continue');
      await choose(page, 'Pourquoi il continue', 'Famille pas encore retrouvée');
      await now(page);
      await sound(worker);
    });
    await worker.act('Mettre l’âge en doute', async (page) => {
      await choose(page, 'Qui doute', 'Justice');
      await choose(page, 'Pourquoi', 'Documents qui se contredisent');
      await now(page);
      await sound(worker);
    });
    await worker.page.getByText(/^Âge mis en doute depuis/).waitFor();
    await worker.goTo(`/cases/${caseId}/age`);
    await sound(worker);
    await worker.act('Entretien ou témoignage sur l’âge', async (page) => {
      await choose(page, 'Qui a été entendu', 'L’enfant');
      await now(page);
      await page.getByLabel('Qui a été entendu, dans quelle langue, ce qui a été dit').fill('en songhay ; deux ans de moins que sa sœur');
      await sound(worker);
    }, AGE_PAGE);
    await worker.page.getByText('Âge : entretien avec l’enfant').waitFor();
    await worker.goTo(`/cases/${caseId}`);
    await worker.act('Demander la décision sur le retour', async (page) => {
      await now(page);
      await sound(worker);
    });
    for (const limit of ['Décision sur le retour en famille', 'Conclusion de la détermination de l’âge', 'Revue du séjour']) await worker.page.getByText(limit).first().waitFor();
    await sound(worker);
  }, 90_000);

  it('a manager at a desk concludes, with the benefit of the doubt, and records the decision', async () => {
    await manager.goTo(`/cases/${caseId}/age`);
    await manager.act('Conclure sur l’âge', async (page) => {
      for (const profession of ['Psychologue', 'Infirmier ou médecin']) await tick(page, 'Qui a évalué', profession);
      await page.getByLabel('Au moins (ans)').fill('17');
      await page.getByLabel('Au plus (ans)').fill('19');
      await now(page);
      await page.getByLabel('Motifs').fill('entretien et famille');
      await sound(manager);
    }, AGE_PAGE);
    await manager.page.getByText(/^Détermination de l’âge : un enfant, 17 à 19 ans/).waitFor();
    await manager.goTo(`/cases/${caseId}`);
    await manager.act('Décision sur le retour en famille', async (page) => {
      await choose(page, 'Décision', 'Reportée');
      await choose(page, 'Qui a décidé', 'Commission d’évaluation de l’intérêt supérieur');
      await now(page);
      await page.getByLabel('Motifs').fill('route coupée');
      await sound(manager);
    });
    await manager.page.getByText('Décision sur le retour en famille à reprendre').waitFor();
    await sound(manager);
  }, 90_000);
});
