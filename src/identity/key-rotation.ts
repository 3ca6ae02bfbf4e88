import type { ClientBase } from 'pg';
import { newKey } from '../platform/crypto/index.js';
import type { Statements } from '../platform/database/index.js';
import type { KeyService } from '../platform/keys/index.js';
import { identityFrom } from './child-vault.js';
import { holdTokensOf, writeTokens } from './name-tokens.js';
import { CLOSE_GATE, SECRET_CONTEXT, type SecretRow, type TokenSecret } from './token-secrets.js';

export interface KeyCount {
  readonly keyId: string;
  readonly current: boolean;
  readonly children: number;
  readonly secrets: number;
}

/** One line for the operator: what has been done, and of how many. */
export type Progress = (step: 'keys' | 'secrets' | 'tokens', done: number, of: number) => void;

/** Keys that the key service wraps, each bound to the row it belongs to. */
const WRAPPED_KEYS = [
  { table: 'child_key', id: 'case_id' },
  { table: 'duplicate_request_key', id: 'request_id' },
  { table: 'foster_family_key', id: 'family_id' },
  { table: 'incident_key', id: 'incident_id' },
  { table: 'shift_key', id: 'shift_id' },
] as const;

interface WrappedRow {
  readonly id: string;
  readonly wrapped: Buffer;
  readonly key_id: string;
}

interface KeyRow {
  readonly case_id: string;
  readonly wrapped: Buffer;
  readonly key_id: string;
}

const BATCH = 200;

/**
 * Wraps every key anew under the current installation key and renews the secret of the name tokens, while the application runs. What is
 * still to be done is read off the rows themselves, each batch is one transaction: killed at any instant, it is simply begun again; run
 * when there is nothing to do, it does nothing. Acts as passerelle_keeper, which reaches keys and names and no other fact (docs/adr/0013).
 */
export class KeyRotation {
  private readonly statements: Statements;

  constructor(
    private readonly client: ClientBase,
    private readonly keys: KeyService,
    private readonly progress: Progress = () => undefined,
    private readonly batch = BATCH,
  ) {
    this.statements = { query: async (text, values = []) => (await client.query(text, [...values])).rows as never };
  }

  /** @throws KeyUnavailable when what wrapped a key is not at hand: nothing of that batch is changed */
  async rotate(): Promise<void> {
    const keyId = await this.keys.currentKeyId();
    do {
      for (const { table, id } of WRAPPED_KEYS) await this.rewrapKeys(keyId, table, id);
    } while (!(await this.nothingLeft(keyId)));
    await this.rewrapSecrets(keyId);
    await this.renewSecret(keyId);
    await this.makeTokens();
    await this.dropRetired();
  }

  /** Tokens that are missing: after a migration that took them away, or a rotation that was cut short. */
  async makeTokens(): Promise<void> {
    const [counted] = await this.inTransaction(() => this.statements.query<{ count: number }>(COUNT_UNTOKENED));
    const total = counted?.count ?? 0;
    if (total === 0) return;
    const secret = (await this.currentSecret()) ?? (await this.firstSecret());
    let done = 0;
    let last = NOBODY;
    for (let taken = this.batch; taken === this.batch; ) {
      taken = await this.inTransaction(async () => {
        const next = await this.statements.query<{ case_id: string }>(UNTOKENED, [secret.id, last, this.batch]);
        const ids = next.map((row) => row.case_id);
        last = ids.at(-1) ?? last;
        await this.makeTokensOf(secret, ids);
        return ids.length;
      });
      done += taken;
      this.progress('tokens', done, Math.max(total, done));
    }
  }

  /** Which key wraps how many: nothing may hang on one that is to be destroyed. */
  async status(): Promise<KeyCount[]> {
    const current = await this.keys.currentKeyId();
    const rows = await this.inTransaction(() => this.statements.query<{ key_id: string; children: number; secrets: number }>(STATUS, [current]));
    return rows.map((row) => ({ keyId: row.key_id, current: row.key_id === current, children: row.children, secrets: row.secrets }));
  }

  private async rewrapKeys(keyId: string, table: string, id: string): Promise<void> {
    const [counted] = await this.inTransaction(() => this.statements.query<{ count: number }>(`select count(*)::int as count from ${table} where key_id <> $1`, [keyId]));
    const total = counted?.count ?? 0;
    for (let done = 0, taken = this.batch; taken === this.batch; ) {
      taken = await this.inTransaction(async () => {
        const rows = await this.statements.query<WrappedRow>(`select ${id} as id, wrapped, key_id from ${table} where key_id <> $1 order by ${id} limit $2 for update`, [keyId, this.batch]);
        const wrapped = await this.keys.rewrap(rows.map((row) => ({ wrapped: row.wrapped, keyId: row.key_id, context: row.id })));
        await this.statements.query(
          `update ${table} k set wrapped = n.wrapped, key_id = n.key_id from unnest($1::uuid[], $2::bytea[], $3::text[]) as n (id, wrapped, key_id) where k.${id} = n.id`,
          [rows.map((row) => row.id), wrapped.map((key) => key.wrapped), wrapped.map((key) => key.keyId)],
        );
        return rows.length;
      });
      done += taken;
      if (total > 0) this.progress('keys', done, Math.max(total, done));
    }
  }

