import pg from 'pg';
import { PreparedStatements } from './prepared-statements.js';

const statements = new PreparedStatements();

/**
 * A client that prepares whatever comes with parameters: under row-level security planning costs more than running. TypeORM sends
 * its statements unnamed and knows no option for this; their texts are few, as they follow from our entities.
 */
class PreparingClient extends pg.Client {
  // One signature for pg's many overloads: what is not a text with parameters passes through as it came.
  override query(...words: readonly unknown[]): never {
    const [text, values] = words;
    const prepared = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? [{ name: statements.nameOf(text), text, values }, ...words.slice(2)] : words;
    return (super.query as (...args: readonly unknown[]) => never).apply(this, [...prepared]);
  }
}

class PreparingPool extends pg.Pool {
  constructor(options: pg.PoolConfig) {
    super({ ...options, Client: PreparingClient });
  }
}

/** The pg module as TypeORM expects it, with clients that prepare. */
export const preparingPg = { ...pg, Client: PreparingClient, Pool: PreparingPool };
