import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/index.js';
import type { Caller } from '../support/caller.js';
import { choose, DESK, now, openBrowser, PHONE, Screen } from '../support/browser.js';
import { World } from '../support/world.js';

describe('the morning meeting of a centre, in a browser', () => {
  let world: World;
  let browser: Browser;
  let officer: Screen;
  let worker: Screen;
  let manager: Screen;
  let carer: Caller;
  const clock = new SystemClock();
  const late = randomUUID();
  const before = (hours: number): string => new Date(clock.now().getTime() - hours * 3_600_000).toISOString();

  beforeAll(async () => {
    world = await World.create({ clock });
    await world.app.listen(0, '127.0.0.1');
    const base = await world.app.getUrl();
    carer = await world.person('centre-worker', { centre: 'gao' });
    for (const [id, admitted] of [[randomUUID(), true], [late, false]] as const) {
      await carer.post('/api/cases', { id, entry: 'community', occurredAt: before(60), region: 'gao', centre: 'gao', sex: 'male', ageYears: 14, agePrecision: 'stated' });
      if (admitted) await carer.post(`/api/cases/${id}/stay/admit`, { id: randomUUID(), at: before(50), kind: 'centre', centre: 'gao' }, { version: 1 });
    }
    browser = await openBrowser();
    officer = await Screen.open(browser, base, DESK);
    worker = await Screen.open(browser, base, PHONE);
    manager = await Screen.open(browser, base, DESK);
    await officer.enterAs(await world.person('regional-officer', { region: 'gao' }));
    await worker.enterAs(carer);
    await manager.enterAs(await world.person('centre-manager', { centre: 'gao' }));
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  const sound = async (screen: Screen): Promise<void> => {
    expect([await screen.overflow(), await screen.inaccessible(), screen.faults]).toEqual([0, [], []]);
  };

  it('an officer records the places of a centre', async () => {
    const { page } = officer;
    await page.getByRole('link', { name: 'Centres', exact: true }).click();
    await page.getByRole('link', { name: /Gao/ }).click();
    await page.getByText('Les places de ce centre ne sont pas enregistrées').waitFor();
    await page.getByRole('link', { name: 'Changer les places' }).click();
    await choose(page, 'Pour qui', 'Garçons');
    await page.getByLabel('De (ans révolus)').fill('7');
    await page.getByLabel('À (ans révolus, compris)').fill('beaucoup');
    await page.getByLabel('Nombre de places').fill('1');
    await page.getByRole('button', { name: 'Enregistrer les places' }).click();
    await page.getByText('Écrivez un nombre entier.').first().waitFor();
    await page.getByLabel('À (ans révolus, compris)').fill('17');
    await sound(officer);
    await page.getByRole('button', { name: 'Enregistrer les places' }).click();
    await page.getByText('Les places sont enregistrées.').waitFor();
    await page.getByRole('rowheader', { name: 'Garçons, 7 à 17 ans' }).waitFor();
    await sound(officer);
  }, 90_000);

  it('a worker at night is refused with a sentence, then admits in an emergency; what was typed stays', async () => {
    await worker.goTo(`/cases/${late}`);
    await worker.act('Admettre l’enfant', async (page) => {
      await now(page);
      await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
      await page.getByText(/Le centre n’a plus de place pour cet enfant/).first().waitFor();
      await page.getByLabel('Si le centre est complet').fill('arrivé blessé dans la nuit');
      await sound(worker);
    });
    await worker.goTo('/centres/gao');
    await worker.page.getByText('1 enfant de plus que de places pour son âge et son sexe.').waitFor();
    await worker.page.getByText('Sans place').first().waitFor();
    await sound(worker);
  }, 90_000);

  it('the manager answers, and the board says so', async () => {
    await manager.goTo(`/cases/${late}`);
    await manager.act('Répondre sur le manque de place', async (page) => {
      await choose(page, 'Ce qui est fait', 'Un transfert se prépare');
      await sound(manager);
    });
    await manager.page.getByRole('link', { name: 'Centres', exact: true }).click();
    await manager.page.getByRole('heading', { name: 'Enfants au centre (2)' }).waitFor();
    expect(await manager.page.getByText('Sans place').count()).toBe(0);
    await sound(manager);
    if (process.env['SHOTS'] !== undefined) {
      await manager.page.screenshot({ path: `${process.env['SHOTS']}/centre-1280.png`, fullPage: true });
      await worker.goTo('/centres/gao');
      await worker.page.screenshot({ path: `${process.env['SHOTS']}/centre-360.png`, fullPage: true });
      await officer.goTo('/centres/gao/places');
      await officer.page.getByLabel('Nombre de places').waitFor();
      await officer.page.screenshot({ path: `${process.env['SHOTS']}/places-1280.png`, fullPage: true });
    }
  }, 90_000);
});
