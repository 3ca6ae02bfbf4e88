import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Caller } from '../support/caller.js';
import { Mailbox } from '../support/mailbox.js';
import { PASSWORD, World } from '../support/world.js';

interface Invited { user: { id: string; state: string }; invitation: { link?: string; mailed: boolean; until: string } }

const PHRASE = 'trois chèvres sur la route';
const unmarked = { key: null };

describe('invitations instead of passwords', () => {
  let world: World;
  let admin: Caller;
  let made = 0;

  beforeAll(async () => {
    world = await World.create();
    admin = await world.person('administrator');
  });
  afterAll(async () => {
    await world.close();
  });

  const invite = async (role = 'centre-worker', place: object = { centre: 'gao' }): Promise<{ id: string; email: string; token: string }> => {
    made += 1;
    const email = `invite${String(made)}@essai.invalid`;
    const { body } = await admin.post<Invited>('/api/users', { email, displayName: `Personne ${String(made)}`, role, locale: 'fr', ...place });
    return { id: body.user.id, email, token: tokenOf(body) };
  };
  const tokenOf = (body: Invited): string => body.invitation.link?.split('#')[1] ?? '';
  const visitor = (): Caller => new Caller(world.app, '', '');
  const accept = (who: Caller, token: string, password = PHRASE) => who.post('/api/invitation/accept', { token, password }, unmarked);
  const stateOf = async (id: string): Promise<string | undefined> =>
    (await admin.get<{ items: { id: string; state: string }[] }>('/api/users')).body.items.find((user) => user.id === id)?.state;

  it('the invited person sees for whom it is, chooses a password, and is in', async () => {
    const { id, email, token } = await invite();
    const person = visitor();
    expect((await person.post('/api/invitation/look', { token }, unmarked)).body).toEqual({ email, displayName: expect.any(String) as unknown, secondFactorCompulsory: false, locale: 'fr' });
    const accepted = await accept(person, token);
    expect(accepted.status).toBe(200);
    expect((await person.get('/api/cases')).status).toBe(200);
    expect(await stateOf(id)).toBe('active');
    expect((await new Caller(world.app, id, email).signIn(PHRASE)).status).toBe(200);
  });

  it('where a second factor is compulsory, the password alone opens nothing', async () => {
    const { token } = await invite('regional-officer', { region: 'gao' });
    const person = visitor();
    expect((await person.post('/api/invitation/look', { token }, unmarked)).body).toMatchObject({ secondFactorCompulsory: true });
    expect((await accept(person, token)).body).toMatchObject({ awaits: 'enrolment', permissions: [] });
    expect((await person.get('/api/cases')).body['code']).toBe('second-factor-required');
  });

  it('is good once, also for two at the same time', async () => {
    const { token } = await invite();
    const answers = await Promise.all([accept(visitor(), token), accept(visitor(), token)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410]);
    expect((await accept(visitor(), token)).body).toMatchObject({ code: 'invitation-ended' });
    expect((await visitor().post('/api/invitation/look', { token }, unmarked)).status).toBe(410);
  });

  it('ends after seven days, to the minute', async () => {
    const [early, late] = [await invite(), await invite()];
    world.clock.advance({ days: 7, minutes: -1 });
    expect((await accept(visitor(), early.token)).status).toBe(200);
    world.clock.advance({ minutes: 1 });
    expect((await accept(visitor(), late.token)).status).toBe(410);
    await world.openSession(admin);
    expect(await stateOf(late.id)).toBe('without-access');
  });

  it('a password that others would try is refused beside its field, and the invitation stays good', async () => {
    const { email, token } = await invite();
    const person = visitor();
    for (const [password, code] of [['trop court', 'password-too-short'], ['azertyazertyazerty', 'password-too-common'], ['Professionnelle 2026', 'password-too-common'], [`${email.split('@')[0] ?? ''}-passerelle`, 'password-about-you']] as const) {
      expect((await accept(person, token, password)).body).toMatchObject({ status: 422, code, errors: [{ field: 'password' }] });
    }
    expect((await accept(person, token)).status).toBe(200);
  });

  it.each(['', 'x', 'a'.repeat(43), 'é'.repeat(43)])('a token that was never made: "%s"', async (token) => {
    expect([400, 410]).toContain((await accept(visitor(), token)).status);
  });

  describe('access that begins anew', () => {
    it('ends password, factors and sessions at once; only the new link lets in', async () => {
      const officer = await world.person('regional-officer', { region: 'gao' });
      const { status, body } = await admin.post<Invited>(`/api/users/${officer.userId}/invitation`, {}, unmarked);
      expect([status, body.user.state]).toEqual([201, 'invited']);
      expect((await officer.get('/api/session')).status).toBe(401);
      expect((await new Caller(world.app, officer.userId, officer.email).signIn(PASSWORD)).status).toBe(401);
      const person = visitor();
      expect((await accept(person, tokenOf(body))).body).toMatchObject({ awaits: 'enrolment' });
    });

    it('a second reset replaces the first link', async () => {
      const worker = await world.person('centre-worker', { centre: 'gao' });
      const first = await admin.post<Invited>(`/api/users/${worker.userId}/invitation`, {}, unmarked);
      const second = await admin.post<Invited>(`/api/users/${worker.userId}/invitation`, {}, unmarked);
      expect((await accept(visitor(), tokenOf(first.body))).status).toBe(410);
      expect((await accept(visitor(), tokenOf(second.body))).status).toBe(200);
    });

    it('not of one’s own account, not by others, not of nobody', async () => {
      expect((await admin.post(`/api/users/${admin.userId}/invitation`, {}, unmarked)).body).toMatchObject({ code: 'own-account' });
      expect((await admin.post(`/api/users/${admin.userId}/deactivate`, {})).body).toMatchObject({ code: 'own-account' });
      const ministry = await world.person('national-officer');
      expect((await ministry.post(`/api/users/${admin.userId}/invitation`, {}, unmarked)).status).toBe(403);
      expect((await admin.post('/api/users/0193a000-0000-7000-8000-00000000ffff/invitation', {}, unmarked)).status).toBe(404);
    });
  });

  describe('an account that is closed', () => {
    it('is out at once, with session, password and invitation; opened again, the password is good again', async () => {
      const worker = await world.person('centre-worker', { centre: 'gao' });
      expect((await admin.post(`/api/users/${worker.userId}/deactivate`, {})).body).toMatchObject({ state: 'inactive' });
      expect((await worker.get('/api/session')).status).toBe(401);
      const again = new Caller(world.app, worker.userId, worker.email);
      expect((await again.signIn(PASSWORD)).status).toBe(401);
      expect((await admin.post(`/api/users/${worker.userId}/invitation`, {}, unmarked)).body).toMatchObject({ code: 'account-closed' });
      expect((await admin.post(`/api/users/${worker.userId}/reactivate`, {})).body).toMatchObject({ state: 'active' });
      expect((await again.signIn(PASSWORD)).status).toBe(200);
    });

    it('closed before it was accepted: the link is worth nothing', async () => {
      const { id, token } = await invite();
      await admin.post(`/api/users/${id}/deactivate`, {});
      expect((await accept(visitor(), token)).status).toBe(410);
      await admin.post(`/api/users/${id}/reactivate`, {});
      expect((await accept(visitor(), token)).status).toBe(410);
      expect(await stateOf(id)).toBe('without-access');
    });

    it('what was done is in the record with who did it', async () => {
      const worker = await world.person('centre-worker', { centre: 'gao' });
      await admin.post(`/api/users/${worker.userId}/deactivate`, {});
      await admin.post(`/api/users/${worker.userId}/reactivate`, {});
      await admin.post(`/api/users/${worker.userId}/invitation`, {}, unmarked);
      const rows = await world.sql<{ kind: string; actor: string }>('select kind, actor from sign_in_event where user_id = $1 order by id', [worker.userId]);
      expect(rows).toEqual(['deactivated', 'reactivated', 'access-reset'].map((kind) => ({ kind, actor: admin.userId })));
    });
  });
});

