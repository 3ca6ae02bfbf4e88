import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/index.js';
import { choose, DESK, openBrowser, PHONE, Screen } from '../support/browser.js';
import { World } from '../support/world.js';

/** A carer writes for those named alone, names the manager, and a colleague sees the page of a child of whom nothing was written. */
describe('what is restricted, in a browser', () => {
  let world: World;
  let browser: Browser;
  let writer: Screen;
  let named: Screen;
  let colleague: Screen;
  const clock = new SystemClock();
  const caseId = randomUUID();
  const page = `/cases/${caseId}/restricted`;

  beforeAll(async () => {
    world = await World.create({ clock });
    await world.app.listen(0, '127.0.0.1');
    const base = await world.app.getUrl();
    const [carer, manager, other] = [await world.person('centre-worker', { centre: 'gao' }), await world.person('centre-manager', { centre: 'gao' }), await world.person('centre-worker', { centre: 'gao' })];
    await carer.post('/api/cases', { id: caseId, entry: 'community', occurredAt: new Date(clock.now().getTime() - 3_600_000).toISOString(), region: 'gao', centre: 'gao', sex: 'female', ageYears: 15, agePrecision: 'stated' });
    await carer.put(`/api/cases/${caseId}/identity`, { given: 'Aminata', family: 'Essai' }, { version: 1 });
    browser = await openBrowser();
    [writer, named, colleague] = [await Screen.open(browser, base, PHONE), await Screen.open(browser, base, DESK), await Screen.open(browser, base, DESK)];
    await writer.enterAs(carer);
    await named.enterAs(manager);
    await colleague.enterAs(other);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  const sound = async (screen: Screen): Promise<unknown[]> => [await screen.overflow(), await screen.inaccessible(), screen.faults];

  it('is written on a phone, from the page of the child', async () => {
    await writer.goTo(`/cases/${caseId}`);
    await writer.page.locator('.case-sections').getByRole('link', { name: 'Accès restreint' }).click();
    await writer.page.getByText('Rien que vous puissiez voir.').waitFor();
    expect(await sound(writer)).toEqual([0, [], []]);
    await writer.page.getByRole('link', { name: 'Écrire à accès restreint' }).click();
    await choose(writer.page, 'De quoi s’agit-il', 'Besoin propre aux filles');
    await choose(writer.page, 'Quel besoin', 'Grossesse');
    await writer.page.getByLabel('Ce qu’il faut savoir').fill('Survivante : consultation demandée.');
    expect(await sound(writer)).toEqual([0, [], []]);
    await writer.page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await writer.page.getByText('C’est noté, pour les personnes nommées seulement.').waitFor();
    await writer.page.getByText('Survivante : consultation demandée.').waitFor();
    expect(await sound(writer)).toEqual([0, [], []]);
  });

  it('is seen by who is named, and by nobody else', async () => {
    for (const screen of [named, colleague]) {
      await screen.goTo(page);
      await screen.page.getByText('Rien que vous puissiez voir.').waitFor();
    }
    await writer.page.getByRole('link', { name: 'Qui peut voir' }).click();
    await writer.page.getByLabel('Qui', { exact: false }).first().selectOption({ label: 'centre-manager d’essai (Responsable de centre)' });
    expect(await sound(writer)).toEqual([0, [], []]);
    await writer.page.getByRole('button', { name: 'Nommer', exact: true }).click();
    await writer.page.getByText('La personne est nommée.').waitFor();
    await named.goTo(page);
    await named.page.getByText('Survivante : consultation demandée.').waitFor();
    expect(await sound(named)).toEqual([0, [], []]);
    await colleague.goTo(page);
    await colleague.page.getByText('Rien que vous puissiez voir.').waitFor();
    expect(await colleague.page.getByText('Survivante :').count()).toBe(0);
  });

  it('is on no paper, and gone from the eyes of who is taken off', async () => {
    await named.page.emulateMedia({ media: 'print' });
    expect(await named.page.getByText('Survivante : consultation demandée.').isVisible()).toBe(false);
    await named.page.emulateMedia({ media: 'screen' });
    await writer.page.getByRole('button', { name: 'Retirer centre-manager d’essai' }).click();
    await writer.page.getByText('La personne ne voit plus rien de cette liste.').waitFor();
    await named.goTo(page);
    await named.page.getByText('Rien que vous puissiez voir.').waitFor();
  });
});
