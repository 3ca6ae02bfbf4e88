import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type pg from 'pg';
import { Config } from '../config/index.js';
import { rolePool } from './role-pool.js';

/** For figures only: reads unnamed facts of every case under the role passerelle_reader, which cannot see identity. May be a replica. */
@Injectable()
export class Reader implements OnModuleDestroy {
  private readonly pool: pg.Pool;

  constructor(@Inject(Config) config: Config) {
    this.pool = rolePool(config.readerDatabaseUrl, 'passerelle-reader', 4);
  }

  /** `query`, to be handed to whoever reads the same rows in another way elsewhere. */
  readonly rows = <Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> => this.query<Row>(text, values);

  async query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const result = await this.pool.query(text, [...values]);
    return result.rows as Row[];
  }

  async onModuleDestroy(): Promise<void> {
    await this.pool.end();
  }
}
