import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { RegisterImport } from '../../src/exchange/index.js';
import { DESK, openBrowser, PHONE, Screen } from '../support/browser.js';
import type { Caller } from '../support/caller.js';
import { World } from '../support/world.js';

/** Screenshots are looked at by people; they are kept where SCREENSHOTS says. */
const pictures = process.env['SCREENSHOTS'];
const register = (name: string): Buffer => readFileSync(new URL(`../../demo/${name}`, import.meta.url));

describe('protected tables, in a browser', () => {
  let world: World;
  let browser: Browser;
  let base: string;

  const as = async (who: Caller, viewport: { width: number; height: number }): Promise<Screen> => {
    const screen = await Screen.open(browser, base, viewport);
    await screen.enterAs(who);
    return screen;
  };
  const sound = async (screen: Screen, name: string): Promise<void> => {
    if (pictures !== undefined) await screen.page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
    expect([screen.faults, await screen.overflow(), await screen.inaccessible()]).toEqual([[], 0, []]);
  };

  beforeAll(async () => {
    world = await World.create();
    const importer = world.app.get(RegisterImport, { strict: false });
    await importer.run(register('registre-captures.csv'), 'registre-captures.csv');
    await importer.run(register('fichier-violations.csv'), 'fichier-violations.csv');
    await world.app.listen(0, '127.0.0.1');
    base = await world.app.getUrl();
    browser = await openBrowser();
  }, 240_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  it('an analyst is shown a « c » where a number would be small, and why', async () => {
    const screen = await as(await world.person('analyst'), DESK);
    await screen.page.goto(`${base}/reports/protected?report=deprivation&year=2023`);
    await screen.page.getByRole('heading', { name: 'Tableaux protégés' }).waitFor();
    await screen.page.getByText('chiffre confidentiel').waitFor();
    const sex = screen.page.getByRole('table', { name: 'Par sexe' });
    await sex.waitFor();
    expect(await sex.getByRole('cell', { name: 'c', exact: true }).count()).toBeGreaterThan(0);
    expect(await screen.page.getByRole('link', { name: 'Prise en charge', exact: true }).count()).toBe(0);
    await sound(screen, 'protected-desk');
    await screen.page.goto(`${base}/reports/protected?report=violations&year=2023`);
    await screen.page.getByText('Violations vérifiées').first().waitFor();
    await sound(screen, 'protected-violations-desk');
  });

  it('the Ministry sets the method on a telephone; a year that is not over is refused beside the field', async () => {
    const screen = await as(await world.person('national-officer'), PHONE);
    await screen.page.goto(`${base}/reports/protected?report=deprivation&year=2022`);
    await screen.page.getByText('Réglage d’origine du produit.').waitFor();
    await sound(screen, 'protected-phone');
    await screen.page.getByLabel('Année').fill('2999');
    await screen.page.getByRole('button', { name: 'Afficher' }).click();
    await screen.page.getByText('Indiquez une année terminée').first().waitFor();
    await screen.page.getByText('Arrondir', { exact: true }).click();
    await screen.page.locator('form', { hasText: 'Base de l’arrondi' }).getByLabel('Raison').fill('Demande des partenaires');
    await screen.page.getByRole('button', { name: 'Enregistrer le réglage' }).click();
    await screen.page.getByText('Demande des partenaires').waitFor();
    await screen.page.goto(`${base}/reports/protected?report=violations&year=2022`);
    await screen.page.getByText('arrondi à un multiple').waitFor();
    await sound(screen, 'protected-rounded-phone');
  });

  it('a table is built from closed lists: by the Ministry as it is, by an analyst protected', async () => {
    const screen = await as(await world.person('national-officer'), DESK);
    await screen.page.goto(`${base}/reports/builder?measure=custodies&rows=region&from=2022-01&to=2024-12`);
    await screen.page.getByRole('heading', { name: 'Privations de liberté, région' }).waitFor();
    await screen.page.getByLabel('Colonnes').selectOption({ label: 'Issue' });
    await screen.page.getByRole('button', { name: 'Composer' }).click();
    await screen.page.getByRole('table', { name: 'Privations de liberté, région par issue' }).waitFor();
    expect(await screen.page.getByRole('row', { name: /Total/ }).last().getByRole('cell').last().textContent()).toBe('40');
    await screen.page.getByLabel('Filtre', { exact: true }).selectOption({ label: 'Autorité' });
    await screen.page.getByLabel('Valeur du filtre').selectOption({ label: 'Gendarmerie' });
    await sound(screen, 'builder-desk');
    await screen.page.getByRole('button', { name: 'Composer' }).click();
    await screen.page.waitForURL(/filter=authority/);
    await screen.page.getByText('Filtre : autorité, Gendarmerie').waitFor();
    const outside = await as(await world.person('analyst'), PHONE);
    await outside.page.goto(`${base}/reports/builder?measure=children&rows=sex&columns=region&from=2023-01&to=2023-12`);
    await outside.page.getByText('arrondi à un multiple').waitFor();
    expect(await outside.page.getByLabel('Filtre').count()).toBe(0);
    await sound(outside, 'builder-phone');
    await outside.page.getByLabel('Dernier mois').fill('2023-06');
    await outside.page.getByRole('button', { name: 'Composer' }).click();
    await outside.page.getByText('Choisissez une année entière').waitFor();
  });
});
