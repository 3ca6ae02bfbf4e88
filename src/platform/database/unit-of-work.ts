import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { ClientBase } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { Refusal } from '../refusal/index.js';
import type { ByIds } from './by-ids.js';
import { PreparedStatements } from './prepared-statements.js';
import { requestContext } from './request-context.js';
import { beginWithScope, type Scope } from './scope.js';

interface Transaction {
  readonly manager: EntityManager;
  readonly client: ClientBase;
  readonly scope: Scope;
  readonly afterCommit: (() => void | Promise<void>)[];
  readonly beforeCommit: Map<string, () => Promise<unknown>>;
  /** How many units of work have joined this one and not ended yet. */
  joined: number;
}

/**
 * The one door to the database. Everything inside `read` or `write` happens in one transaction under the scope of the acting
 * person; outside there is no manager at all, so that a forgotten scope is a crash and not a leak.
 */
@Injectable()
export class UnitOfWork {
  private readonly current = new AsyncLocalStorage<Transaction>();
  private readonly log = new Logger(UnitOfWork.name);
  private readonly statements = new PreparedStatements();

  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** For answers only. Not a read-only transaction: looking at a file writes to the access log. */
  read<T>(scope: Scope, work: () => Promise<T>): Promise<T> {
    return this.run(scope, work);
  }

  /**
   * For changes. A write that arrives a second time under its Idempotency-Key gets its first answer and does nothing.
   * @throws Refusal idempotency-key-reused when the same key came with another request
   */
  write<T>(scope: Scope, work: () => Promise<T>): Promise<T> {
    const idempotency = requestContext.getStore()?.idempotency;
    if (idempotency === undefined) return this.run(scope, work);
    return this.run(scope, async () => {
      const first = await this.query<{ key: string }>(
        'insert into idempotency (user_id, key, request_hash) values ($1, $2, $3) on conflict do nothing returning key',
        [scope.userId, idempotency.key, idempotency.requestHash],
      );
      if (first.length === 0) return await this.earlierAnswer<T>(scope, idempotency);
      const answer = await work();
      await this.query('update idempotency set answer = $3 where user_id = $1 and key = $2', [scope.userId, idempotency.key, JSON.stringify(answer ?? null)]);
      return answer;
    });
  }

  /** TypeORM's manager of the running transaction. @throws when no unit of work is open */
  get manager(): EntityManager {
    return this.transaction().manager;
  }

  get scope(): Scope {
    return this.transaction().scope;
  }

  /** One prepared statement. Texts are constants of the code, never assembled from input. */
  async query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const { client } = this.transaction();
    const result = await client.query({ name: this.statements.nameOf(text), text, values: [...values] });
    return result.rows as Row[];
  }

  /** A statement about these rows, with the text for one where it is one. */
  async queryByIds<Row>(statement: ByIds, ids: readonly string[]): Promise<Row[]> {
    return ids.length === 1 ? await this.query<Row>(statement.one, [ids[0]]) : await this.query<Row>(statement.several, [ids]);
  }

  /** True inside a verb that is part of a larger unit of work. */
  get isPart(): boolean {
    return this.transaction().joined > 0;
  }

  /** Runs once at the end of the whole unit of work, however often it is asked for under the same key. */
  beforeCommit(key: string, work: () => Promise<unknown>): void {
    this.transaction().beforeCommit.set(key, work);
  }

  /** Runs after the commit, never after a rollback. A failure here is logged: truth is already in the database. */
  afterCommit(work: () => void | Promise<void>): void {
    this.transaction().afterCommit.push(work);
  }

  private async run<T>(scope: Scope, work: () => Promise<T>): Promise<T> {
    const open = this.current.getStore();
    if (open !== undefined) {
      // Several verbs as one: a verb called inside another's unit of work joins it, under the same person only.
      if (open.scope.userId !== scope.userId) throw new Error('a unit of work is already open for somebody else');
      open.joined += 1;
      try {
        return await work();
      } finally {
        open.joined -= 1;
      }
    }
    const runner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as ClientBase;
    const transaction: Transaction = { manager: runner.manager, client, scope, afterCommit: [], beforeCommit: new Map(), joined: 0 };
    try {
      await client.query(beginWithScope(scope, false));
      const answer = await this.current.run(transaction, async () => {
        const result = await work();
        for (const last of transaction.beforeCommit.values()) await last();
        return result;
      });
      await client.query('commit');
      this.settle(transaction);
      return answer;
    } catch (error) {
      await client.query('rollback').catch(() => undefined); // the connection itself may be what failed
      throw error;
    } finally {
      await runner.release();
    }
  }

  private settle(transaction: Transaction): void {
    for (const work of transaction.afterCommit) {
      void Promise.resolve()
        .then(work)
        .catch((error: unknown) => {
          this.log.warn(`after commit: ${String(error)}`);
        });
    }
  }

  private async earlierAnswer<T>(scope: Scope, idempotency: { key: string; requestHash: Buffer }): Promise<T> {
    const [earlier] = await this.query<{ request_hash: Buffer; answer: T }>('select request_hash, answer from idempotency where user_id = $1 and key = $2', [
      scope.userId,
      idempotency.key,
    ]);
    if (earlier === undefined || !earlier.request_hash.equals(idempotency.requestHash)) throw new Refusal('idempotency-key-reused');
    return earlier.answer;
  }

  private transaction(): Transaction {
    const transaction = this.current.getStore();
    if (transaction === undefined) throw new Error('no unit of work is open');
    return transaction;
  }
}
