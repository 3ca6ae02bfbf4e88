import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
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

  it('creates an account that is invited, and lists it', async () => {
    const { status, body } = await admin.post('/api/users', account);
    expect(status).toBe(201);
    expect(body).toMatchObject({ user: { state: 'invited' }, invitation: { mailed: false, link: expect.stringMatching(/\/invitation#[\w-]{43}$/) as unknown } });
    const { body: list } = await admin.get<{ items: { email: string; role: string }[] }>('/api/users');
    expect(list.items).toContainEqual(expect.objectContaining({ email: 'nouvelle.personne@essai.invalid', role: 'regional-officer', region: 'kidal', state: 'invited' }));
  });

  it('the account of the register import is no person: not listed, not invited', async () => {
    const { body: list } = await admin.get<{ items: { id: string }[] }>('/api/users');
    const id = '0193a000-0000-7000-8000-000000000001';
    expect(list.items.map((user) => user.id)).not.toContain(id);
    expect((await admin.post(`/api/users/${id}/invitation`, {})).status).toBe(404);
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

  it('the invitation stands in no journal and in no kept answer', async () => {
    const { body } = await admin.post<{ invitation: { link: string } }>('/api/users', { ...account, email: 'y@essai.invalid' });
    const token = body.invitation.link.split('#')[1] ?? '';
    expect(token).toHaveLength(43);
    const rows = await world.sql<{ text: string }>('select row::text as text from journal union all select answer::text from idempotency where answer is not null');
    expect(rows.filter(({ text }) => text.includes(token) || text.includes('argon2'))).toEqual([]);
  });

  it('nobody else manages accounts', async () => {
    for (const role of ['national-officer', 'auditor'] as const) {
      const person = await world.person(role);
      expect((await person.post('/api/users', account)).status).toBe(403);
    }
  });
});
