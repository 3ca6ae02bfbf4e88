import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/index.js';
import { DESK, openBrowser, PHONE, Screen } from '../support/browser.js';
import type { Caller } from '../support/caller.js';
import { World } from '../support/world.js';

describe('a working day, in a browser', () => {
  const pictures = process.env['SCREENSHOTS'];
  let world: World;
  let browser: Browser;
  let worker: Caller;
  let screen: Screen;
  let colleague: Screen;
  const caseId = randomUUID();
  const ago = (hours: number): string => new Date(new SystemClock().now().getTime() - hours * 3_600_000).toISOString();

  const sound = async (one: Screen, name: string): Promise<void> => {
    for (const [size, viewport] of [['360', PHONE], ['1280', DESK]] as const) {
      await one.page.setViewportSize(viewport);
      if (pictures !== undefined) await one.page.screenshot({ path: join(pictures, `day-${name}-${size}.png`), fullPage: true });
      expect([name, size, one.faults, await one.overflow(), await one.inaccessible()]).toEqual([name, size, [], 0, []]);
    }
  };

  beforeAll(async () => {
    world = await World.create({ clock: new SystemClock() });
    await world.app.listen(0, '127.0.0.1');
    const base = await world.app.getUrl();
    worker = await world.person('centre-worker', { centre: 'gao' });
    await worker.post('/api/cases', { id: caseId, entry: 'community', occurredAt: ago(60), region: 'gao', centre: 'gao', sex: 'male', ageYears: 14, agePrecision: 'stated' });
    await worker.post(`/api/cases/${caseId}/stay/admit`, { id: randomUUID(), at: ago(50), kind: 'centre', centre: 'gao' }, { version: 1 });
    browser = await openBrowser();
    screen = await Screen.open(browser, base, PHONE);
    await screen.enterAs(worker);
    await worker.send('PUT', `/api/cases/${caseId}/identity`, { given: 'Aminata', family: 'Essai' }, { version: 2 });
    colleague = await Screen.open(browser, base, DESK);
    await colleague.enterAs(await world.person('centre-manager', { centre: 'gao' }));
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  it('the page of a case says first what answers the next time limits, then the rest by what it is about', async () => {
    const { page } = screen;
    await screen.goTo(`/cases/${caseId}`);
    const region = page.getByRole('region', { name: 'Que faire maintenant ?' });
    await region.getByRole('link').first().waitFor();
    const links = await region.getByRole('link').allInnerTexts();
    expect(links.slice(0, 2)).toEqual(['Fiche d’admission', 'Enregistrer un service']);
    expect(new Set(links).size).toBe(links.length);
    expect(await region.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual(['Âge', 'Prise en charge transitoire', 'Famille', 'Services', 'Réintégration', 'Dossier']);
    expect(await page.getByRole('navigation', { name: 'Suite du dossier' }).getByRole('heading', { level: 3 }).allInnerTexts()).toContain('Dossier');
    await sound(screen, 'case');
  }, 60_000);

  it('a task is given from the page of the age, stands in the day, and ends there', async () => {
    const { page } = screen;
    await screen.goTo(`/cases/${caseId}/age`);
    await page.getByRole('link', { name: 'Suivre la demande du document d’état civil' }).click();
    await page.getByRole('heading', { level: 1, name: 'Tâches' }).waitFor();
    await page.getByText('Quand le document est obtenu').waitFor();
    await page.getByRole('button', { name: 'Donner une tâche' }).last().click();
    await page.locator('.field-error').first().waitFor();
    await page.getByLabel('Pour qui').selectOption({ label: 'centre-worker d’essai (Agent de centre)' });
    await page.getByLabel('À faire au plus tard le').fill('2030-01-31');
    await sound(screen, 'task-form');
    await page.locator('main form button[type=submit]').click();
    await page.getByText('La tâche est donnée.').waitFor();
    await page.getByText('Demander un jugement supplétif').waitFor();
    await sound(screen, 'tasks');
    await page.setViewportSize(PHONE);
    await page.getByRole('link', { name: 'Journée' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Ma journée' }).waitFor();
    const later = page.getByRole('region', { name: /^Plus tard/ });
    await later.getByText('Demander un jugement supplétif').waitFor();
    await page.getByRole('region', { name: /^Dépassé/ }).getByText('Fiche d’admission').waitFor();
    await sound(screen, 'day');
    await later.getByRole('listitem').filter({ hasText: 'jugement supplétif' }).getByRole('link').click();
    await page.getByRole('button', { name: 'Terminer la tâche' }).click();
    await page.getByText('Abandonnée', { exact: true }).click();
    await page.getByRole('button', { name: 'Terminer la tâche' }).last().click();
    await page.locator('[id$="-why-error"]').getByText('Dites-le en quelques mots.').waitFor();
    await page.getByLabel('Ce qu’il en est').fill('L’acte a été retrouvé.');
    await page.getByRole('button', { name: 'Terminer la tâche' }).last().click();
    await page.getByText('La tâche est terminée.').waitFor();
    await page.getByText('L’acte a été retrouvé.').waitFor();
    expect(screen.faults).toEqual([]);
  }, 90_000);

  it('a note names a colleague, who finds it in their day and says that they have read it', async () => {
    const { page } = screen;
    await page.setViewportSize(PHONE);
    await screen.goTo(`/cases/${caseId}`);
    await page.getByRole('navigation', { name: 'Suite du dossier' }).getByRole('link', { name: 'Notes entre collègues' }).click();
    await page.getByRole('button', { name: 'Écrire une note' }).click();
    await page.getByLabel('Note', { exact: true }).fill('L’enfant dort mal depuis deux nuits.');
    await page.getByText('centre-manager d’essai (Responsable de centre)').click();
    await sound(screen, 'note-form');
    await page.locator('main form button[type=submit]').click();
    await page.getByText('La note est enregistrée.').waitFor();
    await page.getByText('centre-manager d’essai : pas encore lue').waitFor();
    await colleague.goTo('/day');
    await colleague.page.getByRole('region', { name: /^On m’a nommé/ }).getByRole('link').click();
    await colleague.page.getByText('L’enfant dort mal depuis deux nuits.').waitFor();
    await sound(colleague, 'note');
    await colleague.page.getByRole('button', { name: 'J’ai lu cette note' }).click();
    await colleague.page.getByText(/^centre-manager d’essai : lue/).waitFor();
    await colleague.goTo('/day');
    await colleague.page.getByRole('heading', { level: 2 }).first().waitFor();
    expect(await colleague.page.getByRole('region', { name: /^On m’a nommé/ }).count()).toBe(0);
  }, 90_000);

  it('the morning meeting is one page, printed without names', async () => {
    const { page } = colleague;
    await colleague.goTo('/centres/gao');
    await page.getByRole('link', { name: 'Réunion du matin' }).click();
    await page.getByRole('heading', { level: 1, name: 'Réunion du matin' }).waitFor();
    await page.getByRole('region', { name: /^Échéances dépassées \(2\)/ }).waitFor();
    await page.getByRole('region', { name: /^Présents \(1\)/ }).getByText('Aminata Essai').waitFor();
    await sound(colleague, 'meeting');
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('Aminata Essai').first().isVisible()).toBe(false);
    expect(await page.getByRole('region', { name: /^Présents \(1\)/ }).getByText(/^ML-/).isVisible()).toBe(true);
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, 'day-meeting-print.png'), fullPage: true });
    await page.emulateMedia({ media: 'screen' });
  }, 90_000);

  it('a shift is handed over on a phone, and taken by whoever comes', async () => {
    const { page } = screen;
    await page.setViewportSize(PHONE);
    await screen.goTo('/centres/gao');
    await page.getByRole('link', { name: 'Relève' }).click();
    await page.getByText(/^En ce moment : 0 sans autorisation, 2 échéances dépassées/).waitFor();
    await page.getByLabel('Ce que l’équipe suivante doit savoir').fill('Le groupe électrogène est en panne ; visite du juge à dix heures.');
    await sound(screen, 'shift-form');
    await page.getByRole('button', { name: 'Écrire la relève' }).click();
    await page.getByText('Pas encore confirmée').waitFor();
    expect(await page.getByRole('button', { name: 'Je prends la relève' }).count()).toBe(0);
    await colleague.goTo('/centres/gao/shifts');
    await colleague.page.getByRole('button', { name: 'Je prends la relève' }).click();
    await colleague.page.getByText(/^Confirmée par centre-manager d’essai/).waitFor();
    await sound(colleague, 'shift');
  }, 90_000);
});
