import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, CDPSession } from 'playwright-core';
import { totpCode } from '../../src/access/index.js';
import { SystemClock } from '../../src/platform/clock/index.js';
import { DESK, openBrowser, PHONE, Screen } from '../support/browser.js';
import type { Caller } from '../support/caller.js';
import { freePort } from '../support/free-port.js';
import { nextCode } from '../support/second-factor.js';
import { PASSWORD, World } from '../support/world.js';

/** Where the pictures go, for whoever wants to look at the pages. */
const FOLDER = process.env['SIGN_IN_PICTURES'] ?? mkdtempSync(join(tmpdir(), 'passerelle-sign-in-'));
const PHRASE = 'trois chèvres sur la route';

describe('the ways in, in a browser', () => {
  let world: World;
  let browser: Browser;
  let base: string;
  const clock = new SystemClock();
  const screens: Screen[] = [];

  const open = async (viewport = PHONE): Promise<Screen> => {
    const screen = await Screen.open(browser, base, viewport);
    screens.push(screen);
    return screen;
  };
  /** Nothing wider than the screen, nothing for axe to find; and a picture. */
  const look = async (screen: Screen, name: string): Promise<void> => {
    for (const [size, viewport] of [['phone', PHONE], ['desk', DESK]] as const) {
      await screen.page.setViewportSize(viewport);
      await screen.page.screenshot({ path: join(FOLDER, `${name}-${size}.png`), fullPage: true });
      expect([name, size, await screen.overflow(), await screen.inaccessible()]).toEqual([name, size, 0, []]);
    }
    await screen.page.setViewportSize(PHONE);
  };
  const inside = (screen: Screen): Promise<void> => screen.page.getByRole('navigation', { name: 'Navigation principale' }).waitFor();
  /** A device that unlocks itself, as the browser's own tools offer it. */
  const withAuthenticator = async (screen: Screen): Promise<CDPSession> => {
    const cdp = await screen.page.context().newCDPSession(screen.page);
    await cdp.send('WebAuthn.enable');
    await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    });
    return cdp;
  };
  const invite = async (admin: Caller, role: string, place: object): Promise<{ link: string; email: string }> => {
    const email = `invite.${role}@essai.invalid`;
    const { body } = await admin.post<{ invitation: { link: string } }>('/api/users', { email, displayName: 'Awa Essai', role, locale: 'fr', ...place });
    return { link: body.invitation.link, email };
  };

  beforeAll(async () => {
    const port = await freePort();
    base = `http://localhost:${String(port)}`; // a passkey belongs to a name: under a bare address browsers make none
    world = await World.create({ clock, env: { PUBLIC_URL: base } });
    await world.app.listen(port, '127.0.0.1');
    browser = await openBrowser();
  }, 120_000);
  afterEach(() => {
    for (const screen of screens) expect(screen.faults).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await world.close();
    delete process.env['PUBLIC_URL'];
  });

  it('password, then the code of an application; a wrong code is said beside its field', async () => {
    const person = await world.person('regional-officer', { region: 'gao' });
    const screen = await open();
    const { page } = screen;
    await screen.givePassword(person.email, 'une mauvaise phrase');
    await page.getByText('Adresse ou mot de passe incorrect.').waitFor();
    await look(screen, 'wrong-password');
    await screen.givePassword(person.email, PASSWORD);
    await page.getByRole('heading', { name: 'Deuxième étape' }).waitFor();
    await look(screen, 'second-step');
    await page.getByLabel('Code à six chiffres').fill('000000');
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByText('Ce code n’est pas valable, ou il a déjà servi.').waitFor();
    await page.goto(`${base}/cases`); // no way around: the second step is asked again
    await page.getByRole('heading', { name: 'Deuxième étape' }).waitFor();
    await page.getByLabel('Code à six chiffres').fill(nextCode(person.email, clock));
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByRole('heading', { level: 1, name: 'Dossiers' }).waitFor();
  }, 90_000);

  it('an invitation: a password of one’s own, then a passkey, codes for the day it is lost; next time the passkey is enough', async () => {
    const admin = await world.person('administrator');
    const { link } = await invite(admin, 'regional-officer', { region: 'gao' });
    const screen = await open();
    const { page } = screen;
    await withAuthenticator(screen);
    await page.goto(link);
    await page.getByRole('heading', { name: 'Votre accès à Passerelle' }).waitFor();
    expect(page.url()).not.toContain('#');
    await look(screen, 'invitation');
    await page.getByLabel('Nouveau mot de passe').fill('court');
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByText(/^Au moins 15 caractères : une phrase de quelques mots convient/).waitFor();
    await page.getByLabel('Nouveau mot de passe').fill(PHRASE);
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByRole('heading', { name: 'Protégez votre accès' }).waitFor();
    await look(screen, 'enrol');
    await page.getByRole('button', { name: 'Utiliser cet appareil (clé d’accès)' }).click();
    await page.getByRole('heading', { name: 'Codes de secours' }).waitFor();
    await look(screen, 'recovery-codes');
    const [paper = ''] = await page.getByRole('list', { name: 'Codes de secours' }).getByRole('listitem').allInnerTexts();
    await page.getByRole('button', { name: 'Je les ai gardés' }).click();
    await inside(screen);

    await page.context().clearCookies();
    await page.goto(`${base}/sign-in`);
    await page.getByRole('button', { name: 'Utiliser une clé d’accès' }).click();
    await inside(screen);

    // The device is lost: another one, without the passkey.
    const other = await open();
    await other.givePassword('invite.regional-officer@essai.invalid', PHRASE);
    await other.page.getByLabel('Code de secours').fill(paper);
    await other.page.getByRole('button', { name: 'Continuer' }).click();
    await inside(other);
    await page.goto(link);
    await page.getByText('Ce lien n’est plus valable.').waitFor();
  }, 120_000);

  it('an application of codes, from the page that shows its key', async () => {
    const admin = await world.person('administrator');
    const { link } = await invite(admin, 'monitor', {});
    const screen = await open();
    const { page } = screen;
    await page.goto(link);
    await page.getByLabel('Nouveau mot de passe').fill(PHRASE);
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByRole('button', { name: 'Utiliser une application de codes' }).click();
    await page.getByRole('img', { name: 'Code QR pour l’application' }).waitFor();
    await look(screen, 'totp-setup');
    const secret = (await page.locator('.secret-words').innerText()).replaceAll(' ', '');
    await page.getByLabel('Premier code à six chiffres').fill(totpCode(secret, clock.now()));
    await page.getByRole('button', { name: 'Confirmer' }).click();
    await page.getByRole('button', { name: 'Je les ai gardés' }).click();
    await inside(screen);
  }, 90_000);

  it('my security: a session elsewhere is shut, a password changed, a passkey added and removed', async () => {
    const person = await world.person('centre-worker', { centre: 'gao' });
    const [here, there] = [await open(DESK), await open()];
    await withAuthenticator(here);
    await there.signIn(person.email, PASSWORD);
    await here.signIn(person.email, PASSWORD);
    const { page } = here;
    await page.getByRole('link', { name: 'Ma sécurité' }).click();
    await page.getByRole('heading', { level: 1, name: 'Ma sécurité' }).waitFor();
    await page.getByText('Cette session').waitFor();
    await look(here, 'security');
    await page.setViewportSize(DESK);
    await page.getByRole('button', { name: 'Fermer toutes les autres' }).click();
    await page.getByRole('button', { name: 'Fermer toutes les autres' }).waitFor({ state: 'detached' });
    await there.page.goto(`${base}/cases`);
    await there.page.getByRole('heading', { name: 'Connexion' }).waitFor();

    await page.getByRole('button', { name: 'Ajouter une clé d’accès' }).click();
    await page.getByRole('button', { name: 'Je les ai gardés' }).click();
    await page.getByText(/^Clé d’accès, /).first().waitFor();
    await page.getByRole('button', { name: /^Retirer la clé d’accès/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click();
    await page.getByText('Votre mot de passe seul ouvre votre accès.').waitFor();

    await page.getByRole('button', { name: 'Changer le mot de passe' }).click();
    await page.getByLabel('Mot de passe actuel').fill(PASSWORD);
    await page.getByLabel('Nouveau mot de passe').fill(PHRASE);
    await page.getByRole('button', { name: 'Changer le mot de passe' }).click();
    await page.getByText('Votre mot de passe est changé.').waitFor();
    await there.signIn(person.email, PHRASE);
    await there.page.getByRole('button', { name: 'Menu' }).click();
    await there.page.getByRole('dialog').getByRole('link', { name: 'Ma sécurité' }).click();
    await there.page.getByRole('heading', { level: 1, name: 'Ma sécurité' }).waitFor();
    await there.page.getByRole('dialog').waitFor({ state: 'detached' }); // the menu does not stay in front of the page
  }, 120_000);

  it('an administrator invites, begins access anew, and closes an account', async () => {
    const admin = await world.person('administrator');
    const worker = await world.person('centre-worker', { centre: 'gao' });
    const screen = await open(DESK);
    const { page } = screen;
    await screen.signIn(admin.email, PASSWORD);
    await screen.goTo('/users');
    await look(screen, 'users');
    await page.setViewportSize(DESK);
    const row = page.getByRole('row').filter({ hasText: worker.email });
    await row.getByRole('button', { name: /^Gérer/ }).click();
    await look(screen, 'account');
    await page.getByRole('button', { name: 'Refaire l’accès' }).click();
    await page.getByText(`${base}/invitation#`).waitFor();
    await look(screen, 'invitation-made');
    await page.setViewportSize(DESK);
    await page.getByRole('button', { name: 'Retour aux comptes' }).click();
    await row.getByText('Invité', { exact: true }).waitFor();
    await row.getByRole('button', { name: /^Gérer/ }).click();
    await page.getByRole('button', { name: 'Fermer le compte' }).click();
    await row.getByText('Fermé', { exact: true }).waitFor();
  }, 90_000);
});
