import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type pg from 'pg';
import { Config } from '../config/index.js';
import { rolePool } from './role-pool.js';

/** The alert worker's connections: deadlines and alerts of every case, nobody's identity (role passerelle_worker). */
@Injectable()
export class WorkerDatabase implements OnModuleDestroy {
  private readonly pool: pg.Pool;

  constructor(@Inject(Config) config: Config) {
    this.pool = rolePool(config.workerDatabaseUrl, 'passerelle-worker', 10);
  }

  async query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const result = await this.pool.query(text, [...values]);
    return result.rows as Row[];
  }

  /** One transaction; rolled back when `work` throws. */
  async transaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      const answer = await work(client);
      await client.query('commit');
      return answer;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }

  async onModuleDestroy(): Promise<void> {
    await this.pool.end();
  }
}
