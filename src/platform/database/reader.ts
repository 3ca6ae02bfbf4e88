import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type pg from 'pg';
import { Config } from '../config/index.js';
import { Refusal } from '../refusal/index.js';
import { rolePool } from './role-pool.js';
import type { Statements } from './statements.js';

/** Where the sealed journal stood. */
export interface SealedPosition {
  readonly position: number;
  /** When the entry at this position was recorded: a label, no order. */
  readonly recordedAt: Date;
  /** SHA-256 over the whole journal up to here, hexadecimal. */
  readonly hash: string;
}

/**
 * For figures only: reads unnamed facts of every case under the role passerelle_reader, which cannot see identity. May be a replica;
 * an earlier state is made of temporary tables, which a replica cannot have, and is read where the application writes.
 */
@Injectable()
export class Reader implements OnModuleDestroy {
  private readonly pool: pg.Pool;
  private readonly earlier: pg.Pool;

  constructor(@Inject(Config) config: Config) {
    this.pool = rolePool(config.readerDatabaseUrl, 'passerelle-reader', 4);
    this.earlier = rolePool(config.earlierDatabaseUrl, 'passerelle-reader-earlier', 2);
  }

  /** `query`, to be handed to whoever reads the same rows in another way elsewhere. */
  readonly rows = <Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> => this.query<Row>(text, values);

  async query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const result = await this.pool.query(text, [...values]);
    return result.rows as Row[];
  }

  /** @throws Refusal unknown-position when the sealed journal has none such: a later one, or nothing was recorded by then */
  async sealedPosition(at: { readonly position?: number; readonly instant?: Date } = {}): Promise<SealedPosition> {
    const { rows } = await this.earlier.query<{ known_position: string; recorded_at: Date; hash: Buffer }>('select * from sealed_position($1, $2)', [at.position ?? null, at.instant ?? null]);
    const [row] = rows;
    if (row === undefined) throw new Refusal('unknown-position', at.instant === undefined ? 'position' : 'on');
    return { position: Number(row.known_position), recordedAt: row.recorded_at, hash: row.hash.toString('hex') };
  }

  /** The same SQL as today's, on these tables as they were known at a sealed position: they stand before those of today for one transaction. */
  async asKnownOn<Answer>(position: number, tables: readonly string[], work: (read: Statements['query']) => Promise<Answer>): Promise<Answer> {
    const client = await this.earlier.connect();
    try {
      await client.query('begin');
      await client.query('select facts_known_on($1, $2)', [position, tables]);
      return await work(async <Row>(text: string, values: readonly unknown[] = []) => (await client.query(text, [...values])).rows as Row[]);
    } finally {
      await client.query('rollback').catch(() => undefined); // the connection itself may be what failed
      client.release();
    }
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([this.pool.end(), this.earlier.end()]);
  }
}
