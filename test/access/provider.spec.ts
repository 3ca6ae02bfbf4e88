import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { totpCode } from '../../src/access/index.js';
import { loadConfig } from '../../src/platform/config/index.js';
import { Caller } from '../support/caller.js';
import { CLIENT, Provider } from '../support/provider.js';
import { TOTP_SECRET, World } from '../support/world.js';

const HOME = 'http://127.0.0.1:3000';
const RETURN = '/api/session/provider/return';

describe('signing in by an OpenID Connect provider', () => {
  let world: World;
  let provider: Provider;

  beforeAll(async () => {
    provider = await Provider.open(`${HOME}${RETURN}`);
    world = await World.create({
      env: { PUBLIC_URL: HOME, OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret, OIDC_LABEL: 'Compte d’essai' },
    });
  });
  afterAll(async () => {
    await world.close();
    await provider.close();
    for (const name of ['PUBLIC_URL', 'OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_LABEL']) Reflect.deleteProperty(process.env, name);
  });

  const visitor = (): Caller => new Caller(world.app, '', '');
  const begin = async (browser: Caller): Promise<string> => String((await browser.get('/api/session/provider')).headers['location']);
  const back = async (browser: Caller, address: string): Promise<{ status: number; to: string }> => {
    const { status, headers } = await browser.get(address.slice(HOME.length));
    return { status, to: String(headers['location']) };
  };
  const signIn = async (browser: Caller, person: Provider['person']): Promise<{ status: number; to: string }> => {
    provider.person = person;
    return back(browser, await provider.visit(await begin(browser), HOME));
  };
  const session = async (browser: Caller) => (await browser.get<{ awaits?: string; user?: { id: string } }>('/api/session')).body;
  const worker = (): Promise<Caller> => world.person('centre-worker', { centre: 'gao' });

  it('asks with code, PKCE, state and nonce, and the page knows what to call it', async () => {
    expect((await visitor().get('/api/session/ways')).body).toEqual({ passkey: false, provider: 'Compte d’essai' });
    const asked = new URL(await begin(visitor())).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({ response_type: 'code', client_id: CLIENT.id, code_challenge_method: 'S256', redirect_uri: `${HOME}${RETURN}`, scope: 'openid email' });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)?.length).toBeGreaterThan(30);
    const other = new URL(await begin(visitor())).searchParams;
    for (const name of ['state', 'nonce', 'code_challenge']) expect(other.get(name)).not.toBe(asked.get(name));
  });

  it('an existing account is linked by its verified address, and known by its subject from then on', async () => {
    const person = await worker();
    const first = visitor();
    expect(await signIn(first, { subject: 's1', email: person.email.toUpperCase() })).toEqual({ status: 302, to: '/' });
    expect((await session(first)).user?.id).toBe(person.userId);
    const later = visitor();
    await signIn(later, { subject: 's1', email: 'une.autre.adresse@essai.invalid', verified: false });
    expect((await session(later)).user?.id).toBe(person.userId);
    const events = await world.sql<{ kind: string }>('select kind from sign_in_event where user_id = $1 order by id', [person.userId]);
    expect(events.map((event) => event.kind)).toEqual(['provider-linked', 'signed-in', 'signed-in']);
  });

  it.each([
    ['an address that is not verified', { verified: false }],
    ['an address that no account has', { email: 'inconnu@essai.invalid' }],
  ])('%s opens nothing, and makes nothing', async (_, said) => {
    const person = await worker();
    const before = await world.sql('select 1 from app_user');
    const browser = visitor();
    expect(await signIn(browser, { subject: 's2', email: person.email, ...said })).toEqual({ status: 302, to: '/sign-in?refused=provider-refused' });
    expect((await browser.get('/api/session')).status).toBe(401);
    expect(await world.sql('select 1 from app_user')).toHaveLength(before.length);
    expect(await world.sql(`select 1 from provider_link where subject = 's2'`)).toEqual([]);
  });

  it('a second subject cannot take over an account that is linked', async () => {
    const person = await worker();
    await signIn(visitor(), { subject: 'owner', email: person.email });
    const thief = visitor();
    expect((await signIn(thief, { subject: 'thief', email: person.email })).to).toContain('refused');
    expect((await thief.get('/api/session')).status).toBe(401);
  });

  it('an account that is closed is not entered, linked or not', async () => {
    const person = await worker();
    await signIn(visitor(), { subject: 's3', email: person.email });
    const admin = await world.person('administrator');
    await admin.post(`/api/users/${person.userId}/deactivate`, {});
    expect((await signIn(visitor(), { subject: 's3', email: person.email })).to).toContain('refused');
  });

  it.each([
    ['no word of a second factor', undefined, 'second-factor'],
    ['a password alone', ['pwd'], 'second-factor'],
    ['a second factor', ['pwd', 'mfa'], undefined],
  ] as const)('the provider says: %s', async (_, amr, awaits) => {
    const person = await world.person('regional-officer', { region: 'gao' });
    const browser = visitor();
    expect((await signIn(browser, { subject: `officer-${String(amr)}`, email: person.email, ...(amr && { amr }) })).to).toBe('/');
    expect((await session(browser)).awaits).toBe(awaits);
    expect((await browser.get('/api/cases')).status).toBe(awaits === undefined ? 200 : 403);
    if (awaits === undefined) return;
    await browser.post('/api/session/second-factor', { code: totpCode(TOTP_SECRET, world.clock.now()) }, { key: null });
    expect((await browser.get('/api/cases')).status).toBe(200);
  });

  describe('an answer that is not the one asked for', () => {
    const answerFor = async (browser: Caller): Promise<string> => {
      const person = await worker();
      provider.person = { subject: person.userId, email: person.email };
      return provider.visit(await begin(browser), HOME);
    };
    const refused = async (browser: Caller, address: string): Promise<void> => {
      expect(await back(browser, address)).toEqual({ status: 302, to: '/sign-in?refused=provider-refused' });
      expect((await browser.get('/api/session')).status).toBe(401);
    };

    it('brought by another browser', async () => refused(visitor(), await answerFor(visitor())));
    it('of another errand of the same browser', async () => {
      const browser = visitor();
      const address = await answerFor(browser);
      await begin(browser);
      await refused(browser, address);
    });
    it('with another state', async () => {
      const browser = visitor();
      const address = new URL(await answerFor(browser));
      address.searchParams.set('state', 'another');
      await refused(browser, address.toString());
    });
    it('with a code of one’s own', async () => {
      const browser = visitor();
      const address = new URL(await answerFor(browser));
      address.searchParams.set('code', 'made-up');
      await refused(browser, address.toString());
    });
    it('a second time', async () => {
      const browser = visitor();
      const address = await answerFor(browser);
      expect((await back(browser, address)).to).toBe('/');
      browser.forget('passerelle_session');
      await refused(browser, address);
    });
    it('ten minutes late', async () => {
      const browser = visitor();
      const address = await answerFor(browser);
      world.clock.advance({ minutes: 11 });
      await refused(browser, address);
    });
    it('that says no', async () => {
      const browser = visitor();
      await begin(browser);
      await refused(browser, `${HOME}${RETURN}?error=access_denied`);
    });
    it('out of nowhere', async () => refused(visitor(), `${HOME}${RETURN}`));
    it('with a cookie that was tampered with', async () => {
      const browser = visitor();
      const address = await answerFor(browser);
      browser.wear('passerelle_provider', 'AAAA');
      await refused(browser, address);
    });
  });
});

