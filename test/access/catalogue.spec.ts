import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { type Catalogue, readCatalogue } from '../support/catalogue.js';
import { asOwner, freshDatabase } from '../support/database.js';
import { type Expected, FUNCTIONS, QUEUE, REPORTING, ROLE_LINES, TABLES } from './catalogue.js';

const PREFIX = 'public.';
const ofPublic = (lines: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(lines).flatMap(([name, line]) => (name.startsWith(PREFIX) ? [[name.slice(PREFIX.length), line]] : [])));
const rightsOf = (tables: Record<string, Expected>): Record<string, string> => Object.fromEntries(Object.entries(tables).map(([name, { rights }]) => [name, rights]));
const policiesOf = (tables: Record<string, Expected>): Record<string, string> =>
  Object.fromEntries(Object.entries(tables).flatMap(([table, { policies = {} }]) => Object.entries(policies).map(([policy, line]) => [`${table} ${policy}`, line])));

describe('what the catalogue of the database says', () => {
  let database: { url: string; drop: () => Promise<void> };
  let found: Catalogue;

  beforeAll(async () => {
    database = await freshDatabase();
    found = await asOwner(database.url, readCatalogue);
  });
  afterAll(async () => {
    await database.drop();
  });

  it('tables, views and sequences, and the rights of everybody but the owner', () => {
    expect(ofPublic(found.relations)).toEqual(rightsOf(TABLES));
  });

  it('policies', () => {
    expect(ofPublic(found.policies)).toEqual(policiesOf(TABLES));
  });

  it('functions, and those that reach past the scope of who calls them', () => {
    expect(ofPublic(found.functions)).toEqual(FUNCTIONS);
  });

  it('no schema besides, but the queue’s, which is closed to all who neither wake nor are woken, and the rows to count', () => {
    const others = (lines: Record<string, string>): [string, string][] => Object.entries(lines).filter(([name]) => !name.startsWith(PREFIX));
    const [queue, reporting] = ['bullmq.', 'reporting.'].map((prefix) => (lines: Record<string, string>): [string, string][] => others(lines).filter(([name]) => name.startsWith(prefix)));
    expect([...new Set([...others(found.relations), ...others(found.functions)].map(([name]) => name.split('.')[0]))]).toEqual(['bullmq', 'reporting']);
    expect(new Set(queue?.(found.relations).map(([, line]) => line))).toEqual(new Set([QUEUE.table, QUEUE.sequence]));
    expect(new Set(others(found.functions).map(([, line]) => line))).toEqual(new Set([QUEUE.function]));
    expect(Object.fromEntries(reporting?.(found.relations) ?? [])).toEqual(REPORTING);
    expect(others(found.policies)).toEqual([]);
  });

  it('the roles of the application own nothing but what is counted, bypass nothing, and are given nothing by default', () => {
    expect(Object.fromEntries(Object.entries(found.roles).filter(([name]) => name !== 'passerelle_owner'))).toEqual(ROLE_LINES);
    expect(found.defaults).toEqual({});
  });

  it('whatever holds rows about a child or a person is under forced row-level security', () => {
    const open = Object.entries(TABLES).filter(([, { rows, rights }]) => rows !== 'engine' && rows !== 'reference' && !rights.startsWith('forced'));
    expect(open).toEqual([]);
  });

  it('the machine’s own tables say nothing about anybody: no text that a person wrote, no case, no account but a number beside it', async () => {
    const engine = Object.entries(TABLES).flatMap(([name, { rows }]) => (rows === 'engine' ? [name] : []));
    const columns = await asOwner(database.url, async (client) =>
      (await client.query<{ column: string }>(`select table_name || '.' || column_name as column from information_schema.columns where table_schema = 'public' and table_name = any ($1) order by 1`, [engine])).rows,
    );
    expect(columns.map(({ column }) => column).filter((column) => /case|name$|email|note|text|detail/.test(column))).toEqual(['erased_with_key.table_name', 'heartbeat.name', 'schema_version.name']);
  });

  describe('in a database where somebody was careless', () => {
    const careless = async (sql: string): Promise<Catalogue> => {
      const scratch = await freshDatabase();
      try {
        return await asOwner(scratch.url, async (client: pg.Client) => {
          await client.query(sql);
          return await readCatalogue(client);
        });
      } finally {
        await scratch.drop();
      }
    };

    it.each([
      ['a new table', 'create table diary (id uuid)', 'relations'],
      ['a right for everybody', 'grant select on visit to public', 'relations'],
      ['a right on one column', 'grant update (hash) on user_password to passerelle_app', 'relations'],
      ['row-level security no longer forced', 'alter table visit no force row level security', 'relations'],
      ['a view that looks with its owner’s eyes', 'create view children as select * from child_case', 'relations'],
      ['a policy open to every row', 'create policy visit_help on visit for select to passerelle_app using (true)', 'policies'],
      ['a definer function that anybody may call', `create function peek() returns bigint language sql security definer as 'select count(*) from visit'`, 'functions'],
      ['rights by default', 'alter default privileges in schema public grant select on tables to passerelle_reader', 'defaults'],
    ] as const)('%s is seen', async (_what, sql, where) => {
      expect((await careless(sql))[where]).not.toEqual(found[where]);
    });
  });
});
