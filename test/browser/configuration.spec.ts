import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/index.js';
import { choose, DESK, openBrowser, PHONE, Screen } from '../support/browser.js';
import { World } from '../support/world.js';

describe('configuration without code, in a browser', () => {
  let world: World;
  let browser: Browser;
  let admin: Screen;
  let worker: Screen;
  let ministry: Screen;
  const clock = new SystemClock();
  const child = randomUUID();
  const before = (hours: number): string => new Date(clock.now().getTime() - hours * 3_600_000).toISOString();

  beforeAll(async () => {
    world = await World.create({ clock });
    await world.app.listen(0, '127.0.0.1');
    const base = await world.app.getUrl();
    const carer = await world.person('centre-worker', { centre: 'gao' });
    await carer.post('/api/cases', { id: child, entry: 'community', occurredAt: before(60), region: 'gao', centre: 'gao', sex: 'male', ageYears: 14, agePrecision: 'stated' });
    await carer.post(`/api/cases/${child}/stay/admit`, { id: randomUUID(), at: before(50), kind: 'centre', centre: 'gao' }, { version: 1 });
    browser = await openBrowser();
    admin = await Screen.open(browser, base, DESK);
    worker = await Screen.open(browser, base, PHONE);
    ministry = await Screen.open(browser, base, DESK);
    await ministry.enterAs(await world.person('national-officer'));
    await admin.enterAs(await world.person('administrator'));
    await worker.enterAs(carer);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  const sound = async (screen: Screen): Promise<void> => {
    expect([await screen.overflow(), await screen.inaccessible(), screen.faults]).toEqual([0, [], []]);
  };
  const shot = async (screen: Screen, name: string): Promise<void> => {
    if (process.env['SHOTS'] !== undefined) await screen.page.screenshot({ path: `${process.env['SHOTS']}/${name}.png`, fullPage: true });
  };

  it('a service is added, a choice moved up and another retired; the worker is offered what holds now', async () => {
    const { page } = admin;
    await admin.goTo('/code-lists');
    await page.getByRole('heading', { name: 'Listes fixes' }).waitFor();
    await sound(admin);
    await shot(admin, 'lists-1280');
    await page.getByRole('link', { name: 'Catalogue des services' }).click();
    await page.getByRole('heading', { level: 1, name: 'Catalogue des services' }).waitFor();
    await page.getByRole('link', { name: 'Ajouter un choix' }).click();
    await page.getByLabel('En français').fill('Clinique juridique mobile');
    await page.getByLabel('En anglais').fill('Mobile legal clinic');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByRole('alert').first().waitFor(); // the kind is missing
    await choose(page, 'Catégorie', 'Prise en charge');
    await sound(admin);
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Clinique juridique mobile').waitFor();
    await page.getByRole('button', { name: 'Monter Clinique juridique mobile' }).click();
    await page.getByText('Modifié le').nth(1).waitFor();
    await page.getByRole('link', { name: 'Modifier : Habillement' }).click();
    await page.getByLabel('Retiré à partir du').fill(clock.now().toISOString().slice(0, 10));
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Retiré depuis le').waitFor();
    await sound(admin);
    await shot(admin, 'list-1280');
    await worker.goTo(`/cases/${child}/do/service.record`);
    await worker.page.getByText('Clinique juridique mobile').first().waitFor();
    expect(await worker.page.getByText('Habillement').count()).toBe(0);
    await shot(worker, 'service-form-360');
    await sound(worker);
  }, 120_000);

  it('a fixed list says why; whoever may not change lists is not offered the page', async () => {
    await admin.goTo('/code-lists/destination');
    await admin.page.getByText('Les règles décident d’après ces choix').waitFor();
    expect(await admin.page.getByRole('link', { name: 'Ajouter un choix' }).count()).toBe(0);
    await sound(admin);
    await admin.page.setViewportSize(PHONE);
    await admin.goTo('/code-lists/partner');
    await admin.page.getByRole('link', { name: 'Ajouter un choix' }).waitFor();
    await sound(admin);
    await shot(admin, 'list-360');
    await admin.page.setViewportSize(DESK);
    expect(await worker.page.getByRole('link', { name: 'Listes et services' }).count()).toBe(0);
  }, 90_000);

  it('a field that the Ministry adds to services is asked in the form, shown on the case and counted', async () => {
    const { page } = ministry;
    await ministry.goTo('/extra-fields');
    await page.getByRole('link', { name: 'Ajouter un champ' }).click();
    await choose(page, 'Où le champ est demandé', 'À un service');
    await choose(page, 'Sorte de réponse', 'Choix dans une liste');
    await page.getByLabel('Question en français').fill('Où le repas est pris');
    await page.getByLabel('Question en anglais').fill('Where the meal is taken');
    await choose(page, 'Réponse obligatoire', 'Oui');
    await page.getByLabel('Réponses en français').fill('Au centre\nDehors');
    await page.getByLabel('Réponses en anglais').fill('In the centre\nOutside');
    await sound(ministry);
    await shot(ministry, 'field-add-1280');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Où le repas est pris').waitFor();
    await page.getByText('Au centre, Dehors').waitFor();
    await sound(ministry);
    await shot(ministry, 'fields-1280');

    await worker.goTo(`/cases/${child}/do/service.record`);
    await choose(worker.page, 'Service', 'Alimentation');
    await worker.page.locator('main form button[type=submit]').click();
    await worker.page.getByRole('radiogroup', { name: 'Où le repas est pris' }).getByText('À remplir').or(worker.page.getByRole('alert')).first().waitFor();
    await choose(worker.page, 'Où le repas est pris', 'Dehors');
    await sound(worker);
    await shot(worker, 'service-extra-360');
    await worker.page.locator('main form button[type=submit]').click();
    await worker.page.getByRole('heading', { name: 'Réponses supplémentaires' }).waitFor();
    await worker.page.getByText('Dehors').waitFor();
    await sound(worker);
    await shot(worker, 'case-extra-360');

    await ministry.goTo('/extra-fields');
    await page.getByRole('link', { name: 'Chiffres : Où le repas est pris' }).click();
    await page.getByRole('rowheader', { name: 'Dehors' }).waitFor();
    await sound(ministry);
    await shot(ministry, 'field-figures-1280');
  }, 120_000);
});
