import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { VARIABLES } from '../../src/platform/config/index.js';
import { readFileSync } from 'node:fs';
import { World } from '../support/world.js';

const TYPES: Record<string, string> = { 'timestamp with time zone': 'timestamptz', smallint: 'smallint', integer: 'int', uuid: 'uuid', text: 'text', boolean: 'boolean' };

describe('entities and the schema tell the same', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.create();
  });
  afterAll(async () => {
    await world.close();
  });

  it('every column of every entity is there, of that type, and null where it may be', async () => {
    const columns = await world.sql<{ table_name: string; column_name: string; data_type: string; udt_name: string }>(`select table_name, column_name, data_type, udt_name from information_schema.columns where table_schema = 'public'`);
    const inDatabase = new Set(columns.map((column) => `${column.table_name}.${column.column_name} ${column.data_type === 'ARRAY' ? `${column.udt_name.slice(1)}[]` : (TYPES[column.data_type] ?? column.data_type)}`));
    const entities = world.app.get(DataSource).entityMetadatas;
    expect(entities.length).toBeGreaterThan(8);
    const missing = entities.flatMap((entity) =>
      entity.columns.map((column) => `${entity.tableName}.${column.databaseName} ${String(column.type)}${column.isArray ? '[]' : ''}`).filter((column) => !inDatabase.has(column)),
    );
    expect(missing).toEqual([]);
  });
});

it('.env.example documents exactly the variables that are read', () => {
  const text = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
  const documented = [...text.matchAll(/^#?\s?([A-Z][A-Z_]+)=/gm)].map((found) => found[1]);
  expect(documented.toSorted()).toEqual([...VARIABLES].toSorted());
});
