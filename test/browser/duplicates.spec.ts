import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/index.js';
import { choose, DESK, openBrowser, PHONE, Screen } from '../support/browser.js';
import type { Caller } from '../support/caller.js';
import { PASSWORD, World } from '../support/world.js';

const NAME = { given: 'Almoustapha', family: 'Ag Inventé' };

describe('the same child twice, in a browser', () => {
  let world: World;
  let browser: Browser;
  let base: string;
  const people: Record<string, Caller> = {};
  const hidden = { id: randomUUID(), code: '' };
  const own = { id: randomUUID(), code: '' };

  const screens = new Map<string, Screen>();
  const at = async (who: string, viewport: { width: number; height: number }): Promise<Screen> => {
    const screen = screens.get(who) ?? (await Screen.open(browser, base, viewport));
    if (!screens.has(who)) await screen.signIn(people[who]?.email ?? '', PASSWORD);
    screens.set(who, screen);
    await screen.page.setViewportSize(viewport);
    return screen;
  };
  const open = async (who: Caller, id: string, region: string, more: object = {}): Promise<string> => {
    const occurredAt = new Date(new SystemClock().now().getTime() - 5 * 86_400_000).toISOString().slice(0, 10);
    const { body } = await who.post<{ code: string }>('/api/cases', { id, entry: 'escape', occurredAt, region, sex: 'male', ageYears: 15, agePrecision: 'stated', ...more });
    return body.code;
  };
  const sound = async (screen: Screen): Promise<unknown> => {
    await screen.page.waitForLoadState('networkidle');
    return [await screen.overflow(), await screen.inaccessible(), screen.faults];
  };

  beforeAll(async () => {
    world = await World.create({ clock: new SystemClock() });
    await world.app.listen(0, '127.0.0.1');
    base = await world.app.getUrl();
    const menaka = (people['menaka'] = await world.person('regional-officer', { region: 'menaka' }));
    const worker = (people['worker'] = await world.person('centre-worker', { centre: 'gao' }));
    people['gao'] = await world.person('regional-officer', { region: 'gao' });
    hidden.code = await open(menaka, hidden.id, 'menaka');
    expect((await menaka.put(`/api/cases/${hidden.id}/identity`, NAME, { version: 1 })).status).toBe(200);
    own.code = await open(worker, own.id, 'gao', { centre: 'gao' });
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  it('at intake a worker looks for a file first, on a phone, and learns where to ask', async () => {
    const screen = await at('worker', PHONE);
    const { page } = screen;
    await screen.goTo('/cases/new');
    await page.getByRole('button', { name: 'Chercher d’abord un dossier existant' }).click();
    await page.getByLabel('Prénom').fill(NAME.given);
    await page.getByRole('button', { name: 'Chercher', exact: true }).click();
    await page.getByText('Réponse nécessaire').first().waitFor();
    await page.getByLabel('Nom de famille').fill(NAME.family);
    await page.getByRole('button', { name: 'Chercher', exact: true }).click();
    await page.getByText('Un dossier existe peut-être dans la région de Ménaka').waitFor();
    expect(await page.content()).not.toContain(hidden.code);
    expect(await sound(screen)).toEqual([0, [], []]);
  }, 60_000);

  it('once the name is recorded, the page offers to ask the region', async () => {
    const screen = await at('worker', PHONE);
    const { page } = screen;
    await screen.goTo(`/cases/${own.id}/do/identity.record`);
    await page.getByLabel('Prénom').fill(NAME.given);
    await page.getByLabel('Nom de famille').fill(NAME.family);
    await page.locator('main form button[type=submit]').click();
    await page.getByRole('heading', { level: 1, name: 'Autre dossier du même enfant ?' }).waitFor();
    await page.getByRole('button', { name: 'Demander à la région' }).click();
    await page.getByLabel('Pourquoi serait-ce le même enfant ?').fill('la tante cite le même village');
    await page.getByRole('dialog').getByRole('button', { name: 'Demander à la région' }).click();
    await page.getByText('La demande est envoyée : Ménaka.').first().waitFor();
    expect(await page.content()).not.toContain(hidden.code);
    expect(await sound(screen)).toEqual([0, [], []]);
  }, 60_000);

  it('the officer of that region compares and answers', async () => {
    const screen = await at('menaka', PHONE);
    const { page } = screen;
    await screen.goTo('/duplicates');
    await page.getByText('la tante cite le même village').waitFor();
    await page.getByText('Vos dossiers qui ressemblent').waitFor();
    expect(await page.content()).not.toContain(own.code);
    expect(await sound(screen)).toEqual([0, [], []]);
    await page.setViewportSize(DESK);
    expect(await sound(screen)).toEqual([0, [], []]);
    await page.getByRole('button', { name: 'Répondre' }).click();
    await choose(page, 'Est-ce le même enfant ?', 'Oui, c’est le même enfant');
    await page.getByRole('radiogroup', { name: 'Lequel de vos dossiers ?' }).waitFor();
    await page.getByRole('dialog').locator('button[type=submit]').click();
    await page.getByText('La réponse est envoyée.').waitFor();
    await page.getByText('Même enfant', { exact: true }).first().waitFor();
  }, 60_000);

  it('the asker’s officer sees both files side by side, what will happen, and merges', async () => {
    const screen = await at('gao', DESK);
    const { page } = screen;
    await screen.goTo('/duplicates');
    await page.getByRole('link', { name: 'Réunir deux dossiers' }).click();
    await page.getByText(`On continue dans le dossier ${own.code}.`, { exact: false }).waitFor();
    const left = await page.getByRole('region', { name: `Dossier gardé ${own.code}` }).boundingBox();
    const right = await page.getByRole('region', { name: `Dossier réuni à l’autre ${hidden.code}` }).boundingBox();
    expect([left?.y, (right?.x ?? 0) > (left?.x ?? 0) + (left?.width ?? 0) - 1]).toEqual([right?.y, true]);
    expect(await sound(screen)).toEqual([0, [], []]);
    await page.setViewportSize(PHONE);
    expect(await sound(screen)).toEqual([0, [], []]);
    await page.getByRole('link', { name: 'Garder plutôt l’autre' }).click();
    await page.getByText(`On continue dans le dossier ${hidden.code}.`, { exact: false }).waitFor();
    await page.getByRole('link', { name: 'Garder plutôt l’autre' }).click();
    await page.getByRole('button', { name: `Réunir ${hidden.code} à ${own.code}` }).click();
    await page.getByText(`${hidden.code} est réuni à ${own.code}.`).waitFor();
    await page.getByText('Réunit aussi le dossier').waitFor();
    expect(await sound(screen)).toEqual([0, [], []]);
  }, 90_000);

  it('the merged file says where it went; who may, takes them apart again', async () => {
    const screen = await at('gao', PHONE);
    const { page } = screen;
    await screen.goTo('/cases');
    await page.getByRole('searchbox').fill(hidden.code);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: hidden.code }).click();
    await page.getByText('Ce dossier a été réuni à un autre du même enfant.', { exact: false }).waitFor();
    expect(await sound(screen)).toEqual([0, [], []]);
    await page.getByRole('link', { name: 'Séparer de nouveau les dossiers' }).click();
    await page.getByLabel('Pourquoi ce sont deux enfants').fill('deux cousins du même nom');
    expect(await sound(screen)).toEqual([0, [], []]);
    await page.locator('main form button[type=submit]').click();
    // Each stands by its own facts again: this child is another region's, out of the officer's circle.
    await page.getByText(`Le dossier ${hidden.code} n’est plus dans votre périmètre.`, { exact: false }).waitFor();
  }, 60_000);

  it('"not the same" is not offered again', async () => {
    const twin = { id: randomUUID(), code: '' };
    twin.code = await open(people['gao'] as Caller, twin.id, 'gao', { ageYears: 16 });
    expect((await people['gao']?.put(`/api/cases/${twin.id}/identity`, NAME, { version: 1 }))?.status).toBe(200);
    const screen = await at('gao', DESK);
    const { page } = screen;
    await screen.goTo(`/cases/${own.id}/duplicates`);
    await page.getByRole('link', { name: twin.code }).waitFor();
    expect(await sound(screen)).toEqual([0, [], []]);
    await page.getByRole('button', { name: 'Ce n’est pas le même' }).click();
    await page.getByText(`${twin.code} est un autre enfant`, { exact: false }).waitFor();
    await page.getByRole('link', { name: twin.code }).waitFor({ state: 'detached' });
  }, 60_000);
});
