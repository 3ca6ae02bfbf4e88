import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/index.js';
import { choose, DESK, now, openBrowser, PHONE, Screen } from '../support/browser.js';
import { World } from '../support/world.js';

describe('the services of a child, in a browser', () => {
  let world: World;
  let browser: Browser;
  let phone: Screen;
  let desk: Screen;
  const clock = new SystemClock();
  const caseId = randomUUID();

  beforeAll(async () => {
    world = await World.create({ clock });
    await world.app.listen(0, '127.0.0.1');
    const base = await world.app.getUrl();
    const carer = await world.person('centre-worker', { centre: 'gao' });
    const before = (hours: number): string => new Date(clock.now().getTime() - hours * 3_600_000).toISOString();
    await carer.post('/api/cases', { id: caseId, entry: 'community', occurredAt: before(3), region: 'gao', centre: 'gao', sex: 'male', ageYears: 14, agePrecision: 'stated' });
    await carer.post(`/api/cases/${caseId}/stay/admit`, { id: randomUUID(), at: before(2), kind: 'centre', centre: 'gao' }, { version: 1 });
    browser = await openBrowser();
    phone = await Screen.open(browser, base, PHONE);
    desk = await Screen.open(browser, base, DESK);
    await phone.enterAs(carer);
    await desk.enterAs(carer);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  const sound = async (screen: Screen): Promise<unknown[]> => [await screen.overflow(), await screen.inaccessible(), screen.faults];

  it('one is recorded with who gives it and how often; a number that is none is said beside its field', async () => {
    const { page } = phone;
    await phone.goTo(`/cases/${caseId}/do/service.record`);
    await choose(page, 'Service', 'Formation professionnelle');
    await now(page);
    await choose(page, 'Donné par', 'Une organisation ou un centre intégré');
    await page.getByLabel('Quelle organisation').selectOption('demo-ngo-gao');
    await page.getByText('Durée, nombre, coût, résultat').click();
    await page.getByLabel('Nombre de fois').fill('trois');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByText('Écrivez un nombre entier.').first().waitFor();
    await page.getByLabel('Nombre de fois').fill('3');
    expect(await sound(phone)).toEqual([0, [], []]);
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByText('Le service est enregistré.').waitFor();
  });

  it('stands in the list of services, and is ended there', async () => {
    const { page } = desk;
    await desk.goTo(`/cases/${caseId}`);
    await page.locator('.case-sections').getByRole('link', { name: 'Services', exact: true }).click();
    await page.getByText('ONG « Deuxième Rive », Gao (fictive, pour la démonstration) · 3 fois').waitFor();
    expect(await sound(desk)).toEqual([0, [], []]);
    await page.getByRole('link', { name: 'Terminer ce service' }).click();
    await choose(page, 'Résultat', 'Achevé comme prévu');
    await now(page);
    expect(await sound(desk)).toEqual([0, [], []]);
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByText('La fin du service est enregistrée.').waitFor();
    await page.getByText('Achevé comme prévu', { exact: false }).waitFor();
    await phone.goTo(`/cases/${caseId}/services`);
    expect(await sound(phone)).toEqual([0, [], []]);
  });
});
