import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Printer } from '../../src/acts/printer.js';
import { SystemClock } from '../../src/platform/clock/index.js';
import { DESK, openBrowser, PHONE, Screen } from '../support/browser.js';
import type { Caller } from '../support/caller.js';
import { World } from '../support/world.js';

/** Screenshots are looked at by people; they are kept where SCREENSHOTS says. */
const pictures = process.env['SCREENSHOTS'];

describe('a handover act, made, printed, checked and scanned back in', () => {
  let world: World;
  let browser: Browser;
  let worker: Caller;
  let liaison: Caller;
  let screen: Screen;
  let number: string;
  let code = '';
  const caseId = randomUUID();

  const sound = async (one: Screen, name: string): Promise<void> => {
    for (const [size, viewport] of [['360', PHONE], ['1280', DESK]] as const) {
      await one.page.setViewportSize(viewport);
      if (pictures !== undefined) await one.page.screenshot({ path: join(pictures, `acts-${name}-${size}.png`), fullPage: true });
      expect([name, size, one.faults, await one.overflow(), await one.inaccessible()]).toEqual([name, size, [], 0, []]);
    }
  };

  beforeAll(async () => {
    world = await World.create({ clock: new SystemClock() });
    await world.app.listen(0, '127.0.0.1');
    const base = await world.app.getUrl();
    [worker, liaison] = await Promise.all([world.person('centre-worker', { centre: 'gao' }), world.person('security-liaison', { unit: '1er bataillon (essai)' })]);
    const ago = (hours: number): string => new Date(new SystemClock().now().getTime() - hours * 3_600_000).toISOString();
    const step = async (who: Caller, path: string, body: object, method: 'POST' | 'PUT' = 'POST'): Promise<void> => {
      const [row] = await world.sql<{ version: number }>('select version from child_case where id = $1', [caseId]);
      expect((await who.send(method, `/api/cases/${caseId}/${path}`, body, { version: row?.version ?? 0 })).status).toBeLessThan(300);
    };
    await liaison.post('/api/captures', { id: caseId, kind: 'capture', startedAt: ago(5), place: 'ansongo', region: 'gao', authority: 'FAMA', sex: 'male', ageYears: 15, agePrecision: 'stated' });
    await step(liaison, 'handover', { id: randomUUID(), at: ago(4), centre: 'gao' });
    await step(worker, 'handover/accept', { at: ago(3) });
    await step(worker, 'identity', { given: 'Mohamed Lamine', family: 'Ould Essai' }, 'PUT');
    const printer = world.app.get(Printer);
    const print = printer.print.bind(printer);
    printer.print = (printed) => {
      ({ code } = printed);
      return print(printed);
    };
    browser = await openBrowser();
    screen = await Screen.open(browser, base, PHONE);
    await screen.enterAs(worker);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  it('it is reached from the case page and made with what the people add', async () => {
    const { page } = screen;
    await screen.goTo(`/cases/${caseId}`);
    await page.getByRole('link', { name: 'Actes imprimés' }).click();
    await page.getByRole('heading', { level: 1, name: 'Actes imprimés' }).waitFor();
    await page.getByText('Aucun acte dans ce dossier.').waitFor();
    await page.getByRole('button', { name: /^Acte de remise du / }).click();
    await page.getByLabel('Circonstances de la remise').fill('Remis à la base d’Ansongo, en présence d’un interprète.');
    await page.getByLabel('Effets et documents').fill('Un sac, une couverture');
    await page.getByLabel('Signataire de l’autorité qui remet').fill('Lt Essai, 1er bataillon');
    await sound(screen, 'form');
    expect(await page.evaluate(`[...document.querySelectorAll('[id]')].map(({ id }) => id).filter((id, at, all) => all.indexOf(id) !== at)`)).toEqual([]);
    await page.locator('main form button[type=submit]').click();
    await page.getByText(/^Acte AR-\d{4}-GAO-0001 établi\./).waitFor();
    number = /AR-\d{4}-GAO-\d{4}/.exec(await page.locator('main').innerText())?.[0] ?? '';
    await page.getByText('à signer', { exact: true }).waitFor();
    await sound(screen, 'made');
  }, 60_000);

  it('the print is a PDF that opens in its own page, the same each time', async () => {
    const { page } = screen;
    const link = page.getByRole('link', { name: `Imprimer ${number} (PDF)` });
    expect(await link.getAttribute('target')).toBe('_blank');
    const address = (await link.getAttribute('href')) ?? '';
    const [first, second] = [await page.request.get(new URL(address, page.url()).href), await page.request.get(new URL(address, page.url()).href)];
    expect([first.status(), first.headers()['content-type'], (await first.body()).equals(await second.body())]).toEqual([200, 'application/pdf', true]);
    expect(code).not.toBe('');
  }, 60_000);

  it('the unit that holds the other copy checks it, and hears nothing of the child', async () => {
    const other = await Screen.open(browser, new URL(screen.page.url()).origin, PHONE);
    await other.enterAs(liaison);
    await other.goTo('/verifier');
    const ask = async (typed: string): Promise<void> => {
      await other.page.getByLabel('Numéro de l’acte').fill(number.toLowerCase());
      await other.page.getByLabel('Code de vérification').fill(typed);
      await other.page.locator('main form button[type=submit]').click();
    };
    await ask('AAAAA-AAAAA-AAAAA-AAAAA');
    await other.page.getByText('Inconnu.').waitFor();
    await sound(other, 'verifier-unknown');
    await ask(code.toLowerCase());
    await other.page.getByText('Valable.').waitFor();
    await sound(other, 'verifier-valid');
    expect(await other.page.locator('main').innerText()).not.toContain('Essai');
    await other.goTo(`/cases/${caseId}/acts`);
    expect(await other.page.getByText(number).count()).toBe(0);
    await other.page.close();
  }, 60_000);

  it('the signed paper is photographed and attached; the act is signed', async () => {
    const { page } = screen;
    await page.getByRole('button', { name: 'Joindre l’acte signé' }).click();
    await page.getByLabel('Acte signé, scanné').setInputFiles({ name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 acte signé, inventé') });
    await page.locator('main form button[type=submit]').first().click();
    await page.getByText(`Acte ${number} signé : scan joint.`).waitFor();
    await page.getByText('signé', { exact: true }).waitFor();
    await sound(screen, 'signed');
  }, 60_000);

  it('a wrong paper is voided with a reason, and another can be made', async () => {
    const { page } = screen;
    await page.getByRole('button', { name: 'Annuler l’acte' }).click();
    await page.getByLabel('Ce qui est faux').fill('Mauvais prénom');
    await sound(screen, 'void');
    await page.locator('main form', { has: page.getByLabel('Ce qui est faux') }).locator('button[type=submit]').click();
    await page.getByText('annulé', { exact: true }).waitFor();
    await page.getByText('Mauvais prénom').waitFor();
    await page.getByRole('button', { name: /^Acte de remise du / }).waitFor();
  }, 60_000);

  it('the template is part of the built server', () => {
    expect(readFileSync('dist/acts/act.typ', 'utf8')).toContain('sys.inputs.paper');
  });
});
