import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/index.js';
import { DESK, openBrowser, PHONE, Screen } from '../support/browser.js';
import { asOwner } from '../support/database.js';
import { Engine, recipient, seedCustodies } from '../support/engine.js';
import { PASSWORD, World } from '../support/world.js';

describe('the operators’ page, in a browser', () => {
  const clock = new SystemClock();
  let world: World;
  let engine: Engine;
  let browser: Browser;
  let screen: Screen;
  let email: string;

  const fits = async (name: string): Promise<void> => {
    await screen.page.waitForLoadState('networkidle');
    for (const [where, viewport] of [['phone', PHONE], ['desk', DESK]] as const) {
      await screen.page.setViewportSize(viewport);
      expect([await screen.overflow(), await screen.inaccessible(), screen.faults]).toEqual([0, [], []]);
      if (process.env['PICTURES'] !== undefined) await screen.page.screenshot({ path: `${process.env['PICTURES']}/operations-${name}-${where}.png`, fullPage: true });
    }
  };

  beforeAll(async () => {
    world = await World.create({ clock });
    await world.app.listen(0, '127.0.0.1');
    engine = new Engine(world.databaseUrl, clock);
    ({ email } = await world.person('administrator'));
    await asOwner(world.databaseUrl, async (client) => {
      await recipient(client, 'regional-officer', { region: 'gao' });
      await seedCustodies(client, { count: 3, startsAt: new Date(clock.now().getTime() - 47 * 3_600_000), region: 'gao' }); // without a custody: superfluous
    });
    browser = await openBrowser();
    screen = await Screen.open(browser, await world.app.getUrl(), PHONE);
    await screen.signIn(email, PASSWORD);
  });
  afterAll(async () => {
    await browser.close();
    await engine.close();
    await world.close();
  });

  it('says in words that the clock stands, and why', async () => {
    await screen.page.goto(`${await world.app.getUrl()}/operations`);
    await screen.page.getByText('Aucun balayage n’a encore abouti').waitFor();
    await screen.page.getByText('Aucun second calcul n’a encore eu lieu.').waitFor();
    await fits('stands');
  });

  it('says that it goes, what waits and fails, and what the second calculation finds', async () => {
    await engine.sweeper.sweep();
    await engine.sealer.seal();
    await engine.opinion.run('night');
    await world.sql(`update delivery set attempts = 2, last_error = 'ECONNREFUSED' where id in (select id from delivery where channel = 'email' limit 2)`);
    await world.sql(`update delivery set state = 'failed', attempts = 8, next_try_at = null, last_error = 'EENVELOPE 550' where id = (select id from delivery where channel = 'email' limit 1)`);
    await screen.page.reload();
    await screen.page.getByText('L’horloge des échéances marche.').waitFor();
    await screen.page.getByText('3 écarts').waitFor();
    expect(await screen.page.getByText('Échéance de trop').count()).toBe(3);
    await screen.page.getByText('Dernière erreur : EENVELOPE 550').waitFor();
    const card = (name: string): Promise<string> => screen.page.getByRole('region', { name }).innerText();
    expect(await card('Retard des alertes')).toMatch(/Alertes\s+[1-9]/);
    expect(await card('Moteur')).toMatch(/File d’attente : [^]*Balayage des échéances\s+\d/);
    await fits('goes');
  });

  it('the alert of a difference asks for no answer and leads to the page', async () => {
    await screen.page.goto(`${await world.app.getUrl()}/alerts`);
    const alert = screen.page.getByRole('listitem').filter({ hasText: 'Écart de calcul' }).first();
    expect(await alert.getByRole('button').count()).toBe(0);
    await fits('alert');
    await alert.getByRole('link', { name: 'Voir la page de l’exploitation' }).click();
    await screen.page.getByRole('heading', { name: 'Exploitation', level: 1 }).waitFor();
  });
});
