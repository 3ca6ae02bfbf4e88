import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { scopeOf } from '../../src/access/index.js';
import { type Situation, SITUATIONS } from '../../src/access/matrix.vocabulary.js';
import { ROLES, type Role } from '../../src/access/roles.vocabulary.js';
import { sightOf } from '../../src/access/matrix.rules.js';
import { beginWithScope } from '../../src/platform/database/scope.js';
import { roleUrl } from '../../src/platform/database-roles/index.js';
import { asOwner, INSTALLATION_KEY } from '../support/database.js';
import { Stage } from '../support/stage.js';
import { type Everything, GUARDED, type Looker, mayChange, maySee, queries, type Query, readEverything } from './queries.js';

const SEED = 20_260_310;
const EACH = 1_000;
/** What the database may say to a statement: no right, a policy, a constraint. Anything else is an error of the test. */
const REFUSALS = new Set(['42501', '23505', '23503', '23502', '23514', '23P01', '22P02', '22003', '22001', '428C9']);

describe('a thousand generated statements of every role on the application’s own connection', () => {
  let stage: Stage;
  let all: Everything;
  let scopes: Record<Role, ReturnType<typeof scopeOf>>;

  beforeAll(async () => {
    stage = await Stage.build();
    for (const situation of ['in-care', 'held', 'other-region'] as const) {
      for (const person of [stage.people['security-liaison'], stage.people['regional-officer'], stage.colleague]) {
        const id = await stage.alert(stage.child(situation), person);
        await stage.world.sql(`insert into delivery (alert_id, channel, state) values ($1, 'email', 'sent')`, [id]);
        if (person !== stage.people['security-liaison']) await person.post(`/api/alerts/${id}/acknowledge`, { note: 'mot' });
      }
    }
    await stage.people['regional-officer'].get(`/api/cases/${stage.child('in-care').id}`);
    const people = await stage.world.sql<{ id: string; role: Role; region_code: string | null; centre_code: string | null; unit_id: string | null }>('select * from app_user');
    scopes = Object.fromEntries(
      ROLES.map((role) => {
        const person = people.find(({ id }) => id === stage.people[role].userId);
        if (person === undefined) throw new Error(`nobody is ${role}`);
        return [role, scopeOf({ userId: person.id, role, regionCode: person.region_code, centreCode: person.centre_code, unitId: person.unit_id })];
      }),
    ) as typeof scopes;
    const situationOf = new Map([...stage.children.values()].map(({ id, situation }) => [id, situation]));
    all = await asOwner(stage.world.databaseUrl, (client) => readEverything(client, situationOf));
  }, 180_000);
  afterAll(async () => {
    await stage.world.close();
  });

  const looker = (role: Role): Looker => ({ role, userId: scopes[role].userId, grantees: scopes[role].grantees });
  const connected = async <T>(work: (client: pg.Client) => Promise<T>, url = stage.world.databaseUrl): Promise<T> => {
    const client = new pg.Client({ connectionString: roleUrl(url, 'passerelle_app', INSTALLATION_KEY) });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };
  /** What a statement showed or changed that it should not have. Whatever it did is undone. */
  const leaked = async (client: pg.Client, role: Role, query: Query): Promise<string[]> => {
    const who = looker(role);
    const rowAt = new Map(all.tables.get(query.table)?.rows.map(({ ctid, row }) => [ctid, row]));
    try {
      await client.query(beginWithScope(scopes[role], false));
      const { rows } = await client.query<{ place?: string; written?: Record<string, unknown> }>(query.text);
      return rows
        .map(({ place, written }) => written ?? rowAt.get(place ?? '') ?? {})
        .filter((row) => !(query.does === 'select' ? maySee : mayChange)(all, who, query.table, row))
        .map((row) => `${role} ${query.does} ${query.table} ${JSON.stringify(row)}`);
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === undefined || !REFUSALS.has(code)) throw new Error(`${query.text}: ${String(error)}`);
      return [];
    } finally {
      await client.query('rollback');
    }
  };

  const leaks = async (client: pg.Client, role: Role): Promise<string[]> => {
    const found: string[] = [];
    for (const query of fc.sample(queries(all), { numRuns: EACH, seed: SEED })) found.push(...(await leaked(client, role, query)));
    return found;
  };

  it.each(ROLES)('%s: nothing of another scope comes back, and nothing of it is changed', async (role) => {
    const found = await connected((client) => leaks(client, role));
    expect(found.slice(0, 5)).toEqual([]);
  }, 120_000);

  it.each(ROLES)('%s: and what is within their scope comes back whole', async (role) => {
    const seen = await connected(async (client) => {
      await client.query(beginWithScope(scopes[role], false));
      const tables: Record<string, number> = {};
      for (const table of GUARDED) tables[table] = (await client.query(`select 1 from ${table}`)).rowCount ?? 0;
      await client.query('rollback');
      return tables;
    });
    const meant = Object.fromEntries(GUARDED.map((table) => [table, all.tables.get(table)?.rows.filter(({ row }) => maySee(all, looker(role), table, row)).length]));
    expect(seen).toEqual(meant);
  });

  it('every table holds rows of others, so that there was something to leak', () => {
    const empty = GUARDED.filter((table) => !(all.tables.get(table)?.rows.some(({ row }) => !maySee(all, looker('analyst'), table, row)) ?? false));
    expect(empty).toEqual([]);
  });

  describe('functions that reach further', () => {
    const tried = async (role: Role, text: string, values: unknown[]): Promise<string> =>
      await connected(async (client) => {
        try {
          await client.query(beginWithScope(scopes[role], false));
          await client.query(text, values);
          return 'done';
        } catch (error) {
          return (error as { code?: string }).code ?? String(error);
        } finally {
          await client.query('rollback');
        }
      });

    it.each(ROLES)('%s gives nobody access to a child whom they may not write about', async (role) => {
      const mine = scopes[role].grantees[0] ?? `user:${scopes[role].userId}`;
      for (const situation of Object.keys(SITUATIONS) as Situation[]) {
        const sight = sightOf(role, situation);
        const done = await tried(role, 'select set_case_access($1, $2, $3)', [stage.child(situation).id, ['region:kayes'], ['file']]);
        expect([role, situation, done]).toEqual([role, situation, sight === 'custody' || sight === 'file' ? 'done' : '42501']);
        if (role === 'security-liaison') expect(await tried(role, 'select set_case_access($1, $2, $3)', [stage.child(situation).id, [mine], ['file']])).toBe('42501');
      }
    });

    it.each(ROLES)('%s sets a password of their own alone', async (role) => {
      expect(await tried(role, 'select set_password($1, $2)', [stage.colleague.userId, 'x'])).toBe(role === 'administrator' ? 'done' : '42501');
    });

    it('lend no ear to a table of the caller’s', async () => {
      const { id } = stage.child('other-region');
      const stolen = await connected(async (client) => {
        await client.query(beginWithScope(scopes['security-liaison'], false));
        await client.query('create temporary table child_case (id uuid) on commit drop');
        await client.query('grant select on child_case to public');
        try {
          await client.query('select set_case_access($1, $2, $3)', [id, scopes['security-liaison'].grantees, ['custody']]);
          return 'done';
        } catch (error) {
          return (error as { code?: string }).code;
        } finally {
          await client.query('rollback');
        }
      });
      expect(stolen).toBe('42501');
    });
  });

  it('is red where a policy is broken', async () => {
    const broken = await asOwner(stage.world.databaseUrl, async (client) => {
      await client.query('create policy visit_help on visit for select to passerelle_app using (true)');
      await client.query('alter policy visit_readers on visit using (true)');
      try {
        return await connected((app) => leaks(app, 'security-liaison'));
      } finally {
        await client.query('drop policy visit_help on visit');
        await client.query(`alter policy visit_readers on visit using ((select app_clearance()) in ('facts', 'file'))`);
      }
    });
    expect(broken.length).toBeGreaterThan(0);
  });
});
