import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { KeyRotation } from '../../src/identity/index.js';
import { keyFiles, loadConfig } from '../../src/platform/config/index.js';
import { derivedKey, unseal } from '../../src/platform/crypto/index.js';
import { ChosenKeys, KeyUnavailable } from '../../src/platform/keys/index.js';
import type { Caller } from '../support/caller.js';
import { asOwner, INSTALLATION_KEY } from '../support/database.js';
import { TransitServer } from '../support/transit-server.js';
import { until } from '../support/worker-process.js';
import { World } from '../support/world.js';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const CHILDREN = 23;
const GIVEN = (n: number): string => `Prenom${'abcdefghijklmnopqrstuvwxyz'.charAt(n)}x`;

interface List {
  total: number;
  items: { name?: string }[];
}
interface KeyRow {
  case_id: string;
  wrapped: Buffer;
  key_id: string;
}

/** An operator's command in a process of its own, as it is run in the field. */
class Command {
  output = '';
  readonly ended: Promise<number | null>;
  private readonly child: ChildProcess;

  constructor(env: Record<string, string>, ...args: string[]) {
    this.child = spawn(process.execPath, [CLI, ...args], { env: { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'silent', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout, this.child.stderr]) stream?.on('data', (text: Buffer) => { this.output += text.toString(); });
    this.ended = new Promise((resolve) => this.child.once('close', resolve));
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }
}

describe('renewing the installation key while people work', () => {
  let world: World;
  let officer: Caller;
  let folder: string;
  let env: Record<string, string>;
  const config = () => loadConfig(env);

  const childNamed = async (n: number): Promise<string> => {
    const id = randomUUID();
    await officer.post('/api/cases', { id, entry: 'community', occurredAt: '2026-03-01', region: 'gao', sex: 'male', agePrecision: 'unknown', remark: `remarque ${String(n)}` });
    const named = await officer.put(`/api/cases/${id}/identity`, { given: GIVEN(n), family: 'Essaifamille', other: `Surnom${GIVEN(n)}` }, { version: 1 });
    expect(named.status).toBe(200);
    return id;
  };
  const found = async (q: string): Promise<number> => {
    const answer = await officer.post<List>('/api/cases/search', { q: q }, { key: null });
    expect(answer.status).toBe(200);
    return answer.body.items.filter((item) => item.name?.includes(q)).length;
  };
  const keyRows = (): Promise<KeyRow[]> => world.sql<KeyRow>('select case_id, wrapped, key_id from child_key order by case_id');
  const secrets = (): Promise<{ id: number; key_id: string; retired: boolean; tokens: number }[]> =>
    world.sql(`select s.id, s.key_id, s.retired_at is not null as retired, (select count(*)::int from name_token t where t.secret_id = s.id) as tokens from sealed_secret s where s.purpose = 'name-tokens' order by s.id`);
  const rotation = async (work: (rotation: KeyRotation, client: pg.Client) => Promise<void>, keys = new ChosenKeys(config())): Promise<void> => {
    await asOwner(world.databaseUrl, async (client) => { await work(new KeyRotation(client, keys, () => undefined, 5), client); });
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rotation-'));
    mkdirSync(join(folder, 'secrets'));
    writeFileSync(keyFiles(folder).current, INSTALLATION_KEY.toString('base64'));
    world = await World.create({ env: { INSTALLATION_KEY: '', DATA_DIR: folder } });
    env = { DATABASE_URL: world.databaseUrl, DATA_DIR: folder };
    officer = await world.person('regional-officer', { region: 'gao' });
    for (let n = 0; n < CHILDREN; n += 1) await childNamed(n);
  });
  afterAll(async () => {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('a child is found by every part of the name, the nickname too', async () => {
    expect([await found(GIVEN(0)), await found(`Surnom${GIVEN(1)}`), await found('Personne')]).toEqual([1, 0, 0]);
    expect((await officer.post<List>('/api/cases/search', { q: `Surnom${GIVEN(1)}` }, { key: null })).body.items.map((item) => item.name)[0]).toBe(`${GIVEN(1)} Essaifamille`);
  });

  it('with nothing to renew, a rotation changes nothing', async () => {
    const before = [await keyRows(), await secrets()];
    await rotation((it) => it.rotate());
    expect([await keyRows(), await secrets()]).toEqual(before);
  });

  it('keys new: the running application wraps new keys under the new one, and reads all', async () => {
    const command = new Command(env, 'keys', 'new');
    expect([await command.ended, command.output]).toEqual([0, expect.stringContaining('keys rotate')]);
    const id = await childNamed(CHILDREN);
    const [row] = await world.sql<KeyRow>('select * from child_key where case_id = $1', [id]);
    expect(row?.key_id).toBe(await new ChosenKeys(config()).currentKeyId());
    expect([await found(GIVEN(3)), await found(GIVEN(CHILDREN))]).toEqual([1, 1]);
    const again = new Command(env, 'keys', 'new');
    expect([await again.ended, again.output]).toEqual([1, expect.stringContaining('still there')]);
  });

  it('killed with kill -9 in the middle: every key is under one of the two, and everything is read and found', async () => {
    await asOwner(world.databaseUrl, async (client) => {
      await client.query('begin; select pg_advisory_xact_lock_shared(7307200)'); // somebody is writing a name: the secret must wait
      const command = new Command(env, 'keys', 'rotate');
      await until('the keys are wrapped and the secret waits', async () => (await world.sql(`select from pg_locks where locktype = 'advisory' and not granted`)).length > 0);
      await command.kill();
      expect(command.output).toContain(`${String(CHILDREN)} / ${String(CHILDREN)}`);
      expect(command.output).not.toContain('Done');
      await client.query('rollback');
    });
    const current = await new ChosenKeys(config()).currentKeyId();
    expect(new Set((await keyRows()).map((row) => row.key_id))).toEqual(new Set([current]));
    expect(await secrets()).toEqual([expect.objectContaining({ retired: false })]);
    for (const n of [0, 7, CHILDREN]) expect(await found(GIVEN(n))).toBe(1);
  });

  it('cut short among the tokens: names are found under both secrets', async () => {
    await asOwner(world.databaseUrl, async (client) => {
      let batches = 0;
      const failing = new KeyRotation(client, new ChosenKeys(config()), (step) => {
        if (step === 'tokens' && (batches += 1) === 2) throw new Error('the power fails');
      }, 5);
      await expect(failing.rotate()).rejects.toThrow('the power fails');
    });
    const both = await secrets();
    expect(both.map(({ retired, tokens }) => [retired, tokens > 0])).toEqual([[true, true], [false, true]]);
    for (let n = 0; n <= CHILDREN; n += 1) expect([n, await found(GIVEN(n))]).toEqual([n, 1]);
  });

  it('resumed while people search and name children: nobody is missed for an instant, and nothing hangs on the old key', async () => {
    const work = { goesOn: true };
    const searches: number[] = [];
    const people = (async () => {
      for (let n = 0; work.goesOn || n < 3; n += 1) searches.push(await found(GIVEN(n % CHILDREN)));
      await officer.put(`/api/cases/${(await keyRows())[0]?.case_id ?? ''}/identity`, { given: GIVEN(25), family: 'Essaifamille' }, { version: 2 });
    })();
    const command = new Command(env, 'keys', 'rotate');
    const code = await command.ended;
    work.goesOn = false;
    await people;
    expect([code, command.output]).toEqual([0, expect.stringContaining('may be destroyed')]);
    expect(new Set(searches)).toEqual(new Set([1]));
    expect(await secrets()).toEqual([{ id: expect.any(Number), key_id: await new ChosenKeys(config()).currentKeyId(), retired: false, tokens: expect.any(Number) }]);
    expect(await found(GIVEN(25))).toBe(1);
  });

  it('run again, it has nothing to do', async () => {
    const before = [await keyRows(), await secrets()];
    const command = new Command(env, 'keys', 'rotate');
    expect(await command.ended).toBe(0);
    expect([await keyRows(), await secrets()]).toEqual(before);
    const status = new Command(env, 'keys', 'status');
    expect([await status.ended, status.output]).toEqual([0, expect.stringContaining(`${String(CHILDREN + 1)} enfants`)]);
  });

  it('the old key opens nothing any more, whatever name it is asked under', async () => {
    const old = new ChosenKeys(loadConfig({ ...env, INSTALLATION_KEY: INSTALLATION_KEY.toString('base64') }));
    const rows = await keyRows();
    expect(rows).toHaveLength(CHILDREN + 1);
    const wrapping = derivedKey(INSTALLATION_KEY, 'wrap children keys');
    for (const row of rows) {
      await expect(old.unwrap([{ wrapped: row.wrapped, keyId: 'unnamed', context: row.case_id }])).rejects.toThrow(KeyUnavailable);
      expect(() => unseal(wrapping, row.wrapped, row.case_id)).toThrow();
    }
  });

  it('the new key alone opens everything, in the application that ran throughout', async () => {
    rmSync(keyFiles(folder).previous);
    for (let n = 1; n <= CHILDREN; n += 1) {
      const { items } = (await officer.post<{ items: { id: string; name: string }[] }>('/api/cases/search', { q: GIVEN(n) }, { key: null })).body;
      const item = items.find(({ name }) => name.startsWith(`${GIVEN(n)} `));
      if (item === undefined) continue; // the one that was renamed
      const page = await officer.get<{ child: { name: { other: string } }; timeline: { note?: string }[] }>(`/api/cases/${item.id}`);
      expect(page.body.child.name.other).toBe(`Surnom${GIVEN(n)}`);
      expect(page.body.timeline.some((entry) => entry.note === `remarque ${String(n)}`)).toBe(true);
    }
  });

  it('without the key that wrapped them, a rotation stops and changes nothing', async () => {
    const before = await keyRows();
    writeFileSync(keyFiles(folder).previous, Buffer.alloc(32, 1).toString('base64'));
    const foreign = new ChosenKeys(loadConfig({ ...env, INSTALLATION_KEY: Buffer.alloc(32, 2).toString('base64') }));
    await expect(rotation((it) => it.rotate(), foreign)).rejects.toThrow(KeyUnavailable);
    rmSync(keyFiles(folder).previous);
    expect(await keyRows()).toEqual(before);
  });

  it('the role it acts as reaches keys, names and tokens, and no fact of any case; nobody can sign in as it', async () => {
    const reach = await world.sql<{ what: string }>(
      `select table_name || ' ' || privilege_type as what from information_schema.role_table_grants where grantee = 'passerelle_keeper' and table_schema = 'public' order by 1`,
    );
    expect(reach.map(({ what }) => what)).toEqual([
      'child_identity SELECT', 'child_key SELECT', 'child_key UPDATE', 'duplicate_request_key SELECT', 'duplicate_request_key UPDATE', 'foster_family_key SELECT', 'foster_family_key UPDATE', 'incident_key SELECT', 'incident_key UPDATE', 'name_token DELETE', 'name_token INSERT', 'name_token SELECT',
      'sealed_secret DELETE', 'sealed_secret INSERT', 'sealed_secret SELECT', 'sealed_secret UPDATE', 'shift_key SELECT', 'shift_key UPDATE',
    ]);
    expect(await world.sql(`select rolcanlogin, rolsuper, rolbypassrls from pg_roles where rolname = 'passerelle_keeper'`)).toEqual([{ rolcanlogin: false, rolsuper: false, rolbypassrls: false }]);
  });

  it('moves to a key service, and on to its next version, by the same command', async () => {
    const transit = await TransitServer.open();
    const service = { ...env, KEY_SERVICE_URL: transit.url, KEY_SERVICE_TOKEN: transit.token };
    const moved = new Command(service, 'keys', 'rotate');
    expect([await moved.ended, moved.output]).toEqual([0, expect.stringContaining('Done')]);
    expect(new Set((await keyRows()).map((row) => row.key_id))).toEqual(new Set(['transit:passerelle:v1']));
    transit.rotate();
    await rotation((it) => it.rotate(), new ChosenKeys(loadConfig(service)));
    expect(new Set((await keyRows()).map((row) => row.key_id))).toEqual(new Set(['transit:passerelle:v2']));
    transit.forget(1);
    const keys = new ChosenKeys(loadConfig(service));
    const opened = await keys.unwrap((await keyRows()).map((row) => ({ wrapped: row.wrapped, keyId: row.key_id, context: row.case_id })));
    expect(opened).toHaveLength(CHILDREN + 1);
    await transit.close();
  });
});
