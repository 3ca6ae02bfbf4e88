import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { AppModule } from '../app.module.js';
import { readConfig } from '../platform/config/index.js';
import type { Statements } from '../platform/database/index.js';

/** The owner's connection: schema and reference data only. */
export async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const { databaseUrl } = readConfig();
  if (databaseUrl === undefined) throw new Error('DATABASE_URL must be set: this command needs the owner of the database');
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A connection of the owner, as those services take it that also run inside a unit of work. */
export function statementsOn(client: pg.ClientBase): Statements {
  return { query: async (text, values = []) => (await client.query(text, [...values])).rows as never };
}

/** The application without its network: commands go through the same services as the pages. */
export async function inApplication<T>(work: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  const app = await NestFactory.createApplicationContext(AppModule, { logger: ['error', 'warn'] });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}