describe('invitations by mail', () => {
  it('go to the person alone: the administrator sees no link; where the mail server refuses, they do', async () => {
    const mailbox = await Mailbox.open();
    const world = await World.create({ env: { SMTP_URL: mailbox.url } });
    try {
      const admin = await world.person('administrator');
      const account = { email: 'par.lettre@essai.invalid', displayName: 'Par Lettre', role: 'centre-worker', centre: 'gao', locale: 'en' };
      const { body } = await admin.post<Invited>('/api/users', account);
      expect(body.invitation).toEqual({ mailed: true, until: expect.any(String) as unknown });
      expect(mailbox.received).toMatchObject([{ to: account.email, subject: 'Passerelle: your access' }]);
      const token = /\/invitation#([\w-]{43})\s/.exec(mailbox.received[0]?.text ?? '')?.[1] ?? '';
      expect((await new Caller(world.app, '', '').post('/api/invitation/accept', { token, password: PHRASE }, unmarked)).status).toBe(200);
      mailbox.refusing = true;
      const refused = await admin.post<Invited>('/api/users', { ...account, email: 'sans.lettre@essai.invalid' });
      expect(refused.body.invitation).toMatchObject({ mailed: false, link: expect.stringContaining('/invitation#') as unknown });
    } finally {
      await world.close();
      await mailbox.close();
      delete process.env['SMTP_URL'];
    }
  });
});
