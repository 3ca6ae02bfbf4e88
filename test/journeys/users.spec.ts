import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Caller } from '../support/caller.js';
import { World } from '../support/world.js';

describe('the administrator and the accounts', () => {
  let world: World;
  let admin: Caller;
  const account = { email: 'Nouvelle.Personne@essai.invalid', displayName: 'Nouvelle personne', role: 'regional-officer', region: 'kidal', locale: 'fr' };

  beforeAll(async () => {
    world = await World.create();
    admin = await world.person('administrator');
  });
  afterAll(async () => {
    await world.close();
  });

  it('creates an account whose temporary password opens a session, and lists it', async () => {
    const { status, body } = await admin.post<{ user: { id: string }; temporaryPassword: string }>('/api/users', account);
    expect(status).toBe(201);
    const person = new Caller(world.app, body.user.id, account.email);
    expect((await person.signIn(body.temporaryPassword)).status).toBe(200);
    const { body: list } = await admin.get<{ items: { email: string; role: string }[] }>('/api/users');
    expect(list.items).toContainEqual(expect.objectContaining({ email: 'nouvelle.personne@essai.invalid', role: 'regional-officer', region: 'kidal' }));
  });

  it('an address serves one account; a role has its place', async () => {
    expect((await admin.post('/api/users', account)).body).toMatchObject({ code: 'email-taken', errors: [{ field: 'email' }] });
    expect((await admin.post('/api/users', { ...account, email: 'x@essai.invalid', region: undefined })).body).toMatchObject({ code: 'role-place-mismatch', errors: [{ field: 'region' }] });
    expect((await admin.post('/api/users', { ...account, email: 'x@essai.invalid', region: 'atlantide' })).body).toMatchObject({ code: 'unknown-region' });
  });

  it('an empty installation has a unit for each authority, so that its focal points can have accounts', async () => {
    const { body } = await admin.get<{ units: { id: string; authority: string }[] }>('/api/reference');
    expect(body.units.map((unit) => unit.authority).toSorted()).toEqual(['FAMA', 'GENDARMERIE', 'INTERNATIONAL', 'POLICE']);
    const liaison = { email: 'z@essai.invalid', displayName: 'Point focal', role: 'security-liaison', unitId: body.units[0]?.id, locale: 'fr' };
    expect((await admin.post('/api/users', liaison)).status).toBe(201);
  });

  it('the password stands in no journal and in no kept answer', async () => {
    const { body } = await admin.post<{ temporaryPassword: string }>('/api/users', { ...account, email: 'y@essai.invalid' });
    const rows = await world.sql<{ text: string }>('select row::text as text from journal union all select answer::text from idempotency where answer is not null');
    expect(rows.filter(({ text }) => text.includes(body.temporaryPassword) || text.includes('argon2'))).toEqual([]);
  });

  it('nobody else manages accounts', async () => {
    for (const role of ['national-officer', 'auditor'] as const) {
      const person = await world.person(role);
      expect((await person.post('/api/users', account)).status).toBe(403);
    }
  });
});
