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
});
