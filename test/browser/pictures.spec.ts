import { execFileSync } from 'node:child_process';
import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { DEMO_PASSWORD, DEMO_TOTP_SECRET } from '../../src/cli/demo-accounts.js';
import { SystemClock } from '../../src/platform/clock/index.js';
import { DESK, openBrowser, PHONE, Screen } from '../support/browser.js';
import { World } from '../support/world.js';

/** The pictures of the README show the demonstration. They are kept when asked for (PICTURES=1 npm test), and made each time. */
const FOLDER = process.env['PICTURES'] === '1' ? fileURLToPath(new URL('../../docs/screenshots', import.meta.url)) : mkdtempSync(join(tmpdir(), 'passerelle-pictures-'));

/** In a process of its own, as npm start does it: passport keeps its strategies for the whole process. */
const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

describe('the demonstration, as pictures', () => {
  let world: World;
  let browser: Browser;
  let base: string;

  beforeAll(async () => {
    world = await World.create({ clock: new SystemClock() });
    execFileSync(process.execPath, [CLI, 'demo', 'load'], { env: { ...process.env, NODE_OPTIONS: '' }, stdio: 'ignore' });
    await world.app.listen(0, '127.0.0.1');
    base = await world.app.getUrl();
    browser = await openBrowser();
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  it.each([
    ['region', '/clock', 'board', DESK], ['region', '/clock', 'board-phone', PHONE], ['liaison', '/captures/new', 'notify-phone', PHONE], ['centre', '/cases', 'cases', DESK],
    ['ministere', '/reports/deprivation', 'deprivation', DESK], ['nations', '/reports/care', 'care', DESK],
  ])('%s at %s: %s', async (who, path, name, viewport) => {
    const screen = await Screen.open(browser, base, viewport);
    await screen.signIn(`${who}@demo.invalid`, DEMO_PASSWORD, DEMO_TOTP_SECRET);
    await screen.goTo(path);
    await screen.page.waitForLoadState('networkidle');
    const file = join(FOLDER, `${name}.png`);
    await screen.page.screenshot({ path: file });
    expect(statSync(file).size).toBeGreaterThan(10_000);
    expect(screen.faults).toEqual([]);
  }, 60_000);

  it('a case page, with its clock', async () => {
    const screen = await Screen.open(browser, base, DESK);
    await screen.signIn('ministere@demo.invalid', DEMO_PASSWORD, DEMO_TOTP_SECRET);
    await screen.goTo('/cases?status=in-custody');
    await screen.page.locator('main a[href^="/cases/"]:not([href$="new"])').first().click();
    await screen.page.getByRole('heading', { level: 1, name: /^ML-/ }).waitFor();
    await screen.page.getByText('Chronologie').first().waitFor();
    await screen.page.screenshot({ path: join(FOLDER, 'case.png') });
    expect(screen.faults).toEqual([]);
  }, 60_000);
});