describe('without a provider', () => {
  it('nothing is offered, and the routes do not exist', async () => {
    const world = await World.create();
    try {
      const visitor = new Caller(world.app, '', '');
      expect((await visitor.get('/api/session/ways')).body).not.toHaveProperty('provider');
      expect((await visitor.get('/api/session/provider')).status).toBe(404);
      expect((await visitor.get(`${RETURN}?code=x`)).status).toBe(404);
    } finally {
      await world.close();
    }
  });

  it('one that does not answer is said in words', async () => {
    const world = await World.create({ env: { OIDC_ISSUER: 'http://127.0.0.1:9', OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'y' } });
    try {
      const { status, headers } = await new Caller(world.app, '', '').get('/api/session/provider');
      expect([status, headers['location']]).toEqual([302, '/sign-in?refused=provider-unreachable']);
    } finally {
      await world.close();
      for (const name of ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']) Reflect.deleteProperty(process.env, name);
    }
  });

  const base = { DATABASE_URL: 'postgres://x@127.0.0.1/x', INSTALLATION_KEY: Buffer.alloc(32, 1).toString('base64') };
  it.each([
    [{ OIDC_ISSUER: 'https://a.invalid' }, 'must be set together'],
    [{ OIDC_ISSUER: 'http://a.invalid', OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'y' }, 'must begin with https'],
    [{ OIDC_ISSUER: 'nowhere', OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'y' }, 'must be an address'],
  ])('%j does not let the server start', (env, words) => {
    expect(() => loadConfig({ ...base, ...env })).toThrow(words);
  });
});
