import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import sparticuz from '@sparticuz/chromium';
import type { AxeResults } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/index.js';
import type { Caller } from './caller.js';
import { nextCode } from './second-factor.js';
import { TOTP_SECRET } from './world.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 900 };

/** The Chromium of the npm package, or the one CHROMIUM_PATH names. Its own list of arguments is for other uses: it switches web security off. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? (await sparticuz.executablePath());
  return await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'] });
}

/** Someone at their own device. What the page throws or logs as an error is collected, for the test to be empty. */
export class Screen {
  readonly faults: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly base: string,
  ) {
    page.on('pageerror', (error) => this.faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of (401|403|404|409|410|412|422|429)/.test(message.text())) this.faults.push(message.text());
    });
  }

  static async open(browser: Browser, base: string, viewport: { width: number; height: number }): Promise<Screen> {
    const context = await browser.newContext({ viewport, locale: 'fr-FR', reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    return new Screen(page, base);
  }

  /** To the end: with the six digits where the page asks for them. @param secret of the application that makes the codes */
  async signIn(email: string, password: string, secret = TOTP_SECRET): Promise<void> {
    await this.givePassword(email, password);
    const inside = this.page.getByRole('navigation', { name: 'Navigation principale' });
    const code = this.page.getByLabel('Code à six chiffres');
    await this.orSay('nobody was signed in', async () => {
      await inside.or(code).first().waitFor();
      if (await code.isVisible()) {
        await code.fill(nextCode(email, new SystemClock(), secret));
        await this.page.getByRole('button', { name: 'Continuer' }).click();
      }
      await inside.waitFor();
    });
  }

  /** With the session that this person already has: a code works once, and a file may have more tests than there are codes in its minute. */
  async enterAs(person: Caller): Promise<void> {
    const cookies = person.cookie.split('; ').map((pair) => pair.split('='));
    await this.page.context().addCookies(cookies.map(([name = '', value = '']) => ({ name, value, url: this.base })));
    await this.page.goto(this.base);
    await this.page.getByRole('navigation', { name: 'Navigation principale' }).waitFor();
  }

  async givePassword(email: string, password: string): Promise<void> {
    await this.page.goto(`${this.base}/sign-in`);
    await this.page.getByLabel('Adresse électronique').fill(email);
    await this.page.getByLabel('Mot de passe').fill(password);
    await this.page.getByRole('button', { name: 'Se connecter', exact: true }).click();
  }

  private async orSay(what: string, work: () => Promise<void>): Promise<void> {
    await work().catch(async (error: unknown) => {
      throw new Error(`${what}; the page says:\n${await this.page.locator('body').innerText()}`, { cause: error });
    });
  }

  async goTo(path: string): Promise<void> {
    await this.page.goto(`${this.base}${path}`);
    await this.page.getByRole('heading', { level: 1 }).first().waitFor();
  }

  /** From the case page: opens an action, fills its form, sends it, and is back on the case. */
  async act(action: string, fill: (page: Page) => Promise<void>, back: RegExp | string = /^ML-/): Promise<void> {
    await this.page.getByRole('region', { name: 'Que faire maintenant ?' }).getByRole('link', { name: action }).click();
    await this.page.getByRole('heading', { level: 1, name: action }).waitFor();
    await fill(this.page);
    await this.page.locator('main form button[type=submit]').click();
    await this.page
      .getByRole('heading', { level: 1, name: back })
      .waitFor()
      .catch(async () => {
        throw new Error(`"${action}" was not accepted; the page says:\n${await this.page.locator('main').innerText()}`);
      });
  }

  /** How many pixels the page is wider than the screen. */
  async overflow(): Promise<number> {
    return await this.page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  }

  /** What axe finds wrong, in words. */
  async inaccessible(): Promise<string[]> {
    await this.page.evaluate(AXE);
    const results: AxeResults = await this.page.evaluate(`axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`);
    return results.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' | ')}`);
  }
}

/** Chooses by clicking what a person would click: the words beside the radio button. */
export async function choose(page: Page, group: string, answer: string): Promise<void> {
  await page.getByRole('radiogroup', { name: group }).getByText(answer, { exact: true }).click();
}

export async function now(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Maintenant' }).click();
}
