import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/index.js';
import { choose, DESK, openBrowser, PHONE, Screen } from '../support/browser.js';
import type { Caller } from '../support/caller.js';
import { PASSWORD, World } from '../support/world.js';

/** Screenshots are looked at by people; they are kept where SCREENSHOTS says. */
const pictures = process.env['SCREENSHOTS'];

describe('an identity is erased, in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-erasure-pages-'));
  let world: World;
  let browser: Browser;
  let base: string;
  let caseId: string;
  let code: string;
  const people: Record<string, Caller | undefined> = {};

  const at = async (who: string, viewport: { width: number; height: number }): Promise<Screen> => {
    const screen = await Screen.open(browser, base, viewport);
    await screen.signIn(people[who]?.email ?? '', PASSWORD);
    return screen;
  };
  const sound = async (screen: Screen, name: string): Promise<void> => {
    if (pictures !== undefined) await screen.page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
    expect([screen.faults, await screen.overflow(), await screen.inaccessible()]).toEqual([[], 0, []]);
  };

  beforeAll(async () => {
    world = await World.create({ clock: new SystemClock(), env: { ERASURES_FILE: join(folder, 'liste.jsonl') } });
    await world.app.listen(0, '127.0.0.1');
    base = await world.app.getUrl();
    const worker = await world.person('centre-worker', { centre: 'gao' });
    const manager = await world.person('centre-manager', { centre: 'gao' });
    Object.assign(people, { manager, ministry: await world.person('national-officer'), auditor: await world.person('auditor') });
    caseId = randomUUID();
    const version = async (): Promise<number> => Number((await worker.get(`/api/cases/${caseId}`)).body['version']);
    const today = new SystemClock().now().toISOString().slice(0, 10);
    await worker.post('/api/cases', { id: caseId, entry: 'escape', occurredAt: today, region: 'gao', centre: 'gao', sex: 'male', ageYears: 15, agePrecision: 'stated' });
    await worker.put(`/api/cases/${caseId}/identity`, { given: 'Ibrahim', family: 'Ag Essai' }, { version: await version() });
    await worker.post(`/api/cases/${caseId}/closure/request`, { reason: 'moved-away', confirmed: [], remark: 'Vu ensemble.' }, { version: await version() });
    const closed = await manager.post<{ code: string }>(`/api/cases/${caseId}/closure/approve`, {}, { version: await version() });
    expect(closed.status).toBe(200);
    ({ code } = closed.body);
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('who answers for the child asks for it, on a phone', async () => {
    const screen = await at('manager', PHONE);
    await screen.goTo(`/cases/${caseId}`);
    await screen.page.getByText('Ibrahim Ag Essai').first().waitFor();
    await screen.page.getByRole('link', { name: 'Demander l’effacement de l’identité' }).click();
    await screen.page.getByRole('heading', { level: 1, name: 'Demander l’effacement de l’identité' }).waitFor();
    await choose(screen.page, 'Qui le demande', 'L’enfant le demande');
    await screen.page.getByLabel('Ce qui a été demandé', { exact: false }).fill('Il ne veut plus que son nom reste écrit. Expliqué en tamasheq.');
    await sound(screen, 'ask-phone');
    await screen.page.locator('main form button[type=submit]').click();
    await screen.page.getByText('L’effacement est demandé.', { exact: false }).waitFor();
  }, 90_000);

  it('the Ministry reads why and approves, on a phone', async () => {
    const screen = await at('ministry', PHONE);
    await screen.goTo('/erasures');
    await screen.page.getByText('En attente (1)').waitFor();
    await screen.page.getByText('Expliqué en tamasheq.', { exact: false }).waitFor();
    await sound(screen, 'waiting-phone');
    await screen.page.getByRole('button', { name: 'Approuver l’effacement' }).click();
    await screen.page.getByText('Une autre personne doit encore approuver.', { exact: false }).waitFor();
    await sound(screen, 'first-phone');
    await screen.page.getByRole('dialog').getByRole('button', { name: 'Approuver l’effacement' }).click();
    await screen.page.getByText('votre approbation est enregistrée', { exact: false }).waitFor();
    await screen.page.getByText('Attend encore une approbation').waitFor();
    expect(await screen.page.getByRole('button', { name: 'Approuver l’effacement' }).count()).toBe(0);
  }, 90_000);

  it('the auditor sees code, dates and the kind of reason, and gives the second approval', async () => {
    const screen = await at('auditor', DESK);
    await screen.page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: 'Effacements' }).click();
    await screen.page.getByText(code).first().waitFor();
    expect(await screen.page.getByRole('link', { name: code }).count()).toBe(0);
    expect(await screen.page.getByText('tamasheq').count()).toBe(0);
    await sound(screen, 'waiting-desk');
    await screen.page.getByRole('button', { name: 'Reporter' }).click();
    await screen.page.getByRole('dialog').getByText('Pourquoi pas maintenant').waitFor();
    await sound(screen, 'put-off-desk');
    await screen.page.keyboard.press('Escape');
    await screen.page.getByRole('button', { name: 'Approuver l’effacement' }).click();
    await screen.page.getByText('Vous êtes la dernière personne à décider.', { exact: false }).waitFor();
    await sound(screen, 'final-desk');
    await screen.page.getByRole('dialog').getByRole('button', { name: 'Approuver l’effacement' }).click();
    await screen.page.getByText('l’identité est effacée', { exact: false }).waitFor();
    await screen.page.getByRole('link', { name: 'Décidés' }).click();
    await screen.page.getByText('Identité effacée le', { exact: false }).waitFor();
    await sound(screen, 'decided-desk');
    await screen.page.getByRole('link', { name: 'Durées de conservation' }).click();
    await screen.page.getByText('5 ans').first().waitFor();
    await sound(screen, 'periods-desk');
  }, 120_000);

  it('the case says so, and no name is left on it', async () => {
    const screen = await at('manager', PHONE);
    await screen.goTo(`/cases/${caseId}`);
    await screen.page.getByText('Identité effacée le', { exact: false }).first().waitFor();
    expect(await screen.page.getByText('Ibrahim').count()).toBe(0);
    expect(await screen.page.getByRole('link', { name: 'Demander l’effacement de l’identité' }).count()).toBe(0);
    await sound(screen, 'case-phone');
  }, 60_000);

  it('the periods fit a phone, and speak English', async () => {
    const screen = await at('ministry', PHONE);
    await screen.goTo('/retention-rules');
    await screen.page.getByText('à confirmer par le Ministère').first().waitFor();
    await sound(screen, 'periods-phone');
    await screen.page.getByRole('button', { name: 'Menu' }).click();
    await screen.page.getByRole('dialog').getByText('English', { exact: true }).click();
    await screen.page.getByText('to be confirmed by the Ministry').first().waitFor();
    expect(await screen.page.getByText('No Malian text', { exact: false }).count()).toBe(1);
  }, 60_000);
});
