import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { HeadPublisherService } from '../../src/audit/index.js';
import { SystemClock } from '../../src/platform/clock/index.js';
import { DESK, openBrowser, PHONE, Screen } from '../support/browser.js';
import type { Caller } from '../support/caller.js';
import { until } from '../support/worker-process.js';
import { PASSWORD, World } from '../support/world.js';

/** Screenshots are looked at by people; they are kept where SCREENSHOTS says. */
const pictures = process.env['SCREENSHOTS'];

describe('the record of looking, in a browser', () => {
  const clock = new SystemClock();
  let world: World;
  let browser: Browser;
  let base: string;
  let code: string;
  let officer: Caller;
  let auditor: Caller;
  let ministry: Caller;
  const caseId = randomUUID();
  const screens = new Map<Caller, Screen>();

  const at = async (who: Caller, viewport: { width: number; height: number }): Promise<Screen> => {
    const screen = screens.get(who) ?? (await Screen.open(browser, base, viewport));
    if (!screens.has(who)) await screen.signIn(who.email, PASSWORD);
    screens.set(who, screen);
    await screen.page.setViewportSize(viewport);
    return screen;
  };
  const fits = async (screen: Screen): Promise<void> => {
    await screen.page.waitForLoadState('networkidle');
    for (const viewport of [PHONE, DESK]) {
      await screen.page.setViewportSize(viewport);
      if (pictures !== undefined) await screen.page.screenshot({ path: join(pictures, `audit${new URL(screen.page.url()).pathname.replaceAll('/', '-')}-${String(viewport.width)}.png`), fullPage: true });
      expect([await screen.overflow(), await screen.inaccessible(), screen.faults]).toEqual([0, [], []]);
    }
  };

  beforeAll(async () => {
    world = await World.create({ clock });
    await world.app.listen(0, '127.0.0.1');
    base = await world.app.getUrl();
    const liaison = await world.person('security-liaison', { unit: 'Bataillon d’essai' });
    officer = await world.person('regional-officer', { region: 'gao' });
    auditor = await world.person('auditor');
    ministry = await world.person('national-officer');
    const [hour] = await world.sql<{ at: string }>(`select to_char(now() at time zone 'UTC' - interval '1 hour', 'YYYY-MM-DD"T"HH24:MI:SS.000"Z"') as at`);
    const told = await liaison.post('/api/captures', { id: caseId, kind: 'capture', startedAt: hour?.at, region: 'gao', authority: 'FAMA', sex: 'male', agePrecision: 'unknown', operation: 'opération d’essai' });
    expect(told.body).toMatchObject({ caseId });
    const { body } = await officer.get<{ version: number; code: string }>(`/api/cases/${caseId}`);
    code = body.code;
    await officer.put(`/api/cases/${caseId}/identity`, { given: 'Ibrahim', family: 'Ag Essai' }, { version: body.version });
    await ministry.post('/api/cases/search', { q: 'Ibrahim' }, { key: null });
    for (let n = 0; n < 5; n += 1) await ministry.get(`/api/cases/${caseId}`);
    await ministry.post('/api/looks/print', { caseId });
    await world.sql(`insert into access_log (actor, kind, case_id) select $1, 'case.print', gen_random_uuid() from generate_series(1, 12)`, [ministry.userId]);
    await until('all is sealed', async () => {
      await world.sql('select seal_journal(10000), seal_access_log(10000)');
      const [row] = await world.sql<{ left: number }>('select ((select count(*) from journal) - (select count(*) from journal_seal))::int as left');
      return row?.left === 0;
    });
    await world.app.get(HeadPublisherService, { strict: false }).publish();
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  it('an officer reads who looked at a child, from the case page, on a phone', async () => {
    const screen = await at(officer, PHONE);
    const { page } = screen;
    await screen.goTo(`/cases/${caseId}`);
    await page.getByRole('link', { name: 'Qui a consulté ce dossier' }).click();
    await page.getByRole('heading', { level: 1, name: 'Qui a consulté ce dossier' }).waitFor();
    const ministry = page.getByRole('listitem').filter({ hasText: 'national-officer d’essai' }).first();
    await ministry.waitFor();
    const words = await ministry.innerText();
    for (const expected of ['Protection de l’enfance, ministère', 'Dossier ouvert', /5 fois, de \d\d:\d\d à \d\d:\d\d/, 'Nom vu dans une liste', 'Page imprimée']) expect(words).toMatch(expected);
    await fits(screen);
  }, 90_000);

  it('a page of a case, or the list, that goes to the printer is reported; another page is not', async () => {
    const { page } = await at(officer, DESK);
    const prints = (): Promise<{ case_id: string | null }[]> => world.sql(`select case_id from access_log where kind = 'case.print' and actor = $1 order by id`, [officer.userId]);
    const print = (): Promise<unknown> => page.evaluate(`window.dispatchEvent(new Event('beforeprint'))`);
    await (await at(officer, DESK)).goTo(`/cases/${caseId}`);
    await page.getByRole('heading', { level: 1, name: code }).waitFor();
    await print();
    await until('the print is in the log', async () => (await prints()).length === 1);
    await (await at(officer, DESK)).goTo('/time-limits');
    await print();
    await (await at(officer, DESK)).goTo('/cases');
    await print();
    await until('the print of the list is in the log', async () => (await prints()).length === 2);
    expect(await prints()).toEqual([{ case_id: caseId }, { case_id: null }]);
  }, 60_000);

  it('an auditor finds the looks of one person at one child', async () => {
    const screen = await at(auditor, DESK);
    const { page } = screen;
    await page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: 'Contrôle' }).click();
    await page.getByRole('heading', { level: 1, name: 'Consultations' }).waitFor();
    await page.getByLabel('Personne').selectOption({ label: 'national-officer d’essai' });
    await page.getByLabel('Code du dossier').fill('ML-12');
    await page.getByRole('button', { name: 'Afficher' }).click();
    await page.getByText('Écrivez le code entier').waitFor();
    await page.getByLabel('Code du dossier').fill(code.toLowerCase());
    await page.getByRole('button', { name: 'Afficher' }).click();
    await page.waitForURL(/case=ML-/);
    const lines = page.getByRole('list', { name: 'Consultations' }).getByRole('listitem');
    await until('only those are shown', async () => (await lines.count()) === 12);
    expect(await page.locator('main').innerText()).not.toMatch(/Ibrahim|Ag Essai/);
    await fits(screen);
  }, 90_000);

  it('reads what changed, with what is sealed as sealed', async () => {
    const screen = await at(auditor, DESK);
    const { page } = screen;
    await screen.goTo(`/audit/journal?case=${code}`);
    const entry = page.getByRole('list', { name: 'Modifications' }).getByRole('listitem').filter({ hasText: 'Identité' });
    await entry.getByRole('button', { name: /champs/ }).click();
    await entry.getByText('scellé', { exact: true }).waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(/Ibrahim|Ag Essai|opération d’essai/);
    await fits(screen);
  }, 90_000);

  it('sees what is unusual, and goes from there to the looks of that day', async () => {
    const screen = await at(auditor, PHONE);
    const { page } = screen;
    await screen.goTo('/audit/unusual');
    await page.getByText('Beaucoup d’impressions').waitFor();
    await page.getByText('13, au lieu de 10 au plus').waitFor();
    await fits(screen);
    await page.getByRole('link', { name: 'Voir ce jour' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Consultations' }).waitFor();
    expect(page.url()).toMatch(/person=.+from=.+to=/);
  }, 90_000);

  it('sees who came in and who did not, and asks for the failures of one person on one day', async () => {
    const screen = await at(auditor, PHONE);
    const { page } = screen;
    await ministry.send('POST', '/api/session', { email: ministry.email, password: 'faux' }, { key: null });
    await screen.goTo('/audit/sign-ins');
    const lines = page.getByRole('list', { name: 'Connexions' }).getByRole('listitem');
    await lines.filter({ hasText: 'national-officer d’essai' }).filter({ hasText: 'Connexion refusée' }).first().waitFor();
    expect(await lines.count()).toBeGreaterThan(1);
    await fits(screen);
    await page.getByLabel('Personne').selectOption({ label: 'national-officer d’essai' });
    await page.getByLabel('Quoi').selectOption({ label: 'Échecs' });
    const today = clock.now().toISOString().slice(0, 10);
    for (const field of ['Du', 'Au']) await page.getByLabel(field, { exact: true }).fill(today);
    await page.getByRole('button', { name: 'Afficher' }).click();
    await page.waitForURL(/kind=failure/);
    await until('only the failure is shown', async () => (await lines.count()) === 1);
    await fits(screen);
  }, 90_000);

  it('prints the heads, in groups of four, and takes a chain away', async () => {
    const screen = await at(auditor, DESK);
    const { page } = screen;
    await screen.goTo('/audit/heads');
    const [head] = await world.sql<{ hash: string }>(`select encode(hash, 'hex') as hash from published_head where stream = 'journal'`);
    const shown = await page.locator('.head .hash').first().innerText();
    expect(shown.replaceAll(/\s/g, '')).toBe(head?.hash);
    expect(await page.locator('.head .hash').first().locator('span').count()).toBe(16);
    await fits(screen);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('Vérifié et classé le').isVisible()).toBe(true);
    for (const onScreenOnly of [page.getByRole('link', { name: 'Exporter les modifications' }), page.locator('.shell-rail')]) expect(await onScreenOnly.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Exporter les consultations' }).click()]);
    expect(download.suggestedFilename()).toBe('access-log.ndjson');
  }, 90_000);
});
