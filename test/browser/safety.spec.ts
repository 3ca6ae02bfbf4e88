import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/index.js';
import { DESK, openBrowser, Screen } from '../support/browser.js';
import type { Caller } from '../support/caller.js';
import { PASSWORD, World } from '../support/world.js';

const DEVICE = 'passerelle_session';

describe('the safety of the pages, in a browser', () => {
  let world: World;
  let browser: Browser;
  let base: string;
  let liaison: Caller;
  let officer: Caller;
  /** Another site on the same machine: by its port another origin, and still the same site to SameSite cookies. */
  let elsewhere: Server;
  let foreign: string;

  beforeAll(async () => {
    world = await World.create({ clock: new SystemClock() });
    await world.app.listen(0, '127.0.0.1');
    base = await world.app.getUrl();
    liaison = await world.person('security-liaison', { unit: 'Unité A' });
    officer = await world.person('regional-officer', { region: 'gao' });
    elsewhere = createServer((_request, response) => response.setHeader('content-type', 'text/html').end('<!doctype html><title>x</title><form id="f" method="post"></form>'));
    foreign = await new Promise((resolve) => {
      elsewhere.listen(0, '127.0.0.1', () => {
        const address = elsewhere.address();
        resolve(`http://127.0.0.1:${String(typeof address === 'object' && address !== null ? address.port : 0)}`);
      });
    });
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    elsewhere.close();
    await world.close();
  });

  const capture = (): string =>
    JSON.stringify({ id: crypto.randomUUID(), kind: 'capture', startedAt: '2026-03-01', region: 'gao', authority: 'FAMA', sex: 'male', agePrecision: 'unknown' });

  describe('a page of another origin', () => {
    let screen: Screen;
    const cases = async (): Promise<number> => (await world.sql('select 1 from child_case')).length;

    beforeAll(async () => {
      screen = await Screen.open(browser, base, DESK);
      await screen.signIn(liaison.email, PASSWORD);
      await screen.page.goto(foreign);
    });

    it.each([
      ['sends what needs no asking', { mode: 'no-cors', contentType: 'text/plain' }],
      ['sends what it must ask for', { mode: 'cors', contentType: 'application/json' }],
    ])('%s: nothing is written, and nothing can be read', async (_what, { mode, contentType }) => {
      const before = await cases();
      const read = await screen.page.evaluate(
        `fetch(${JSON.stringify(`${base}/api/captures`)}, { method: 'POST', mode: '${mode}', credentials: 'include', headers: { 'content-type': '${contentType}' }, body: ${JSON.stringify(capture())} })
           .then((answer) => answer.text(), () => '')`,
      );
      expect([read, await cases()]).toEqual(['', before]);
    });

    it('is refused by the server itself, which needs no browser’s help: the cookie does come along', async () => {
      // The answer is kept from the page: what the server said is heard one floor below.
      const below = await screen.page.context().newCDPSession(screen.page);
      await below.send('Network.enable');
      const sent = new Promise<boolean>((resolve) => below.once('Network.requestWillBeSentExtraInfo', (event) => {
        resolve(event.associatedCookies.some(({ cookie, blockedReasons }) => cookie.name === DEVICE && blockedReasons.length === 0));
      }));
      const status = new Promise<number>((resolve) => below.once('Network.responseReceivedExtraInfo', (event) => {
        resolve(event.statusCode);
      }));
      await screen.page.evaluate(`fetch(${JSON.stringify(`${base}/api/alerts/seen`)}, { method: 'POST', mode: 'no-cors', credentials: 'include' }).catch(() => undefined)`);
      expect([await sent, await status]).toEqual([true, 403]);
    });

    it('reads nothing of what a signed-in person may read', async () => {
      const read = await screen.page.evaluate(`fetch(${JSON.stringify(`${base}/api/session`)}, { credentials: 'include' }).then((answer) => answer.text(), () => 'refused')`);
      expect(read).toBe('refused');
    });

    it('cannot show ours in a frame', async () => {
      await screen.page.evaluate(`document.body.innerHTML = '<iframe src=${JSON.stringify(base)}></iframe>'`);
      const frame = screen.page.frames().at(-1);
      await frame?.waitForLoadState().catch(() => undefined);
      expect(await frame?.locator('body').innerText()).not.toContain('Passerelle');
    });
  });

  describe('our own pages', () => {
    let screen: Screen;

    beforeAll(async () => {
      const notified = await liaison.post('/api/captures', capture());
      expect(notified.status).toBe(201);
      screen = await Screen.open(browser, base, DESK);
      await screen.page.addInitScript(`window.violations = []; addEventListener('securitypolicyviolation', (event) => window.violations.push(event.violatedDirective + ' ' + event.blockedURI))`);
      await screen.signIn(officer.email, PASSWORD);
    });

    it.each(['/clock', '/cases', '/captures/new', '/cases/new', '/alerts', '/time-limits'])('%s violates no policy', async (path) => {
      await screen.goTo(path);
      await screen.page.waitForLoadState('networkidle');
      expect([await screen.page.evaluate('window.violations'), screen.faults]).toEqual([[], []]);
    });

    it('the page of a case neither', async () => {
      const [row] = await world.sql<{ id: string }>('select id from child_case limit 1');
      await screen.goTo(`/cases/${row?.id ?? ''}`);
      expect([await screen.page.evaluate('window.violations'), screen.faults]).toEqual([[], []]);
    });

    it('run no script and obey no style that somebody has slipped in', async () => {
      await screen.goTo('/cases');
      const harm = await screen.page.evaluate(`(() => {
        const script = document.createElement('script'); script.textContent = 'window.hurt = 1'; document.body.append(script);
        const style = document.createElement('style'); style.textContent = 'body { outline: 7px solid red }'; document.body.append(style);
        document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.hurt = 2"><p id="p" style="outline: 7px solid red">x</p>');
        const far = document.createElement('script'); far.src = ${JSON.stringify(`${foreign}/x.js`)}; document.body.append(far);
        return { hurt: window.hurt ?? 0, body: getComputedStyle(document.body).outlineWidth !== '7px', p: getComputedStyle(document.getElementById('p')).outlineWidth !== '7px' };
      })()`);
      expect(harm).toEqual({ hurt: 0, body: true, p: true });
      await screen.page.waitForFunction('window.violations.length >= 4');
      expect(await screen.page.evaluate('window.hurt ?? 0')).toBe(0);
      screen.faults.splice(0); // the browser says on the console what it refused
    });

    it('cannot read the session', async () => {
      expect(await screen.page.evaluate('document.cookie')).toBe('');
      const [cookie] = await screen.page.context().cookies();
      expect(cookie).toMatchObject({ name: DEVICE, httpOnly: true, sameSite: 'Strict', path: '/' });
    });
  });

  describe('headers', () => {
    const EVERYWHERE = {
      'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin',
    };

    it.each([
      ['a page', '/', 200], ['an answer', '/api/health', 200], ['a refusal', '/api/session', 401], ['an unknown route', '/api/nothing', 404], ['an unreadable address', '/api/cases/%zz', 404],
      ['a file', '/favicon.svg', 200], ['a file that is gone', '/assets/gone.js', 404],
    ])('%s', async (_what, path, status) => {
      const answer = await fetch(`${base}${path}`);
      const headers = Object.fromEntries(answer.headers);
      expect([answer.status, headers]).toEqual([status, expect.objectContaining(EVERYWHERE)]);
      const policy = headers['content-security-policy'] ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(headers['permissions-policy']).toContain('geolocation=()');
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('server');
      expect(headers).not.toHaveProperty('access-control-allow-origin');
      expect(headers).not.toHaveProperty('strict-transport-security'); // over HTTP: a promise that cannot be kept
      if (path.startsWith('/api')) expect(headers['cache-control']).toBe('no-store');
    });

    it('over HTTPS: the cookie is for HTTPS alone, and so is the address from now on', async () => {
      const secure = await World.create({ env: { PUBLIC_URL: 'https://passerelle.example' } });
      try {
        const person = await secure.person('analyst');
        const answer = await person.signIn(PASSWORD);
        expect(answer.headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
        expect(String(answer.headers['set-cookie'])).toMatch(/; HttpOnly; Secure; SameSite=Strict/);
      } finally {
        delete process.env['PUBLIC_URL'];
        await secure.close();
      }
    });
  });
});
