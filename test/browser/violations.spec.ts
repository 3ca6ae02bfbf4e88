import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { choose, DESK, openBrowser, PHONE, Screen } from '../support/browser.js';
import type { Caller } from '../support/caller.js';
import { SystemClock } from '../../src/platform/clock/index.js';
import { World } from '../support/world.js';

const SHOTS = process.env['SHOTS'];

describe('grave violations, in a browser', () => {
  let world: World;
  let browser: Browser;
  let monitor: Caller;
  let desk: Screen;
  let phone: Screen;
  let carer: Screen;
  const caseId = randomUUID();
  const clock = new SystemClock();
  const day = (before: number): string => new Date(clock.now().getTime() - before * 86_400_000).toISOString().slice(0, 10);

  beforeAll(async () => {
    world = await World.create({ clock });
    await world.app.listen(0, '127.0.0.1');
    const base = await world.app.getUrl();
    monitor = await world.person('monitor');
    const worker = await world.person('centre-worker', { centre: 'gao' });
    const opened = await worker.post('/api/cases', { id: caseId, entry: 'escape', occurredAt: day(3), region: 'gao', centre: 'gao', sex: 'male', ageYears: 15, agePrecision: 'stated' });
    if (opened.status !== 201) throw new Error(JSON.stringify(opened.body));
    const told = await monitor.post('/api/incidents', {
      id: randomUUID(), occurredAt: day(20), region: 'gao', party: 'UNIDENTIFIED', violations: [{ id: randomUUID(), type: 'abduction' }],
      victims: [{ id: randomUUID(), boys: 2, suffered: [{ type: 'abduction', captivity: 'unknown' }] }], sources: [{ id: randomUUID(), kind: 'media', at: day(19) }],
    });
    if (told.status !== 201) throw new Error(JSON.stringify(told.body));
    browser = await openBrowser();
    desk = await Screen.open(browser, base, DESK);
    phone = await Screen.open(browser, base, PHONE);
    carer = await Screen.open(browser, base, PHONE);
    await desk.enterAs(monitor);
    await phone.enterAs(monitor);
    await carer.enterAs(worker);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  const sound = async (screen: Screen, name: string): Promise<void> => {
    if (SHOTS !== undefined) {
      mkdirSync(SHOTS, { recursive: true });
      await screen.page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
    }
    expect([name, await screen.overflow(), await screen.inaccessible(), screen.faults]).toEqual([name, 0, [], []]);
  };
  const known = async (page: Page, group: string, on: string): Promise<void> => {
    await page.getByRole('group', { name: group }).getByLabel('Jour', { exact: true }).fill(on);
  };

  it('a monitor records an incident on a phone, with what is wrong said beside the field', async () => {
    const { page } = phone;
    await phone.goTo('/violations');
    await sound(phone, 'list-360');
    await page.getByRole('link', { name: 'Enregistrer un incident' }).click();
    await page.getByRole('heading', { level: 1, name: 'Enregistrer un incident' }).waitFor();
    await page.getByRole('button', { name: 'Enregistrer un incident' }).click();
    await page.getByRole('alert').first().waitFor();
    await known(page, 'Date des faits', day(18));
    await page.getByLabel('Région').selectOption('gao');
    await page.getByLabel('Lieu').fill('au nord du marché');
    await page.getByLabel('Auteur').selectOption('FLM');
    await page.getByText('Enlèvements', { exact: true }).click();
    await page.getByText('Recrutement et utilisation', { exact: true }).click();
    await page.getByLabel('Garçons').fill('2');
    await page.getByLabel('Filles').fill('1');
    await page.getByLabel('Âge du plus jeune').fill('12');
    await page.getByLabel('Âge du plus âgé').fill('16');
    await page.getByRole('group', { name: 'Ce qu’ils ont subi' }).getByText('Enlèvements', { exact: true }).click();
    await page.getByRole('group', { name: 'Ce qu’ils ont subi' }).getByText('Recrutement et utilisation', { exact: true }).click();
    await choose(page, 'Que sont-ils devenus ?', 'En captivité');
    await page.getByLabel('Nature de la source').selectOption('family');
    await known(page, 'Recueilli le', day(10));
    await sound(phone, 'form-360');
    await page.getByRole('button', { name: 'Enregistrer un incident' }).click();
    await page.getByText('L’incident est enregistré.').waitFor();
    await page.getByText('2 garçons, 1 fille · 12 à 16 ans').waitFor();
    await sound(phone, 'incident-360');
  }, 120_000);

  it('at a desk the two that may be one are joined, and one of its violations is verified', async () => {
    const { page } = desk;
    await desk.goTo('/violations');
    await page.getByText('2 incidents').waitFor();
    await sound(desk, 'list-1280');
    await page.getByRole('button', { name: 'Préciser' }).click();
    await page.getByLabel('Auteur').selectOption('JNIM');
    await page.getByText('1 incident', { exact: true }).waitFor();
    await page.getByLabel('Auteur').selectOption('UNIDENTIFIED');
    await page.getByRole('listitem').filter({ hasText: 'auteurs non identifiés' }).waitFor();
    await page.getByRole('main').getByRole('link', { name: /^VG-/ }).click();
    await page.getByRole('heading', { name: 'Peut-être le même incident' }).waitFor();
    await sound(desk, 'incident-1280');
    await page.getByRole('button', { name: /^Raconter celui-ci dans/ }).click();
    await page.getByText('Cet incident a été raconté deux fois').waitFor();
    await sound(desk, 'joined-1280');
    await page.getByRole('main').getByRole('link', { name: /^VG-/ }).click();
    await page.getByText('Réunis à celui-ci').waitFor();
    await page.getByRole('link', { name: 'Vérification : Enlèvements' }).click();
    await choose(page, 'Décision', 'Vérifiée');
    await page.getByLabel('Sur quoi elle repose').fill('deux témoins directs');
    await sound(desk, 'verify-1280');
    await page.getByRole('button', { name: 'Enregistrer la décision' }).click();
    await page.getByText('La décision est enregistrée.').waitFor();
    await page.getByText('deux témoins directs').waitFor();
    await page.getByRole('link', { name: 'Corriger date, lieu ou auteur' }).click();
    await page.getByLabel('Auteur').selectOption('JNIM-UNID');
    await sound(desk, 'amend-1280');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByText('L’incident est corrigé.').waitFor();
    await page.getByText('au nord du marché', { exact: false }).waitFor();
    await page.getByRole('link', { name: 'Ajouter une violation' }).click();
    await choose(page, 'Violation', 'Attaques contre des écoles ou des hôpitaux');
    await choose(page, 'Bâtiment touché', 'École');
    await choose(page, 'Nature', 'Usage militaire');
    await sound(desk, 'add-violation-1280');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByText('Comptée à part : ce n’est pas une attaque').waitFor();
  }, 120_000);

  it('whoever cares for a child links it by the code of the incident, and takes the link back', async () => {
    const { page } = carer;
    const [incident] = (await monitor.get<{ items: { code: string }[] }>('/api/incidents?party=JNIM')).body.items;
    await carer.goTo(`/cases/${caseId}`);
    await page.getByRole('link', { name: 'Violations subies' }).click();
    await page.getByText('Aucune violation n’est liée à ce dossier.').waitFor();
    await page.getByLabel('Code de l’incident').fill('VG-0000-0000');
    await page.getByText('Recrutement et utilisation', { exact: true }).click();
    await page.getByRole('button', { name: 'Lier à un incident' }).click();
    await page.getByText('Introuvable, ou hors de votre périmètre.').first().waitFor();
    await page.getByLabel('Code de l’incident').fill(incident?.code ?? '');
    await page.getByRole('button', { name: 'Lier à un incident' }).click();
    await page.getByText('L’enfant est lié à l’incident.').waitFor();
    await sound(carer, 'link-360');
    await page.getByRole('button', { name: 'Retirer ce lien' }).click();
    await page.getByText('Aucune violation n’est liée à ce dossier.').waitFor();
  }, 120_000);

  it('the table of a period says what was verified, on a phone and at a desk, in both languages', async () => {
    for (const [screen, size] of [[phone, '360'], [desk, '1280']] as const) {
      await screen.goTo(`/reports/violations?from=${day(60)}&to=${day(0)}`);
      await screen.page.getByText('Par auteur', { exact: true }).first().waitFor();
      await sound(screen, `report-${size}`);
    }
    await desk.page.getByRole('radio', { name: 'English' }).click();
    await desk.page.getByRole('heading', { level: 1, name: 'Grave violations' }).waitFor();
    await sound(desk, 'report-en-1280');
  }, 120_000);
});
