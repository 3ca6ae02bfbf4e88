import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/index.js';
import { choose, DESK, now, openBrowser, PHONE, Screen } from '../support/browser.js';
import type { Caller } from '../support/caller.js';
import { PASSWORD, World } from '../support/world.js';

describe('consent and sharing, in a browser', () => {
  let world: World;
  let browser: Browser;
  let worker: Screen;
  let manager: Screen;
  let carer: Caller;
  const clock = new SystemClock();
  const caseId = randomUUID();
  const consents = `/cases/${caseId}/consents`;

  beforeAll(async () => {
    world = await World.create({ clock });
    await world.app.listen(0, '127.0.0.1');
    const base = await world.app.getUrl();
    carer = await world.person('centre-worker', { centre: 'gao' });
    const head = await world.person('centre-manager', { centre: 'gao' });
    await carer.post('/api/cases', { id: caseId, entry: 'community', occurredAt: new Date(clock.now().getTime() - 3_600_000).toISOString(), region: 'gao', centre: 'gao', sex: 'female', ageYears: 14, agePrecision: 'stated' });
    await carer.put(`/api/cases/${caseId}/identity`, { given: 'Aminata', family: 'Essai' }, { version: 1 });
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

  const sound = async (screen: Screen): Promise<unknown[]> => [await screen.overflow(), await screen.inaccessible(), screen.faults];
  const tick = async (page: Page, part: string): Promise<void> => {
    await page.getByRole('group', { name: /partagé|Quelles parties/ }).getByText(part, { exact: true }).click();
  };
  const record = async (page: Page, { purpose, giver, name }: { purpose: string; giver: string; name: string }, parts: readonly string[]): Promise<void> => {
    await page.getByRole('link', { name: 'Enregistrer une réponse' }).click();
    await page.getByRole('heading', { level: 1, name: 'Enregistrer une réponse' }).waitFor();
    await choose(page, 'Pour quoi', purpose);
    await page.getByLabel('Avec quel partenaire').selectOption('demo-ngo-gao');
    await choose(page, 'Qui répond', giver);
    await page.getByLabel('Nom de cette personne').fill(name);
    await choose(page, 'La réponse', 'D’accord');
    for (const part of parts) await tick(page, part);
    await page.getByLabel('Expliqué en quelle langue').selectOption('songhay');
    await now(page);
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByText('La réponse est enregistrée.').waitFor();
  };

  it('is reached from the case, and recorded on a phone: what is asked follows from what was answered', async () => {
    const { page } = worker;
    await worker.goTo(`/cases/${caseId}`);
    await page.getByRole('link', { name: 'Consentements et partages' }).click();
    await page.getByText('Aucune réponse n’est enregistrée.').waitFor();
    expect(await sound(worker)).toEqual([0, [], []]);
    await record(page, { purpose: 'Partage avec un partenaire', giver: 'Père ou mère', name: 'Une mère d’essai' }, ['Sexe, âge, origine', 'Séjours et services']);
    await page.getByText('Incomplet').first().waitFor();
    const said = { agreed: true, language: 'songhay', manner: 'spoken', at: clock.now().toISOString() };
    for (const answer of [{ purpose: 'sharing', recipient: 'demo-ngo-gao', giver: 'child', sections: ['child', 'care'] }, { purpose: 'care', giver: 'child' }, { purpose: 'care', giver: 'parent', giverName: 'Une mère d’essai' }]) {
      expect((await carer.post(`/api/cases/${caseId}/consents`, { id: randomUUID(), ...said, ...answer }, { version: 2 })).status).toBe(201);
    }
    await worker.goTo(consents);
    await page.getByText('Peut être partagé : Sexe, âge, origine ; Séjours et services').first().waitFor();
    expect(await sound(worker)).toEqual([0, [], []]);
  }, 120_000);

  it('what was not agreed is refused beside the field; what was agreed comes to paper, and nothing else', async () => {
    const { page } = worker;
    await page.getByRole('link', { name: 'Partager avec un partenaire' }).click();
    await page.getByLabel('Avec qui').selectOption('demo-ngo-gao');
    await choose(page, 'Pour quoi', 'Prise en charge');
    await tick(page, 'Sexe, âge, origine');
    await tick(page, 'Nom de l’enfant');
    expect(await sound(worker)).toEqual([0, [], []]);
    await page.getByRole('button', { name: 'Partager', exact: true }).click();
    await page.getByText('ne couvre pas cela', { exact: false }).first().waitFor();
    expect(await page.getByText('Partager sans consentement').count()).toBe(0);
    await tick(page, 'Nom de l’enfant');
    await page.getByRole('button', { name: 'Partager', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Résumé partagé' }).waitFor();
    await page.getByText('fille, 14 ans').waitFor();
    expect(await page.getByText('Aminata').count()).toBe(0);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: 'Imprimer' }).isVisible()).toBe(false);
    expect(await page.getByText('fille, 14 ans').isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
    expect(await sound(worker)).toEqual([0, [], []]);
  }, 90_000);

  it('a withdrawal is seen at a glance; a manager decides in the child’s best interests, and that is seen too', async () => {
    const { page } = manager;
    await manager.goTo(consents);
    await page.getByText('Une mère d’essai').first().waitFor();
    expect(await sound(manager)).toEqual([0, [], []]);
    await page.getByRole('listitem').filter({ hasText: 'Père ou mère' }).filter({ hasText: 'Deuxième Rive' }).getByRole('link', { name: 'Retirer' }).click();
    await page.getByRole('heading', { level: 1, name: 'Retirer un consentement' }).waitFor();
    await now(page);
    expect(await sound(manager)).toEqual([0, [], []]);
    await page.getByRole('button', { name: 'Enregistrer le retrait' }).click();
    await page.getByText('Le retrait est enregistré.').waitFor();
    await page.getByRole('row', { name: /Deuxième Rive/ }).getByText('Retiré').first().waitFor();
    await page.getByRole('link', { name: 'Partager avec un partenaire' }).click();
    await page.getByLabel('Avec qui').selectOption('demo-ngo-gao');
    await choose(page, 'Pour quoi', 'Prise en charge');
    await tick(page, 'Sexe, âge, origine');
    await page.getByRole('button', { name: 'Partager sans consentement, dans l’intérêt supérieur de l’enfant' }).click();
    await page.getByLabel('Pourquoi c’est dans l’intérêt de l’enfant').fill('Un danger pour elle, ce soir.');
    expect(await sound(manager)).toEqual([0, [], []]);
    await page.getByRole('button', { name: 'Partager', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Résumé partagé' }).waitFor();
    await manager.goTo(consents);
    await page.getByText('Sans consentement : intérêt supérieur').waitFor();
    await page.getByText('Un danger pour elle, ce soir.').waitFor();
    expect(await sound(manager)).toEqual([0, [], []]);
    await page.setViewportSize(PHONE);
    expect(await sound(manager)).toEqual([0, [], []]);
  }, 90_000);
});
