import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { totpCode } from '../../src/access/index.js';
import { Caller } from '../support/caller.js';
import { PASSWORD, TOTP_SECRET, World } from '../support/world.js';

interface Access { sessions: { id: string; device: string; current: boolean }[]; recoveryCodesLeft: number; totpSince?: string }

const unmarked = { key: null };
const PHRASE = 'la pirogue attend sur l’autre rive';

describe('one’s own access', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.create();
  });
  afterAll(async () => {
    await world.close();
  });

  const worker = (): Promise<Caller> => world.person('centre-worker', { centre: 'gao' });
  const officer = (): Promise<Caller> => world.person('regional-officer', { region: 'gao' });
  const elsewhere = async (person: Caller): Promise<Caller> => {
    const other = new Caller(world.app, person.userId, person.email);
    await world.openSession(other);
    return other;
  };
  const access = async (person: Caller): Promise<Access> => (await person.get<Access>('/api/me/access')).body;
  const isIn = async (person: Caller): Promise<boolean> => (await person.get('/api/session')).status === 200;
  const remove = (person: Caller, path: string) => person.send('DELETE', path, undefined, unmarked);

  describe('sessions', () => {
    it('are listed with the device, the present one marked; one of them can be ended, or all others', async () => {
      const here = await worker();
      const [there, far] = [await elsewhere(here), await elsewhere(here)];
      const { sessions } = await access(here);
      expect(sessions).toHaveLength(3);
      expect(sessions.filter((session) => session.current)).toHaveLength(1);
      const other = (await access(there)).sessions.find((session) => session.current);
      expect((await remove(here, `/api/me/sessions/${other?.id ?? ''}`)).status).toBe(204);
      expect([await isIn(here), await isIn(there), await isIn(far)]).toEqual([true, false, true]);
      expect((await remove(here, '/api/me/sessions')).status).toBe(204);
      expect([await isIn(here), await isIn(far)]).toEqual([true, false]);
    });

    it('of somebody else do not exist', async () => {
      const [mine, theirs] = [await worker(), await worker()];
      const { sessions } = await access(theirs);
      expect((await remove(mine, `/api/me/sessions/${sessions[0]?.id ?? ''}`)).status).toBe(404);
      expect(await isIn(theirs)).toBe(true);
    });

    it.each([
      ['administrator', {}, 15, 240],
      ['regional-officer', { region: 'gao' }, 30, 600],
      ['centre-worker', { centre: 'gao' }, 30, 720],
    ] as const)('%s %j: ended after %i minutes without use, and %i in all', async (role, post, idle, absolute) => {
      const person = await world.person(role, post);
      world.clock.advance({ minutes: idle });
      expect(await isIn(person)).toBe(true);
      world.clock.advance({ minutes: idle + 1 });
      expect(await isIn(person)).toBe(false);
      await world.openSession(person);
      for (let minute = 0; minute + 10 < absolute; minute += 10) {
        world.clock.advance({ minutes: 10 });
        expect(await isIn(person)).toBe(true);
      }
      world.clock.advance({ minutes: 10 });
      expect(await isIn(person)).toBe(false);
    });

    it('the token says nothing of its session’s id, and the list tells no token', async () => {
      const here = await worker();
      const text = JSON.stringify(await access(here));
      for (const pair of here.cookie.split('; ')) expect(text).not.toContain(pair.split('=')[1]);
    });
  });

  describe('the password', () => {
    it('is changed by whoever knows it; other sessions end, the present one goes on under a new token', async () => {
      const here = await worker();
      const there = await elsewhere(here);
      const before = here.cookie;
      expect((await here.put('/api/me/password', { current: 'faux', next: PHRASE }, unmarked)).body).toMatchObject({ code: 'wrong-password', errors: [{ field: 'current' }] });
      expect((await here.put('/api/me/password', { current: PASSWORD, next: 'court' }, unmarked)).body).toMatchObject({ code: 'password-too-short', errors: [{ field: 'next' }] });
      expect((await here.put('/api/me/password', { current: PASSWORD, next: PHRASE }, unmarked)).status).toBe(204);
      expect([await isIn(here), await isIn(there), here.cookie === before]).toEqual([true, false, false]);
      expect((await new Caller(world.app, here.userId, here.email).signIn(PASSWORD)).status).toBe(401);
      expect((await new Caller(world.app, here.userId, here.email).signIn(PHRASE)).status).toBe(200);
    });

    it('typed with combining accents it is the same password', async () => {
      const here = await worker();
      const accented = 'élève à côté du château';
      await here.put('/api/me/password', { current: PASSWORD, next: accented.normalize('NFC') }, unmarked);
      expect((await new Caller(world.app, here.userId, here.email).signIn(accented.normalize('NFD'))).status).toBe(200);
    });

    it('cannot be guessed at from a session that was left open', async () => {
      const here = await worker();
      const statuses = [];
      for (let n = 0; n < 6; n += 1) statuses.push((await here.post('/api/session/confirm', { password: 'faux' }, unmarked)).status);
      expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
    });
  });

  describe('changing a factor', () => {
    it('ten minutes after the sign-in it must be shown again who it is; the token changes with it', async () => {
      const here = await worker();
      world.clock.advance({ minutes: 11 });
      for (const path of ['/api/me/totp', '/api/me/recovery-codes']) expect((await here.post(path, {}, unmarked)).body).toMatchObject({ code: 'confirmation-required' });
      const before = here.cookie;
      expect((await here.post('/api/session/confirm', { password: PASSWORD }, unmarked)).status).toBe(204);
      expect(here.cookie).not.toBe(before);
      expect((await here.post('/api/me/totp', {}, unmarked)).status).toBe(201);
    });

    it('confirming does not lengthen a session', async () => {
      const here = await worker();
      const until = (await here.get('/api/session')).body['expiresAt'];
      world.clock.advance({ minutes: 20 });
      await here.post('/api/session/confirm', { password: PASSWORD }, unmarked);
      expect((await here.get('/api/session')).body['expiresAt']).toBe(until);
    });

    it('who may have a second factor may leave it again; the recovery codes go with it', async () => {
      const here = await worker();
      const { body: begun } = await here.post<{ secret: string }>('/api/me/totp', {}, unmarked);
      await here.post('/api/me/totp/confirm', { code: totpCode(begun.secret, world.clock.now()) }, unmarked);
      expect(await access(here)).toMatchObject({ recoveryCodesLeft: 10, totpSince: expect.any(String) as unknown });
      expect((await here.post('/api/me/totp', {}, unmarked)).status).toBe(409);
      expect((await remove(here, '/api/me/totp')).status).toBe(204);
      expect((await access(here)).recoveryCodesLeft).toBe(0);
      expect((await new Caller(world.app, here.userId, here.email).signIn(PASSWORD)).body).not.toHaveProperty('awaits');
    });

    it('who must have one keeps the last', async () => {
      const here = await officer();
      expect((await remove(here, '/api/me/totp')).body).toMatchObject({ code: 'last-second-factor' });
    });

    it('an application that was begun and not confirmed opens and closes nothing', async () => {
      const here = await worker();
      await here.post('/api/me/totp', {}, unmarked);
      expect((await new Caller(world.app, here.userId, here.email).signIn(PASSWORD)).body).not.toHaveProperty('awaits');
      expect((await here.post('/api/me/recovery-codes', {}, unmarked)).status).toBe(404);
      expect((await here.post('/api/me/totp/confirm', { code: totpCode(TOTP_SECRET, world.clock.now()) }, unmarked)).status).toBe(422);
    });
  });
});