  /** Whether no key is left under another: looked at while nobody can add one. */
  private async nothingLeft(keyId: string): Promise<boolean> {
    const [row] = await this.inTransaction(async () => {
      await this.statements.query(`lock table ${WRAPPED_KEYS.map(({ table }) => table).join(', ')} in share row exclusive mode`);
      return await this.statements.query<{ left: boolean }>(`select ${WRAPPED_KEYS.map(({ table }) => `exists (select from ${table} where key_id <> $1)`).join(' or ')} as left`, [keyId]);
    });
    return row?.left !== true;
  }

  private async rewrapSecrets(keyId: string): Promise<void> {
    await this.inTransaction(async () => {
      const rows = await this.statements.query<SecretRow & { purpose: string }>('select id, purpose, wrapped, key_id from sealed_secret where key_id <> $1 order by id for update', [keyId]);
      const wrapped = await this.keys.rewrap(rows.map((row) => ({ wrapped: row.wrapped, keyId: row.key_id, context: row.purpose })));
      for (const [index, row] of rows.entries()) {
        await this.statements.query('update sealed_secret set wrapped = $2, key_id = $3 where id = $1', [row.id, wrapped[index]?.wrapped, wrapped[index]?.keyId]);
      }
      if (rows.length > 0) this.progress('secrets', rows.length, rows.length);
    });
  }

  /** Whoever had the installation key could read the secret: a new key asks for a new secret. Once for each key. */
  private async renewSecret(keyId: string): Promise<void> {
    await this.inTransaction(async () => {
      await this.statements.query(CLOSE_GATE);
      const [old] = await this.statements.query<{ id: number; made_under: string }>(`select id, made_under from sealed_secret where purpose = 'name-tokens' and retired_at is null`);
      if (old?.made_under === keyId) return;
      const [wrapped] = await this.keys.wrap([{ key: newKey(), context: SECRET_CONTEXT }]);
      if (wrapped === undefined) throw new Error('nothing was wrapped');
      if (old !== undefined) await this.statements.query('update sealed_secret set retired_at = clock_timestamp() where id = $1', [old.id]);
      await this.statements.query(`insert into sealed_secret (purpose, wrapped, key_id, made_under) values ('name-tokens', $1, $2, $2)`, [wrapped.wrapped, wrapped.keyId]);
    });
  }

  private async firstSecret(): Promise<TokenSecret> {
    await this.renewSecret(await this.keys.currentKeyId());
    const secret = await this.currentSecret();
    if (secret === undefined) throw new Error('no secret was made');
    return secret;
  }

  private async currentSecret(): Promise<TokenSecret | undefined> {
    const [row] = await this.inTransaction(() =>
      this.statements.query<SecretRow>(`select id, wrapped, key_id from sealed_secret where purpose = 'name-tokens' and retired_at is null`),
    );
    if (row === undefined) return undefined;
    const [key] = await this.keys.unwrap([{ wrapped: row.wrapped, keyId: row.key_id, context: SECRET_CONTEXT }]);
    return key && { id: row.id, key };
  }

  private async makeTokensOf(secret: TokenSecret, caseIds: readonly string[]): Promise<void> {
    await holdTokensOf(this.statements, caseIds); // before the name is read: one that is being corrected is read corrected
    const rows = await this.statements.query<KeyRow & { sealed: Buffer }>(
      'select i.case_id, i.sealed, k.wrapped, k.key_id from child_identity i join child_key k on k.case_id = i.case_id where i.case_id = any ($1::uuid[])',
      [caseIds],
    );
    const keys = await this.keys.unwrap(rows.map((row) => ({ wrapped: row.wrapped, keyId: row.key_id, context: row.case_id })));
    for (const [index, row] of rows.entries()) {
      const key = keys[index];
      if (key !== undefined) await writeTokens(this.statements, secret, row.case_id, identityFrom(key, row.sealed, row.case_id));
    }
  }

  /** Nothing can be written under a retired secret any more, and nothing is left under it: it goes. */
  private async dropRetired(): Promise<void> {
    await this.inTransaction(async () => {
      await this.statements.query(CLOSE_GATE);
      await this.statements.query('delete from name_token where secret_id in (select id from sealed_secret where retired_at is not null)');
      await this.statements.query('delete from sealed_secret where retired_at is not null');
    });
  }

  private async inTransaction<T>(work: () => Promise<T>): Promise<T> {
    await this.client.query('begin');
    try {
      await this.client.query('set local role passerelle_keeper');
      const answer = await work();
      await this.client.query('commit');
      return answer;
    } catch (error) {
      await this.client.query('rollback').catch(() => undefined); // the connection itself may be what failed
      throw error;
    }
  }
}

const NOBODY = '00000000-0000-0000-0000-000000000000';
const COUNT_UNTOKENED = `
  select count(*)::int as count from child_identity i
   where not exists (select from name_token t join sealed_secret s on s.id = t.secret_id where t.case_id = i.case_id and s.retired_at is null)`;
/** By id and not only by what is missing: a name of which no part tells anything would come up for ever. */
const UNTOKENED = `
  select i.case_id from child_identity i
   where not exists (select from name_token t where t.case_id = i.case_id and t.secret_id = $1) and i.case_id > $2 order by i.case_id limit $3`;

const STATUS = `
  select key_id, sum(children)::int as children, sum(secrets)::int as secrets
    from (select key_id, 1 as children, 0 as secrets from child_key union all select key_id, 0, 1 from duplicate_request_key union all select key_id, 0, 1 from foster_family_key union all select key_id, 0, 1 from sealed_secret) held
   group by key_id order by (key_id = $1) desc, key_id`;
