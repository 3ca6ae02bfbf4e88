import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verify } from '@node-rs/argon2';
import { PasswordHasher, totpCode } from '../../src/access/index.js';
import { databaseSecret, KeyService } from '../../src/platform/keys/index.js';
import { Caller } from '../support/caller.js';
import { PASSWORD, TOTP_SECRET, World } from '../support/world.js';

interface Signed { awaits?: string; permissions: string[]; secondFactor?: { totp: boolean; passkey: boolean } }

describe('signing in', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.create();
  });
  afterAll(async () => {
    await world.close();
  });

  /** The same person at a browser that nobody has used yet. */
  const elsewhere = (person: Caller, address?: string): Caller => new Caller(world.app, person.userId, person.email, address);
  const code = (): string => totpCode(TOTP_SECRET, world.clock.now());
  const answer = (who: Caller, typed: string) => who.post<Signed>('/api/session/second-factor', { code: typed }, { key: null });
  /** Past every used code and every count of failures. */
  const tomorrow = (): void => { world.clock.advance({ days: 1, minutes: 1 }); };
  const eventsOf = async (person: Caller): Promise<string[]> =>
    (await world.sql<{ kind: string }>('select kind from sign_in_event where user_id = $1 order by id', [person.userId])).map((row) => row.kind);

  describe('with a second factor', () => {
    it('the password opens a session that is good for nothing but the second step', async () => {
      const officer = elsewhere(await world.person('regional-officer', { region: 'gao' }));
      const first = await officer.signIn(PASSWORD);
      expect([first.status, first.body]).toMatchObject([200, { awaits: 'second-factor', permissions: [], secondFactor: { totp: true, passkey: false } }]);
      for (const path of ['/api/cases', '/api/clock', '/api/reference', '/api/me/access', '/api/me/sign-in-events', '/api/alerts?state=open']) {
        const refused = await officer.get(path);
        expect([path, refused.status, refused.body['code']]).toEqual([path, 403, 'second-factor-required']);
      }
      for (const path of ['/api/me/totp', '/api/me/passkeys/options', '/api/me/recovery-codes', '/api/session/confirm']) {
        expect([path, (await officer.post(path, { password: PASSWORD })).body['code']]).toEqual([path, 'second-factor-required']);
      }
      expect((await officer.get('/api/session')).body).toMatchObject({ awaits: 'second-factor' });
      const whole = await answer(officer, code());
      expect([whole.status, whole.body.awaits]).toEqual([200, undefined]);
      expect(whole.body.permissions).toContain('case.read');
      expect((await officer.get('/api/cases')).status).toBe(200);
    });

    it('the token changes with the second factor, and the old one is worth nothing', async () => {
      const officer = elsewhere(await world.person('national-officer'));
      await officer.signIn(PASSWORD);
      const half = elsewhere(officer);
      half.wear('passerelle_session', /passerelle_session=([^;]+)/.exec(officer.cookie)?.[1] ?? '');
      expect((await half.get('/api/session')).status).toBe(200);
      await answer(officer, code());
      expect((await half.get('/api/session')).status).toBe(401);
    });

    it('a code is good once: neither for a second sign-in nor for two at the same time', async () => {
      const monitor = await world.person('monitor');
      const [one, two, three] = [elsewhere(monitor), elsewhere(monitor), elsewhere(monitor)];
      for (const browser of [one, two, three]) await browser.signIn(PASSWORD);
      const both = await Promise.all([answer(one, code()), answer(two, code())]);
      expect(both.map(({ status }) => status).toSorted()).toEqual([200, 422]);
      expect((await answer(three, code())).body).toMatchObject({ code: 'second-factor-wrong', errors: [{ field: 'code' }] });
      world.clock.advance({ minutes: 1 });
      expect((await answer(three, code())).status).toBe(200);
    });

    it('a code of a minute ago is too old, one of half a minute ago is not', async () => {
      const auditor = elsewhere(await world.person('auditor'));
      const now = world.clock.now();
      await auditor.signIn(PASSWORD);
      expect((await answer(auditor, totpCode(TOTP_SECRET, new Date(now.getTime() - 60_000)))).status).toBe(422);
      expect((await answer(auditor, totpCode(TOTP_SECRET, new Date(now.getTime() - 30_000)))).status).toBe(200);
    });

    it('after five wrong codes even the right one is refused, here', async () => {
      const admin = elsewhere(await world.person('administrator'));
      await admin.signIn(PASSWORD);
      for (let n = 0; n < 5; n += 1) expect((await answer(admin, '000000')).status).toBe(422);
      expect((await answer(admin, code())).body).toMatchObject({ status: 429, code: 'too-many-attempts' });
      world.clock.advance({ minutes: 16 });
      await admin.signIn(PASSWORD);
      expect((await answer(admin, code())).status).toBe(200);
    });

    it('a waiting session ends after a quarter of an hour', async () => {
      const officer = elsewhere(await world.person('national-officer'));
      await officer.signIn(PASSWORD);
      world.clock.advance({ minutes: 15 });
      expect((await answer(officer, code())).status).toBe(401);
    });
  });

  describe('without one where it is compulsory', () => {
    it('the password opens a session that can enrol, and nothing else', async () => {
      const person = await world.person('regional-officer', { region: 'gao' });
      await world.sql('delete from totp_secret where user_id = $1', [person.userId]);
      const officer = elsewhere(person);
      expect((await officer.signIn(PASSWORD)).body).toMatchObject({ awaits: 'enrolment', permissions: [] });
      expect((await officer.get('/api/cases')).body['code']).toBe('second-factor-required');
      expect((await answer(officer, code())).body).toMatchObject({ code: 'second-factor-required' });
      const { body: begun } = await officer.post<{ secret: string; address: string }>('/api/me/totp', {}, { key: null });
      expect(begun.address).toContain(`secret=${begun.secret}`);
      expect((await officer.post('/api/me/totp/confirm', { code: '000000' }, { key: null })).body).toMatchObject({ code: 'second-factor-wrong' });
      const done = await officer.post<{ recoveryCodes: string[] }>('/api/me/totp/confirm', { code: totpCode(begun.secret, world.clock.now()) }, { key: null });
      expect(done.body.recoveryCodes).toHaveLength(10);
      expect((await officer.get('/api/cases')).status).toBe(200);
      expect((await officer.get('/api/session')).body).not.toHaveProperty('awaits');
    });
  });

  describe('the secrets in the database', () => {
    it('are sealed or digests: neither secret, nor code, nor token, nor typed address is in clear anywhere', async () => {
      const person = await world.person('case-worker', { region: 'gao' });
      const { body: begun } = await person.post<{ secret: string }>('/api/me/totp', {}, { key: null });
      const { body } = await person.post<{ recoveryCodes: string[] }>('/api/me/totp/confirm', { code: totpCode(begun.secret, world.clock.now()) }, { key: null });
      await elsewhere(person).send('POST', '/api/session', { email: 'mot de passe dans le mauvais champ', password: 'x' }, { key: null });
      const tables = await world.sql<{ name: string }>(`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`);
      expect(tables.length).toBeGreaterThan(30);
      const wanted = [begun.secret, ...body.recoveryCodes, ...body.recoveryCodes.map((one) => one.replaceAll('-', '')), PASSWORD, 'mauvais champ', ...person.cookie.split('; ').map((pair) => pair.split('=')[1] ?? '')];
      for (const { name } of tables) {
        const rows = await world.sql<{ text: string }>(`select t::text as text from ${name} t`);
        for (const secret of wanted) {
          const hex = Buffer.from(secret).toString('hex');
          expect([name, rows.filter(({ text }) => text.includes(secret) || text.includes(hex)).length]).toEqual([name, 0]);
        }
      }
    });
  });

  describe('with a recovery code', () => {
    it('each opens once, however it is written; made anew, the old ones end', async () => {
      const person = await world.person('centre-worker', { centre: 'gao' });
      const { body: begun } = await person.post<{ secret: string }>('/api/me/totp', {}, { key: null });
      const { body } = await person.post<{ recoveryCodes: string[] }>('/api/me/totp/confirm', { code: totpCode(begun.secret, world.clock.now()) }, { key: null });
      const [first = '', second = '', third = ''] = body.recoveryCodes;
      const browser = elsewhere(person);
      expect((await browser.signIn(PASSWORD)).body).toMatchObject({ awaits: 'second-factor' });
      expect((await answer(browser, first.toLowerCase().replaceAll('-', ' '))).status).toBe(200);
      expect((await browser.get('/api/me/access')).body).toMatchObject({ recoveryCodesLeft: 9 });
      const again = elsewhere(person);
      await again.signIn(PASSWORD);
      expect((await answer(again, first)).status).toBe(422);
      expect((await answer(again, second)).status).toBe(200);
      const { body: anew } = await again.post<{ codes: string[] }>('/api/me/recovery-codes', {}, { key: null });
      expect(new Set([...anew.codes, ...body.recoveryCodes]).size).toBe(20);
      const last = elsewhere(person);
      await last.signIn(PASSWORD);
      expect((await answer(last, third)).status).toBe(422);
      expect((await answer(last, anew.codes[0] ?? '')).status).toBe(200);
    });

    it('they are kept under argon2id at the cost of passwords, salted for each set', async () => {
      const person = await world.person('centre-worker', { centre: 'gao' });
      const { body: begun } = await person.post<{ secret: string }>('/api/me/totp', {}, { key: null });
      const { body } = await person.post<{ recoveryCodes: string[] }>('/api/me/totp/confirm', { code: totpCode(begun.secret, world.clock.now()) }, { key: null });
      const kept = () => world.sql<{ digest: Buffer; salt: Buffer }>('select digest, salt from recovery_code where user_id = $1', [person.userId]);
      const first = await kept();
      const salt = first[0]?.salt ?? Buffer.alloc(0);
      expect([first.length, salt.length, new Set(first.map((row) => row.salt.toString('hex'))).size]).toEqual([10, 16, 1]);

      const secret = await databaseSecret({ query: (text, values = []) => world.sql(text, [...values]) }, world.app.get(KeyService, { strict: false }), 'second-factor');
      const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
      const code = `recovery:${person.userId}:${body.recoveryCodes[0]?.replaceAll('-', '') ?? ''}`;
      const fits = await Promise.all(first.map(({ digest }) => verify(`$argon2id$v=19$m=19456,t=2,p=1$${base64(salt)}$${base64(digest)}`, code, { secret })));
      expect(fits.filter(Boolean)).toHaveLength(1);

      await person.post('/api/me/recovery-codes', {}, { key: null });
      expect((await kept())[0]?.salt.equals(salt)).toBe(false);
    });
  });

  describe('guessing', () => {
    const wrong = (browser: Caller) => browser.send('POST', '/api/session', { email: browser.email, password: 'une mauvaise phrase' }, { key: null });

    it('a stranger who hammers an account is shut out; its owner, on a known device, is not', async () => {
      tomorrow();
      const owner = elsewhere(await world.person('centre-worker', { centre: 'gao' }));
      expect((await owner.signIn(PASSWORD)).status).toBe(200);
      const stranger = elsewhere(owner);
      for (let n = 0; n < 5; n += 1) expect((await wrong(stranger)).body).toMatchObject({ code: 'wrong-credentials' });
      expect((await wrong(stranger)).body).toMatchObject({ code: 'too-many-attempts' });
      expect((await stranger.signIn(PASSWORD)).body).toMatchObject({ code: 'too-many-attempts' });
      owner.forget('passerelle_session');
      expect((await owner.signIn(PASSWORD)).status).toBe(200);
    });

    it('a device known to one account is a stranger to another', async () => {
      tomorrow();
      const neighbour = elsewhere(await world.person('centre-worker', { centre: 'gao' }));
      await neighbour.signIn(PASSWORD);
      const target = await world.person('centre-worker', { centre: 'gao' });
      const statuses = [];
      for (let n = 0; n < 6; n += 1) statuses.push((await neighbour.send('POST', '/api/session', { email: target.email, password: 'faux' }, { key: null })).status);
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    });

    it('twenty at once are counted as twenty', async () => {
      tomorrow();
      const target = elsewhere(await world.person('centre-worker', { centre: 'gao' }));
      const answers = await Promise.all(Array.from({ length: 12 }, () => wrong(elsewhere(target, '192.0.2.7'))));
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    });

    it('an account that does not exist is shut out in the same words after as many', async () => {
      tomorrow();
      const nobody = new Caller(world.app, '', 'personne@essai.invalid');
      const somebody = elsewhere(await world.person('centre-worker', { centre: 'gao' }));
      for (let n = 0; n < 6; n += 1) {
        const [a, b] = [await wrong(nobody), await wrong(somebody)];
        expect({ ...a.body, correlationId: '' }).toEqual({ ...b.body, correlationId: '' });
      }
    });

    it('the right password clears one’s own slips, and time clears the rest', async () => {
      tomorrow();
      const person = elsewhere(await world.person('centre-worker', { centre: 'gao' }));
      for (let n = 0; n < 4; n += 1) await wrong(person);
      expect((await person.signIn(PASSWORD)).status).toBe(200);
      const other = elsewhere(person);
      for (let n = 0; n < 4; n += 1) expect((await wrong(other)).status).toBe(401);
      tomorrow();
      await wrong(other);
      expect(await world.sql('select 1 from sign_in_attempt')).toHaveLength(1);
    });

    it.each([[{}], [{ email: 'a@b.c' }], [{ email: ['a'], password: { x: 1 } }], [{ email: 'x'.repeat(300), password: 'y' }]])('%j is one more way of being wrong', async (body) => {
      tomorrow();
      const person = new Caller(world.app, '', '');
      const refused = await person.send('POST', '/api/session', body, { key: null });
      expect([refused.status, refused.body['code']]).toEqual([401, 'wrong-credentials']);
    });
  });

  describe('a known and an unknown address', () => {
    it('cost the same: one verification of argon2id each, and the same statements', async () => {
      tomorrow();
      const hasher = world.app.get(PasswordHasher, { strict: false });
      const counted: string[] = [];
      const original = hasher['verify'].bind(hasher);
      Object.assign(hasher, { verify: (stored: string, password: string) => { counted.push(stored.split('$', 4).join('$')); return original(stored, password); } });
      const person = elsewhere(await world.person('centre-worker', { centre: 'gao' }));
      await person.send('POST', '/api/session', { email: person.email, password: 'faux' }, { key: null });
      await person.send('POST', '/api/session', { email: 'personne@essai.invalid', password: 'faux' }, { key: null });
      Object.assign(hasher, { verify: original });
      expect(counted).toHaveLength(2);
      expect(counted[0]).toBe(counted[1]); // same algorithm, version and settings
      const events = await world.sql<{ kind: string; known: boolean }>('select kind, user_id is not null as known from sign_in_event order by id desc limit 2');
      expect(events.map(({ kind }) => kind)).toEqual(['refused', 'refused']);
    });

    it('take the same time, give or take: the medians of 15 differ by less than half', async () => {
      tomorrow();
      const hasher = world.app.get(PasswordHasher, { strict: false });
      const hash = await hasher.hash(PASSWORD);
      const known: number[] = [];
      const unknown: number[] = [];
      for (let n = 0; n < 15; n += 1) {
        for (const [stored, times] of [[hash, known], [undefined, unknown]] as const) {
          const start = process.hrtime.bigint();
          expect(await hasher.fits(stored, 'faux')).toBe(false);
          times.push(Number(process.hrtime.bigint() - start));
        }
      }
      const median = (times: number[]): number => times.toSorted((a, b) => a - b)[7] ?? 0;
      const ratio = median(known) / median(unknown);
      expect(ratio).toBeGreaterThan(0.5);
      expect(ratio).toBeLessThan(2);
    });
  });

  it('a password hashed under older settings is hashed anew when it is right, and only then', async () => {
    tomorrow();
    const { hash } = await import('@node-rs/argon2');
    const person = elsewhere(await world.person('centre-worker', { centre: 'gao' }));
    const stored = async (): Promise<string> => (await world.sql<{ hash: string }>('select hash from user_password where user_id = $1', [person.userId]))[0]?.hash ?? '';
    await world.sql('update user_password set hash = $2 where user_id = $1', [person.userId, await hash(PASSWORD, { memoryCost: 8192, timeCost: 1, parallelism: 1 })]);
    await person.send('POST', '/api/session', { email: person.email, password: 'faux' }, { key: null });
    expect(await stored()).toContain('m=8192');
    expect((await person.signIn(PASSWORD)).status).toBe(200);
    expect(await stored()).toContain('m=19456,t=2,p=1');
    expect((await person.signIn(PASSWORD)).status).toBe(200);
  });

  it('what happened at the door is written down, for the person and for the auditor, and for nobody else', async () => {
    tomorrow();
    const person = elsewhere(await world.person('national-officer'));
    await person.send('POST', '/api/session', { email: person.email, password: 'faux' }, { key: null });
    await person.signIn(PASSWORD);
    await answer(person, '000000');
    await answer(person, code());
    expect(await eventsOf(person)).toEqual(['refused', 'first-factor-given', 'second-factor-refused', 'signed-in']);
    const { body: own } = await person.get<{ items: { kind: string; user: string }[] }>('/api/me/sign-in-events');
    expect(own.items.map((event) => event.kind)).toEqual(['signed-in', 'second-factor-refused', 'first-factor-given', 'refused']);
    const auditor = await world.person('auditor');
    const { body: all } = await auditor.get<{ items: { userId?: string }[] }>('/api/sign-in-events');
    expect(new Set(all.items.map((event) => event.userId)).size).toBeGreaterThan(1);
    const found = async (query: string): Promise<string[]> => (await auditor.get<{ items: { kind: string }[] }>(`/api/sign-in-events?person=${person.userId}${query}`)).body.items.map(({ kind }) => kind);
    const today = world.clock.now().toISOString().slice(0, 10);
    expect(await found('&kind=failure')).toEqual(['second-factor-refused', 'refused']);
    expect(await found(`&kind=entry&from=${today}&to=${today}`)).toEqual(['signed-in', 'first-factor-given']);
    expect(await found('&kind=lock-out')).toEqual([]);
    expect(await found('&to=2020-01-01')).toEqual([]);
    expect(await found(`&from=${new Date(world.clock.now().getTime() + 86_400_000).toISOString().slice(0, 10)}`)).toEqual([]);
    expect((await auditor.get(`/api/sign-in-events?from=${today}&to=2020-01-01`)).body).toMatchObject({ code: 'ends-before-start' });
    for (const wrong of ['kind=signed-in', 'person=somebody', 'to=2026-02-30']) expect((await auditor.get(`/api/sign-in-events?${wrong}`)).status).toBe(400);
    expect((await person.get('/api/sign-in-events')).status).toBe(403);
    const worker = await world.person('centre-worker', { centre: 'gao' });
    expect((await worker.get<{ items: unknown[] }>('/api/me/sign-in-events')).body.items).toEqual([]);
  });

  it('cookies: not for scripts, not for other sites; over HTTPS bound to the host', async () => {
    tomorrow();
    const person = elsewhere(await world.person('centre-worker', { centre: 'gao' }));
    const { headers } = await person.signIn(PASSWORD);
    const cookies = headers['set-cookie'] as string[];
    expect(cookies.map((cookie) => cookie.split('=', 1)[0])).toEqual(['passerelle_session', 'passerelle_device']);
    for (const cookie of cookies) expect(cookie).toMatch(/HttpOnly; SameSite=Strict$/);
  });
});

describe('signing in where people come by HTTPS', () => {
  it('the cookies have the prefix __Host-', async () => {
    const world = await World.create({ env: { PUBLIC_URL: 'https://passerelle.invalid' } });
    try {
      const person = await world.person('centre-worker', { centre: 'gao' });
      const { headers } = await new Caller(world.app, person.userId, person.email).signIn(PASSWORD);
      const cookies = headers['set-cookie'] as string[];
      expect(cookies.map((cookie) => cookie.split('=', 1)[0])).toEqual(['__Host-passerelle_session', '__Host-passerelle_device']);
      for (const cookie of cookies) expect(cookie).toMatch(/Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    } finally {
      await world.close();
      delete process.env['PUBLIC_URL'];
    }
  });
});
