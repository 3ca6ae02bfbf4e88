import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Browser } from 'playwright-core';
import { DESK, openBrowser, PHONE, Screen } from '../support/browser.js';
import { Engine } from '../support/engine.js';
import { sealAll } from '../support/sealing.js';
import { World } from '../support/world.js';

const SHOTS = process.env['SHOTS'];

describe('editions, in a browser', () => {
  let world: World;
  let browser: Browser;
  let engine: Engine;
  let owner: pg.Client;
  let desk: Screen;
  let phone: Screen;

  const captures = async (number: number): Promise<void> => {
    const liaison = await world.person('security-liaison', { unit: 'GTIA de Gao', region: 'gao' });
    for (let one = 0; one < number; one += 1) {
      const answer = await liaison.post('/api/captures', { id: randomUUID(), kind: 'capture', startedAt: '2023-03-09T07:00:00.000Z', region: one % 3 === 0 ? 'kidal' : 'gao', authority: 'FAMA', sex: one % 4 === 0 ? 'female' : 'male', ageYears: 15, agePrecision: 'stated' });
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    }
    await sealAll(engine, owner);
  };

  beforeAll(async () => {
    world = await World.create();
    engine = new Engine(world.databaseUrl, world.clock);
    owner = new pg.Client({ connectionString: world.databaseUrl });
    await owner.connect();
    await captures(11);
    await world.app.listen(0, '127.0.0.1');
    const base = await world.app.getUrl();
    browser = await openBrowser();
    desk = await Screen.open(browser, base, DESK);
    phone = await Screen.open(browser, base, PHONE);
    await desk.enterAs(await world.person('national-officer'));
    await phone.enterAs(await world.person('monitor'));
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await owner.end();
    await engine.close();
    await world.close();
  });

  const sound = async (screen: Screen, name: string): Promise<void> => {
    if (SHOTS !== undefined) {
      mkdirSync(SHOTS, { recursive: true });
      await screen.page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
    }
    expect([name, await screen.overflow(), await screen.inaccessible(), screen.faults]).toEqual([name, 0, [], []]);
  };

  it('the Ministry freezes a report, and makes it again to the same bytes', async () => {
    const { page } = desk;
    await page.getByRole('link', { name: 'Rapports' }).first().click();
    await page.getByRole('link', { name: 'Chiffres à une date' }).click();
    await page.getByRole('heading', { name: 'Par région' }).waitFor();
    await sound(desk, 'known-desk');
    await page.getByRole('button', { name: 'Figer une édition' }).click();
    await page.getByRole('heading', { name: /ED-\d{4}-0001 · Privation de liberté/ }).waitFor();
    await page.getByRole('button', { name: 'Refaire et comparer' }).click();
    await page.getByText(/les mêmes octets/).waitFor();
    await page.getByText('La signature tient.').waitFor();
    await sound(desk, 'edition-desk');
  });

  it('says why a later edition has other figures, down to the cases', async () => {
    const { page } = desk;
    await captures(2);
    await page.goto(`${new URL(page.url()).origin}/reports/known`);
    await page.getByRole('button', { name: 'Figer une édition' }).click();
    await page.getByRole('heading', { name: /ED-\d{4}-0002/ }).waitFor();
    await page.getByRole('link', { name: /Comparer avec ED-\d{4}-0001/ }).click();
    await page.getByRole('heading', { name: 'Les 2 dossiers en cause' }).waitFor();
    expect(await page.getByText(/Privation de liberté, écrit/).count()).toBe(2);
    await sound(desk, 'comparison-desk');
    await phone.page.goto(page.url());
    await phone.page.getByRole('heading', { name: 'Les 2 dossiers en cause' }).waitFor();
    await sound(phone, 'comparison-phone');
  });

  it('a monitor reads it on a phone, and freezes none', async () => {
    const { page } = phone;
    await page.goto(`${new URL(page.url()).origin}/reports/editions`);
    await page.getByRole('link', { name: /ED-\d{4}-0001/ }).waitFor();
    await sound(phone, 'editions-phone');
    await page.getByRole('link', { name: /ED-\d{4}-0001/ }).click();
    await page.getByRole('heading', { name: 'Origine et preuve' }).waitFor();
    await sound(phone, 'edition-phone');
    await page.goto(`${new URL(page.url()).origin}/reports/known`);
    await page.getByRole('heading', { name: 'Par région' }).waitFor();
    expect(await page.getByRole('button', { name: 'Figer une édition' }).count()).toBe(0);
    await page.getByLabel('Rapport', { exact: true }).selectOption({ label: 'Enfants pris en charge' });
    await page.getByLabel('Tel que connu à la fin du').fill('2020-01-01');
    await page.getByRole('button', { name: 'Afficher' }).click();
    await page.getByText(/Le journal scellé n’a pas cette position/).waitFor();
    await sound(phone, 'known-phone');
  });
});
