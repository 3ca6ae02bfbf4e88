import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/index.js';
import { choose, DESK, now, openBrowser, PHONE, Screen } from '../support/browser.js';
import type { Caller } from '../support/caller.js';
import { World } from '../support/world.js';

const FOLDER = process.env['PICTURES_IN'] ?? mkdtempSync(join(tmpdir(), 'passerelle-closure-'));

describe('how a case ends, in a browser', () => {
  let world: World;
  let browser: Browser;
  let phone: Screen;
  let desk: Screen;
  let carer: Caller;
  const clock = new SystemClock();
  const before = (hours: number): string => new Date(clock.now().getTime() - hours * 3_600_000).toISOString();
  const id = randomUUID();

  beforeAll(async () => {
    world = await World.create({ clock });
    await world.app.listen(0, '127.0.0.1');
    const base = await world.app.getUrl();
    carer = await world.person('centre-worker', { centre: 'gao' });
    await carer.post('/api/cases', { id, entry: 'community', occurredAt: before(60), region: 'gao', centre: 'gao', sex: 'male', ageYears: 14, agePrecision: 'stated' });
    browser = await openBrowser();
    phone = await Screen.open(browser, base, PHONE);
    desk = await Screen.open(browser, base, DESK);
    await phone.enterAs(carer);
    await desk.enterAs(await world.person('regional-officer', { region: 'gao' }));
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  const sound = async (screen: Screen, picture: string): Promise<void> => {
    await screen.page.screenshot({ path: join(FOLDER, picture), fullPage: true });
    expect([await screen.overflow(), await screen.inaccessible(), screen.faults]).toEqual([0, [], []]);
  };
  const send = async (page: Page, button: string): Promise<void> => {
    await page.getByRole('button', { name: button, exact: true }).click();
  };

  it('who asks sees what the file says, ticks what they answer for, and must explain the rest', async () => {
    const { page } = phone;
    await phone.goTo(`/cases/${id}/do/closure.request`);
    await choose(page, 'Motif de la clôture', 'Réinsertion aboutie');
    await page.getByText('pas rempli', { exact: true }).waitFor();
    await page.getByText('L’enfant a été consulté et est d’accord').click();
    await sound(phone, 'closure-phone.png');
    await send(page, 'Demander la clôture');
    expect(await world.sql('select count(*)::int as n from closure')).toEqual([{ n: 0 }]);
    await page.getByLabel('Pourquoi clore le dossier quand même').fill('Vit chez son oncle depuis un an.');
    await send(page, 'Demander la clôture');
    await page.getByText('La clôture est demandée').waitFor();
    expect(await world.sql('select confirmed, cardinality(unmet) as unmet from closure')).toEqual([{ confirmed: ['child-agrees'], unmet: 4 }]);
  }, 60_000);

  it('the second person reads it before they agree; later the case is opened again', async () => {
    const { page } = desk;
    await desk.goTo(`/cases/${id}/do/closure.approve`);
    await page.getByText('Vit chez son oncle depuis un an.').waitFor();
    await page.getByText('L’enfant a été vu lors d’une visite de suivi depuis son retour').waitFor();
    await sound(desk, 'closure-desk.png');
    await send(page, 'Approuver la clôture');
    await page.getByText('Le dossier est clos.').waitFor();
    await desk.goTo(`/cases/${id}/do/closure.reopen`);
    await choose(page, 'Pourquoi le dossier est rouvert', 'L’enfant est revenu ou demande de l’aide');
    await page.getByLabel('Ce qui s’est passé, et ce que l’enfant demande').fill('Il demande un logement.');
    await sound(desk, 'reopen-desk.png');
    await send(page, 'Rouvrir le dossier');
    await page.getByText('Un premier pas est attendu').waitFor();
    await page.getByText('Premier pas après la réouverture du dossier').first().waitFor();
  }, 60_000);

  it('a death is recorded with care, and what is owed stands on the page', async () => {
    const { page } = desk;
    await desk.goTo(`/cases/${id}/do/death.record`);
    await now(page);
    await choose(page, 'Cause, d’après ce que l’on sait', 'Maladie');
    await choose(page, 'Qui l’a confirmé', 'Médecin');
    await choose(page, 'Document', 'Aucun document');
    await page.getByLabel('Ce qui s’est passé, et où').fill('Fièvre.');
    await sound(desk, 'death-desk.png');
    await page.setViewportSize({ width: 360, height: 740 });
    await sound(desk, 'death-phone.png');
    await page.setViewportSize({ width: 1280, height: 900 });
    await send(page, 'Enregistrer');
    await page.getByText('Le décès est enregistré.').waitFor();
    await page.getByText('Annonce du décès à la famille').first().waitFor();
    expect(await world.sql(`select state from deadline where rule_code = 'reopening-first-step'`)).toEqual([{ state: 'met' }]);
    await sound(desk, 'dead-case-desk.png');
    await desk.goTo(`/cases/${id}/do/death.family-told`);
    await now(page);
    await page.getByLabel('Qui a été informé, par qui, et ce que la famille souhaite').fill('L’oncle.');
    await send(page, 'Enregistrer');
    await page.getByText('La famille est informée du décès').first().waitFor();
  }, 60_000);
});
