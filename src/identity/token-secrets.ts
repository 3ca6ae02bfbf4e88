import { Inject, Injectable } from '@nestjs/common';
import { newKey } from '../platform/crypto/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { KeyService } from '../platform/keys/index.js';
import { Refusal } from '../platform/refusal/index.js';

/** What the name tokens are keyed with: a random secret of this database, so that renewing the installation key need not change it. */
export interface TokenSecret {
  readonly id: number;
  readonly key: Buffer;
}

export interface SecretRow {
  readonly id: number;
  readonly wrapped: Buffer;
  readonly key_id: string;
}

/** What the wrapping of a secret is bound to: its purpose, as with the other secrets of the database. */
export const SECRET_CONTEXT = 'name-tokens';
/** Shared by whoever writes tokens, held alone by whoever changes which secret they are written under. */
const GATE = 7_307_200;

/** Inside the running unit of work. */
@Injectable()
export class TokenSecrets {
  /** What has been unwrapped, by its wrapping: a search costs no call to the key service. */
  private readonly opened = new Map<string, TokenSecret>();

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(KeyService) private readonly keys: KeyService,
  ) {}

  /** To write under. It stays the current one until the end of this unit of work. The first to ask makes it. */
  async current(): Promise<TokenSecret> {
    await this.uow.query('select pg_advisory_xact_lock_shared($1)', [GATE]);
    const existing = await this.find(CURRENT);
    if (existing[0] !== undefined) return existing[0];
    const [wrapped] = await this.keys.wrap([{ key: newKey(), context: SECRET_CONTEXT }]);
    if (wrapped === undefined) throw new Error('nothing was wrapped');
    await this.uow.query(
      `insert into sealed_secret (purpose, wrapped, key_id, made_under) values ('name-tokens', $1, $2, $2) on conflict do nothing`,
      [wrapped.wrapped, wrapped.keyId],
    );
    const [first] = await this.find(CURRENT);
    if (first === undefined) throw new Refusal('not-found'); // whoever may write no name may see no secret
    return first;
  }

  /** To look under: two while a rotation is under way, none before the first name was written. */
  async all(): Promise<TokenSecret[]> {
    return await this.find(ALL);
  }

  private async find(sql: string): Promise<TokenSecret[]> {
    const rows = await this.uow.query<SecretRow>(sql);
    const unknown = rows.filter((row) => !this.opened.has(nameOf(row)));
    const keys = await this.keys.unwrap(unknown.map((row) => ({ wrapped: row.wrapped, keyId: row.key_id, context: SECRET_CONTEXT })));
    unknown.forEach((row, index) => {
      const key = keys[index];
      if (key !== undefined) this.opened.set(nameOf(row), { id: row.id, key });
    });
    return rows.flatMap((row) => this.opened.get(nameOf(row)) ?? []);
  }
}

/** For the rotation: waits for every writer under the secret so far, and keeps new ones waiting until the transaction ends. */
export const CLOSE_GATE = `select pg_advisory_xact_lock(${String(GATE)})`;

const ALL = `select id, wrapped, key_id from sealed_secret where purpose = 'name-tokens' order by id`;
const CURRENT = `select id, wrapped, key_id from sealed_secret where purpose = 'name-tokens' and retired_at is null`;

function nameOf(row: SecretRow): string {
  return row.wrapped.toString('base64');
}
