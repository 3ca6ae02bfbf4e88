import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Authenticator, type Twist } from '../support/authenticator.js';
import { Caller } from '../support/caller.js';
import { PASSWORD, World } from '../support/world.js';

const HOME = 'http://localhost:3000';
const unmarked = { key: null };

describe('passkeys', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.create({ env: { PUBLIC_URL: HOME } });
  });
  afterAll(async () => {
    await world.close();
    delete process.env['PUBLIC_URL'];
  });

  const visitor = (): Caller => new Caller(world.app, '', '');
  const creation = async (who: Caller) => (await who.post<{ challenge: string; excludeCredentials: { id: string }[] }>('/api/me/passkeys/options', {}, unmarked)).body;
  const request = async (who: Caller) => (await who.post<{ challenge: string; userVerification: string; allowCredentials?: unknown[] }>('/api/session/passkey/options', {}, unmarked)).body;
  const signIn = async (who: Caller, device: Authenticator, twist?: Twist) => who.post('/api/session/passkey', { response: device.show(await request(who), twist) }, unmarked);
  const owner = async (): Promise<{ person: Caller; device: Authenticator }> => {
    const person = await world.person('centre-worker', { centre: 'gao' });
    const device = new Authenticator(HOME);
    expect((await person.post('/api/me/passkeys', { response: device.register(await creation(person)) }, unmarked)).status).toBe(201);
    return { person, device };
  };

  it('one that was added signs in by itself, to the end', async () => {
    const { person, device } = await owner();
    const browser = visitor();
    const { status, body } = await signIn(browser, device);
    expect([status, body]).toMatchObject([200, { user: { id: person.userId } }]);
    expect(body).not.toHaveProperty('awaits');
    expect((await browser.get('/api/cases')).status).toBe(200);
  });

  it('it stands in for the second step after a password, and takes the waiting session’s place', async () => {
    const { person, device } = await owner();
    const browser = new Caller(world.app, person.userId, person.email);
    expect((await browser.signIn(PASSWORD)).body).toMatchObject({ awaits: 'second-factor', secondFactor: { totp: false, passkey: true } });
    expect((await signIn(browser, device)).status).toBe(200);
    expect((await browser.get('/api/cases')).status).toBe(200);
    expect(await world.sql(`select 1 from session where user_id = $1 and awaits is not null`, [person.userId])).toEqual([]);
  });

  it('the question names nobody: not who has one, nor how many', async () => {
    await owner();
    const asked = await request(visitor());
    expect(asked.userVerification).toBe('required');
    expect(asked.allowCredentials ?? []).toEqual([]);
  });

  it('the same device is not asked to add a second one', async () => {
    const { person, device } = await owner();
    expect((await creation(person)).excludeCredentials.map(({ id }) => id)).toEqual([device.id.toString('base64url')]);
  });

  const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  it.each<[string, Twist]>([
    ['without unlocking the device', { verified: false }],
    ['at another site', { origin: 'https://passerelle.example' }],
    ['for another site', { party: 'passerelle.example' }],
    ['to another question', { challenge: Buffer.alloc(32, 1).toString('base64url') }],
    ['signed by another key', { signedBy: stranger }],
    ['with a counter that went back, as a copied key’s does', { counter: 1 }],
  ])('an answer %s opens nothing', async (_, twist) => {
    const { device } = await owner();
    await signIn(visitor(), device);
    const browser = visitor();
    expect((await signIn(browser, device, twist)).body).toMatchObject({ status: 422, code: 'passkey-refused' });
    expect((await browser.get('/api/session')).status).toBe(401);
  });

  it.each<[string, Twist]>([
    ['without unlocking the device', { verified: false }],
    ['at another site', { origin: 'https://passerelle.example' }],
    ['to another question', { challenge: Buffer.alloc(32, 1).toString('base64url') }],
  ])('one made %s is not added', async (_, twist) => {
    const person = await world.person('centre-worker', { centre: 'gao' });
    const response = new Authenticator(HOME).register(await creation(person), twist);
    expect((await person.post('/api/me/passkeys', { response }, unmarked)).body).toMatchObject({ code: 'passkey-refused' });
    expect(await world.sql('select 1 from passkey where user_id = $1', [person.userId])).toEqual([]);
  });

  it('an answer opens once, and five minutes long', async () => {
    const { device } = await owner();
    const response = device.show(await request(visitor()));
    expect((await visitor().post('/api/session/passkey', { response }, unmarked)).status).toBe(200);
    expect((await visitor().post('/api/session/passkey', { response }, unmarked)).status).toBe(422);
    const late = device.show(await request(visitor()));
    world.clock.advance({ minutes: 6 });
    expect((await visitor().post('/api/session/passkey', { response: late }, unmarked)).status).toBe(422);
  });

  it('nobody adds a passkey by another person’s question, or a sign-in’s', async () => {
    const [mine, theirs] = [await world.person('centre-worker', { centre: 'gao' }), await world.person('centre-worker', { centre: 'gao' })];
    const device = new Authenticator(HOME);
    for (const question of [await creation(theirs), await request(mine)]) {
      expect((await mine.post('/api/me/passkeys', { response: device.register(question) }, unmarked)).status).toBe(422);
    }
  });

  it('another person’s passkey confirms nothing', async () => {
    const [mine, theirs] = [await owner(), await owner()];
    const confirm = async (device: Authenticator) => mine.person.post('/api/session/confirm/passkey', { response: device.show(await request(mine.person)) }, unmarked);
    expect((await confirm(theirs.device)).body).toMatchObject({ code: 'passkey-refused' });
    expect((await confirm(mine.device)).status).toBe(204);
  });

  it('one that was removed, or whose account was closed, opens nothing', async () => {
    const { person, device } = await owner();
    const { body } = await person.get<{ passkeys: { id: string }[] }>('/api/me/access');
    expect((await person.send('DELETE', `/api/me/passkeys/${body.passkeys[0]?.id ?? ''}`, undefined, unmarked)).status).toBe(204);
    expect((await signIn(visitor(), device)).status).toBe(422);
    const closed = await owner();
    const admin = await world.person('administrator');
    await admin.post(`/api/users/${closed.person.userId}/deactivate`, {});
    expect((await signIn(visitor(), closed.device)).status).toBe(422);
    const other = await owner();
    expect((await closed.person.send('DELETE', '/api/me/passkeys/0193a000-0000-7000-8000-00000000ffff', undefined, unmarked)).status).toBe(401);
    expect((await other.person.send('DELETE', '/api/me/passkeys/0193a000-0000-7000-8000-00000000ffff', undefined, unmarked)).status).toBe(404);
  });

  it.each([[{}], [{ response: 'x' }], [{ response: {} }], [{ response: { id: 1 } }], [{ response: { id: 'x', rawId: 'x', type: 'public-key', response: {} } }]])('%j is no answer', async (body) => {
    expect([400, 422]).toContain((await visitor().post('/api/session/passkey', body, unmarked)).status);
    const person = await world.person('centre-worker', { centre: 'gao' });
    expect([400, 422]).toContain((await person.post('/api/me/passkeys', body, unmarked)).status);
  });
});
