import { Inject, Injectable } from '@nestjs/common';
import type { ClientBase } from 'pg';
import { DataSource } from 'typeorm';
import { PreparedStatements } from './prepared-statements.js';

/** Single statements before anybody is known: session look-up, sign-in. Without a scope no row of any case is visible. */
@Injectable()
export class Doorstep {
  private readonly statements = new PreparedStatements();

  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as ClientBase;
      const result = await client.query({ name: this.statements.nameOf(text), text, values: [...values] });
      return result.rows as Row[];
    } finally {
      await runner.release();
    }
  }
}
