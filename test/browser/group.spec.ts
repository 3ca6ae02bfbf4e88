import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/index.js';
import { choose, DESK, now, openBrowser, PHONE, Screen } from '../support/browser.js';
import { World } from '../support/world.js';

const FOLDER = process.env['PICTURES_IN'] ?? mkdtempSync(join(tmpdir(), 'passerelle-group-'));

describe('a group is notified, in a browser', () => {
  let world: World;
  let browser: Browser;
  let phone: Screen;
  let desk: Screen;

  beforeAll(async () => {
    world = await World.create({ clock: new SystemClock() });
    await world.app.listen(0, '127.0.0.1');
    const base = await world.app.getUrl();
    browser = await openBrowser();
    phone = await Screen.open(browser, base, PHONE);
    desk = await Screen.open(browser, base, DESK);
    await phone.enterAs(await world.person('security-liaison', { unit: '1er bataillon (essai)' }));
    await desk.enterAs(await world.person('centre-worker', { centre: 'gao' }));
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  it('a liaison on a phone writes two lines; the wrong one is told at its line, nothing typed is lost, then both files open', async () => {
    const { page } = phone;
    await phone.goTo('/captures/group');
    await choose(page, 'Nature', 'Capture');
    await now(page);
    await page.getByLabel('Région').selectOption('gao');
    const line = (number: number) => page.getByRole('group', { name: `Enfant n° ${String(number)}` });
    for (const number of [1, 2]) {
      await line(number).getByLabel('Sexe apparent').selectOption('male');
      await line(number).getByLabel('D’où vient cet âge').selectOption('stated');
    }
    await line(1).getByLabel('Âge apparent, en années').fill('14');
    await page.getByRole('button', { name: 'Envoyer la notification du groupe' }).click();
    await line(2).getByText('Indiquez l’âge, ou dites qu’il est inconnu.').waitFor();
    expect(await line(1).getByText('Indiquez l’âge, ou dites qu’il est inconnu.').count()).toBe(0);
    expect(await line(1).getByLabel('Âge apparent, en années').inputValue()).toBe('14');
    expect(await world.sql('select count(*)::int as n from child_case')).toEqual([{ n: 0 }]);
    await page.screenshot({ path: join(FOLDER, 'group-phone.png'), fullPage: true });
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.screenshot({ path: join(FOLDER, 'group-desk.png'), fullPage: true });
    await page.setViewportSize({ width: 360, height: 740 });
    expect([await phone.overflow(), await phone.inaccessible()]).toEqual([0, []]);
    await line(2).getByLabel('Âge apparent, en années').fill('16');
    await page.getByRole('button', { name: 'Envoyer la notification du groupe' }).click();
    await page.getByText('2 dossiers sont ouverts').waitFor();
    expect(await world.sql('select status, count(*)::int as n from child_case group by status')).toEqual([{ status: 'in-custody', n: 2 }]);
  }, 90_000);

  it('the liaison offers the group to a centre, which receives those who came', async () => {
    const { page } = phone;
    await phone.goTo('/clock');
    await page.getByRole('link', { name: 'Remettre un groupe' }).click();
    await page.getByRole('button', { name: 'Proposer la remise' }).click();
    await page.getByText('Cochez au moins un enfant.').first().waitFor();
    for (const box of await page.getByRole('group', { name: 'Enfants à remettre' }).getByRole('checkbox').all()) await box.check();
    expect(await page.getByText('Cochez au moins un enfant.').count()).toBe(0); // said no longer once somebody is chosen
    await choose(page, 'Centre qui les recevra', 'CTO de Gao');
    await now(page);
    await page.screenshot({ path: join(FOLDER, 'offer-group-phone.png'), fullPage: true });
    expect([await phone.overflow(), await phone.inaccessible()]).toEqual([0, []]);
    await page.getByRole('button', { name: 'Proposer la remise' }).click();
    await page.getByText('Remise proposée pour 2 enfants.').waitFor();
    await desk.goTo('/clock');
    await desk.page.getByRole('link', { name: 'Accueillir un groupe' }).click();
    await desk.page.getByRole('checkbox').first().check();
    await now(desk.page);
    await desk.page.screenshot({ path: join(FOLDER, 'accept-group-desk.png'), fullPage: true });
    expect([await desk.overflow(), await desk.inaccessible()]).toEqual([0, []]);
    await desk.page.getByRole('button', { name: 'Accepter la remise' }).click();
    await desk.page.getByText('1 enfant est remis à la protection civile.').waitFor();
    expect(await world.sql('select status, count(*)::int as n from child_case group by status order by status')).toEqual([{ status: 'handed-over', n: 1 }, { status: 'handover-offered', n: 1 }]);
  }, 90_000);

  it('a centre is not offered it', async () => {
    await desk.goTo('/clock');
    await desk.page.getByRole('heading', { level: 1, name: 'Échéances' }).waitFor();
    expect(await desk.page.getByRole('link', { name: 'Notifier un groupe' }).count()).toBe(0);
  }, 60_000);
});
