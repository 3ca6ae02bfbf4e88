import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { totpCode } from '../../src/access/index.js';
import { SystemClock } from '../../src/platform/clock/index.js';
import { DEMO_TOTP_SECRET } from '../../src/cli/demo-accounts.js';
import { Caller } from '../support/caller.js';
import { World } from '../support/world.js';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const EMAIL = 'premiere@essai.invalid';

/** The operator's commands in processes of their own, as an operator runs them. */
describe('the operator lets administrators in', () => {
  let world: World;
  const run = (...words: string[]): string => execFileSync(process.execPath, [CLI, ...words], { env: { ...process.env, NODE_OPTIONS: '' }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const tokenIn = (output: string): string => /\/invitation#([\w-]{43})/.exec(output)?.[1] ?? '';
  const accept = (token: string, password = 'trois chèvres sur la route') => new Caller(world.app, '', '').post('/api/invitation/accept', { token, password }, { key: null });

  beforeAll(async () => {
    world = await World.create({ clock: new SystemClock() });
  });
  afterAll(async () => {
    await world.close();
  });

  it('the first gets a link and no password; asked again before it was used, the link is made anew', async () => {
    const first = run('admin', 'create', '--email', EMAIL);
    expect(first).not.toMatch(/password|mot de passe/i);
    const second = run('admin', 'create', '--email', EMAIL);
    expect((await accept(tokenIn(first))).status).toBe(410);
    expect((await accept(tokenIn(second))).body).toMatchObject({ awaits: 'enrolment', user: { role: 'administrator' } });
  }, 120_000);

  it('once there is one who can sign in, another first one is not made', () => {
    expect(run('admin', 'create', '--email', 'deuxieme@essai.invalid')).toContain('an administrator exists already');
  }, 60_000);

  it('who lost everything is invited anew, and what was lost is worth nothing', async () => {
    const output = run('admin', 'reset', EMAIL);
    const admin = new Caller(world.app, '', EMAIL);
    expect((await admin.signIn('trois chèvres sur la route')).status).toBe(401);
    expect((await accept(tokenIn(output), 'la pirogue attend sur l’autre rive')).status).toBe(200);
    expect((await admin.signIn('la pirogue attend sur l’autre rive')).status).toBe(200);
  }, 60_000);

  it('only administrators', async () => {
    const worker = await world.person('centre-worker', { centre: 'gao' });
    expect(() => run('admin', 'reset', worker.email)).toThrow('there is no administrator');
  }, 60_000);

  it('the demonstration tells the code of now', () => {
    const before = totpCode(DEMO_TOTP_SECRET, new SystemClock().now());
    const told = run('demo', 'code', 'region@demo.invalid').slice(0, 6);
    expect([before, totpCode(DEMO_TOTP_SECRET, new SystemClock().now())]).toContain(told);
    expect(run('demo', 'code', 'centre@demo.invalid')).toContain('no code');
    expect(() => run('demo', 'code', 'quelqu.un@essai.invalid')).toThrow('no demonstration account');
  }, 60_000);
});
