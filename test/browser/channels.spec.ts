import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/index.js';
import { DESK, openBrowser, PHONE, Screen } from '../support/browser.js';
import type { Caller } from '../support/caller.js';
import { asOwner } from '../support/database.js';
import { Engine, seedCustodies } from '../support/engine.js';
import { SmsGatewayServer } from '../support/sms-gateway-server.js';
import { until } from '../support/worker-process.js';
import { World } from '../support/world.js';

/** Where the pictures go, for whoever wants to look at the pages. */
const FOLDER = process.env['CHANNEL_PICTURES'] ?? mkdtempSync(join(tmpdir(), 'passerelle-channels-'));

describe('how one is told, in a browser', () => {
  let world: World;
  let engine: Engine;
  let sms: SmsGatewayServer;
  let browser: Browser;
  let base: string;
  let officer: Caller;
  let administrator: Caller;
  const clock = new SystemClock();
  const screens: Screen[] = [];

  const open = async (who: Caller): Promise<Screen> => {
    const screen = await Screen.open(browser, base, PHONE);
    screens.push(screen);
    await screen.enterAs(who);
    return screen;
  };
  const look = async (screen: Screen, name: string): Promise<void> => {
    for (const [size, viewport] of [['phone', PHONE], ['desk', DESK]] as const) {
      await screen.page.setViewportSize(viewport);
      await screen.page.screenshot({ path: join(FOLDER, `${name}-${size}.png`), fullPage: true });
      expect([name, size, await screen.overflow(), await screen.inaccessible()]).toEqual([name, size, 0, []]);
    }
    await screen.page.setViewportSize(PHONE);
  };

  beforeAll(async () => {
    sms = await SmsGatewayServer.open();
    world = await World.create({ clock, env: { ...sms.env, PUSH_CONTACT: 'mailto:astreinte@passerelle.example' } });
    await world.app.listen(0, '127.0.0.1');
    base = (await world.app.getUrl()).replace('127.0.0.1', 'localhost'); // a service worker needs a secure context, and localhost is one
    engine = new Engine(world.databaseUrl, clock, sms.env);
    officer = await world.person('regional-officer', { region: 'gao' });
    administrator = await world.person('administrator');
    browser = await openBrowser();
  }, 120_000);
  afterEach(() => {
    expect(screens.flatMap(({ faults }) => faults)).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await engine.close();
    await world.close();
    await sms.close();
  });

  it('an alert comes to the open page by itself, and the browser says that it has it', async () => {
    const screen = await open(officer);
    await screen.goTo('/alerts');
    await screen.page.getByText('Aucune alerte n’attend de réponse.').waitFor();
    await asOwner(world.databaseUrl, (client) => seedCustodies(client, { count: 1, startsAt: clock.now(), region: 'gao' }));
    await engine.sweeper.sweep();
    await screen.page.getByText('Alerte n° 1').waitFor({ timeout: 10_000 }); // a page that asks by itself would take a minute
    await screen.page.getByText(/application \(reçue\)/).waitFor();
    await look(screen, 'alerts');
  });

  it('a person puts the ways in order, and confirms a number', async () => {
    const screen = await open(officer);
    const { page } = screen;
    await screen.goTo('/channels');
    await page.getByRole('button', { name: 'courriel : en premier' }).click();
    await page.getByText('Ordre enregistré.').waitFor();
    await page.getByRole('listitem').filter({ hasText: '1. courriel' }).waitFor();
    await page.getByLabel('Numéro de téléphone').fill('12');
    await page.getByRole('button', { name: 'Envoyer un code' }).click();
    await page.getByText('Ce n’est pas un numéro de téléphone.').waitFor();
    await page.getByLabel('Numéro de téléphone').fill('70 12 34 56');
    await page.getByRole('button', { name: 'Envoyer un code' }).click();
    await page.getByLabel('Code reçu par SMS').waitFor();
    await page.getByLabel('Code reçu par SMS').fill(/\d{6}/.exec(sms.received.at(-1)?.text ?? '')?.[0] ?? '');
    await page.getByRole('button', { name: 'Confirmer le numéro' }).click();
    await page.getByText('Numéro confirmé.').waitFor();
    await look(screen, 'channels');
  });

  it('a message of a push service is taken by the browser’s worker, which says so with the person’s session', async () => {
    const screen = await open(officer);
    await screen.page.context().grantPermissions(['notifications'], { origin: base });
    const cdp = await screen.page.context().newCDPSession(screen.page);
    const registered = new Promise<string>((resolve) => {
      cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }: { registrations: { registrationId: string }[] }) => {
        const [first] = registrations;
        if (first !== undefined) resolve(first.registrationId);
      });
    });
    await cdp.send('ServiceWorker.enable');
    await screen.page.evaluate(`navigator.serviceWorker.register('/push-worker.js').then(() => navigator.serviceWorker.ready).then(() => undefined)`);
    await world.sql(`update delivery set state = 'sent', delivered_at = null where channel = 'app'`);
    const [row] = await world.sql<{ id: string }>(`select id from delivery where channel = 'app'`);
    await cdp.send('ServiceWorker.deliverPushMessage', {
      origin: base, registrationId: await registered, data: JSON.stringify({ id: row?.id, title: '[Passerelle n° 1] Échéance atteinte : ML-ESSAI', body: 'Remise', link: `${base}/alerts` }),
    });
    await until('the receipt', async () => (await world.sql(`select 1 from delivery where channel = 'app' and state = 'delivered'`)).length === 1, 10);
  });

  it('an administrator registers another system, and sees its secret once', async () => {
    const screen = await open(administrator);
    const { page } = screen;
    await screen.goTo('/webhooks');
    await page.getByLabel('Nom du système').fill('Suivi régional (essai)');
    await page.getByLabel('Adresse').fill('https://192.168.0.1/hook');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Cette adresse n’est pas acceptée').waitFor();
    await page.getByLabel('Adresse').fill('https://systeme.essai.invalid/hook');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText(/whsec_/).waitFor();
    await look(screen, 'webhooks');
    await page.reload();
    await page.getByText('Suivi régional (essai)').waitFor();
    expect(await page.getByText(/whsec_/).count()).toBe(0);
    await page.getByRole('button', { name: 'Suivi régional (essai) : ne plus avertir' }).click();
    await page.getByText('Ce système n’est plus averti.').waitFor();
  });
});

