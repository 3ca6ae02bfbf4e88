import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/index.js';
import { choose, DESK, openBrowser, PHONE, Screen } from '../support/browser.js';
import type { Caller } from '../support/caller.js';
import { PASSWORD, World } from '../support/world.js';

describe('an emergency access, in a browser', () => {
  let world: World;
  let browser: Browser;
  let officer: Caller;
  let opener: Screen;
  let reviewer: Screen;
  let code: string;
  const clock = new SystemClock();
  const caseId = randomUUID();

  beforeAll(async () => {
    world = await World.create({ clock });
    await world.app.listen(0, '127.0.0.1');
    const base = await world.app.getUrl();
    officer = await world.person('regional-officer', { region: 'gao' });
    const worker = await world.person('centre-worker', { centre: 'mopti' });
    const opened = await officer.post('/api/cases', { id: caseId, entry: 'community', occurredAt: new Date(clock.now().getTime() - 3_600_000).toISOString(), region: 'gao', centre: 'gao', sex: 'male', ageYears: 14, agePrecision: 'stated' });
    code = opened.body['code'] as string;
    await officer.put(`/api/cases/${caseId}/identity`, { given: 'Ibrahim', family: 'Ag Essai' }, { version: 1 });
    browser = await openBrowser();
    opener = await Screen.open(browser, base, PHONE);
    await opener.signIn(worker.email, PASSWORD);
    reviewer = await Screen.open(browser, base, DESK);
    await reviewer.signIn(officer.email, PASSWORD);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  const sound = async (screen: Screen): Promise<unknown[]> => [await screen.overflow(), await screen.inaccessible(), screen.faults];

  it('is asked for on a phone, after reading who will be told; the case opens, to be read only', async () => {
    const { page } = opener;
    await opener.goTo('/emergency-accesses');
    await page.getByText('Vous n’avez ouvert aucun accès d’urgence.').waitFor();
    await page.getByRole('link', { name: 'Demander un accès d’urgence' }).click();
    await page.getByText('protection des données sont prévenus aussitôt', { exact: false }).waitFor();
    expect(await sound(opener)).toEqual([0, [], []]);
    await page.getByLabel('Code du dossier').fill('ML-0000-0000');
    await page.getByLabel('Pourquoi vous en avez besoin maintenant').fill('L’enfant est à l’hôpital de Mopti.');
    await choose(page, 'Pour combien de temps', '30 minutes');
    await page.getByRole('button', { name: 'Ouvrir le dossier' }).click();
    await page.getByText('Introuvable, ou hors de votre périmètre.').first().waitFor();
    expect(await page.getByLabel('Pourquoi vous en avez besoin maintenant').inputValue()).toContain('hôpital');
    await page.getByLabel('Code du dossier').fill(code.toLowerCase());
    await page.getByRole('button', { name: 'Ouvrir le dossier' }).click();
    await page.getByRole('heading', { level: 1, name: code }).waitFor();
    await page.getByText('Ibrahim Ag Essai').first().waitFor();
    await page.getByText(/Accès d’urgence, encore (29|30) min/).waitFor();
    expect(await page.getByRole('region', { name: 'Que faire maintenant ?' }).count()).toBe(0);
    expect(await sound(opener)).toEqual([0, [], []]);
  }, 90_000);

  it('is ended by the person who opened it, and the case has left the screen', async () => {
    const { page } = opener;
    await page.getByRole('button', { name: 'Mettre fin maintenant' }).click();
    await page.getByText('L’accès d’urgence est terminé.').waitFor();
    await page.getByText('À examiner', { exact: true }).waitFor();
    expect(await sound(opener)).toEqual([0, [], []]);
    await opener.goTo(`/cases/${caseId}`);
    await page.getByText('Introuvable, ou hors de votre périmètre.').waitFor();
    expect(await page.getByText('Ibrahim').count()).toBe(0);
  }, 60_000);

  it('is reviewed by who answers for the child', async () => {
    const { page } = reviewer;
    await reviewer.goTo('/emergency-accesses');
    await page.getByText('Ouvert par centre-worker d’essai (Agent de centre)').waitFor();
    expect(await sound(reviewer)).toEqual([0, [], []]);
    await page.getByRole('link', { name: 'Voir et examiner' }).click();
    await page.getByText('L’enfant est à l’hôpital de Mopti.').waitFor();
    expect(await sound(reviewer)).toEqual([0, [], []]);
    await reviewer.page.setViewportSize(PHONE);
    expect(await sound(reviewer)).toEqual([0, [], []]);
    await choose(page, 'Votre avis', 'Justifié');
    await page.getByLabel('Ce que vous avez vérifié').fill('L’hôpital a confirmé.');
    await page.getByRole('button', { name: 'Enregistrer l’examen' }).click();
    await page.getByText('L’examen est enregistré.').waitFor();
    await page.getByText('Examiné', { exact: true }).waitFor();
    expect(reviewer.faults).toEqual([]);
  }, 60_000);

  it('the auditor sees that it was opened, by whom and what was found; nothing of the child', async () => {
    const auditor = await Screen.open(browser, await world.app.getUrl(), PHONE);
    await auditor.signIn((await world.person('auditor')).email, PASSWORD);
    const { page } = auditor;
    await auditor.goTo('/emergency-accesses');
    await page.getByText(code).waitFor();
    expect(await page.getByText('Mes accès').count()).toBe(0);
    await page.getByRole('link', { name: 'Voir', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: code }).waitFor();
    await page.getByText('Ouvert par centre-worker d’essai (Agent de centre)').waitFor();
    expect(await page.getByText(/hôpital|Ibrahim/).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Enregistrer l’examen' }).count()).toBe(0);
    expect(await sound(auditor)).toEqual([0, [], []]);
  }, 60_000);
});
