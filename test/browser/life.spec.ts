import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/index.js';
import { choose, DESK, now, openBrowser, PHONE, Screen } from '../support/browser.js';
import { World } from '../support/world.js';

describe('life in a centre, in a browser', () => {
  let world: World;
  let browser: Browser;
  let worker: Screen;
  let manager: Screen;
  const clock = new SystemClock();
  const children = [randomUUID(), randomUUID()] as const;
  const before = (hours: number): string => new Date(clock.now().getTime() - hours * 3_600_000).toISOString();

  beforeAll(async () => {
    world = await World.create({ clock });
    await world.app.listen(0, '127.0.0.1');
    const base = await world.app.getUrl();
    const carer = await world.person('centre-worker', { centre: 'gao' });
    for (const id of children) {
      await carer.post('/api/cases', { id, entry: 'community', occurredAt: before(60), region: 'gao', centre: 'gao', sex: 'male', ageYears: 14, agePrecision: 'stated' });
      await carer.post(`/api/cases/${id}/stay/admit`, { id: randomUUID(), at: before(50), kind: 'centre', centre: 'gao' }, { version: 1 });
    }
    browser = await openBrowser();
    worker = await Screen.open(browser, base, PHONE);
    manager = await Screen.open(browser, base, DESK);
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
  const shot = async (screen: Screen, name: string): Promise<void> => {
    if (process.env['SHOTS'] !== undefined) await screen.page.screenshot({ path: `${process.env['SHOTS']}/${name}.png`, fullPage: true });
  };

  it('a worker reports an incident that concerns two children; the board and the manager know, and the manager says what followed', async () => {
    await worker.goTo(`/cases/${children[0]}`);
    await worker.act('Signaler un incident', async (page) => {
      await choose(page, 'Quel incident', 'Contact par un groupe armé');
      await page.getByText('Le responsable du centre et la direction régionale sont alertés aussitôt').waitFor();
      await choose(page, 'Gravité', 'Moyenne');
      await now(page);
      const [code] = await world.sql<{ code: string }>('select code from child_case where id = $1', [children[1]]);
      await page.getByText(code?.code ?? '').click();
      await page.getByText('Surveillance renforcée').click();
      await page.getByLabel('Ce qui s’est passé').fill('un inconnu au portail');
      await sound(worker);
      await shot(worker, 'incident-360');
    });
    await worker.page.getByText('Contact par un groupe armé').first().waitFor();
    await manager.goTo('/centres/gao');
    await manager.page.getByText('Un incident grave attend une suite.').waitFor();
    expect(await manager.page.getByText('Suite à donner').count()).toBe(2);
    await sound(manager);
    await shot(manager, 'board-incident-1280');
    await manager.page.getByRole('link', { name: 'Incidents' }).click();
    await manager.page.getByRole('heading', { level: 1, name: 'Incidents du centre' }).waitFor();
    await manager.page.getByText('Contact par un groupe armé').waitFor();
    await sound(manager);
    await shot(manager, 'incidents-1280');
    await manager.goTo(`/cases/${children[0]}`);
    await manager.act('Suite d’un incident', async (page) => {
      await choose(page, 'Quelle suite', 'Mesures de protection convenues');
      await page.getByLabel('Ce qui a été décidé et fait').fill('sorties accompagnées');
      await now(page);
    });
    await manager.goTo(`/cases/${children[0]}/life`);
    await manager.page.getByText('Mesures de protection convenues').waitFor();
    await sound(manager);
    await shot(manager, 'life-1280');
  }, 120_000);

  it('the note of the week, and a session of the nurse that the manager does not read', async () => {
    await worker.goTo(`/cases/${children[0]}/life`);
    await worker.act('Note de la semaine', async (page) => {
      await page.getByLabel('Quelle semaine').fill(before(1).slice(0, 10));
      for (const aspect of ['Santé', 'Humeur', 'Relations', 'Participation']) await choose(page, aspect, 'Bien');
      await page.getByLabel('Comment la semaine s’est passée').fill('joue au ballon');
      await sound(worker);
      await shot(worker, 'week-360');
    }, 'Vie au centre');
    await worker.act('Noter un entretien de suivi', async (page) => {
      await choose(page, 'Qui suit l’enfant', 'Infirmier');
      await page.getByText('Qui d’autre peut lire').waitFor();
      await choose(page, 'Sujet', 'Traitement en cours');
      await now(page);
      await page.getByLabel('Ce qui s’est dit').fill('peur de la nuit');
      await sound(worker);
      await shot(worker, 'session-360');
    }, 'Vie au centre');
    await worker.page.getByText('peur de la nuit').waitFor();
    await sound(worker);
    await shot(worker, 'life-360');
    await manager.goTo(`/cases/${children[0]}/life`);
    await manager.page.getByText('Réservé à qui l’a écrit et aux personnes nommées.').waitFor();
    expect(await manager.page.getByText('peur de la nuit').count()).toBe(0);
    await sound(manager);
  }, 120_000);
});
