import { Inject, Injectable } from '@nestjs/common';
import { newKey, seal, unseal } from '../platform/crypto/index.js';
import { byIds, UnitOfWork } from '../platform/database/index.js';
import { KeyService } from '../platform/keys/index.js';
import type { ChildIdentity, ChildName } from './child-identity.js';
import { NameIndex } from './name-index.js';
import { holdTokensOf } from './name-tokens.js';

interface KeyRow {
  readonly case_id: string;
  readonly wrapped: Buffer;
  readonly key_id: string;
}

/** A text of one child, as it lies in the database. */
export interface SealedText {
  readonly caseId: string;
  readonly sealed: Buffer;
}

/** One file of a child, opened: each is sealed with its own key. */
export interface OpenedFile {
  readonly identity?: ChildIdentity;
  /** By the fact they stand beside (noteKey), the latest of each. */
  readonly notes: ReadonlyMap<string, string>;
  /** @returns undefined when the bytes are another file's */
  text(sealed: Buffer): string | undefined;
}

interface FileRow extends KeyRow {
  readonly identity: Buffer | null;
  readonly noted: readonly string[] | null;
  readonly notes: readonly Buffer[] | null;
}

/**
 * What names people, sealed with the child's own key, which the key service wraps. Destroying the child's key erases name, texts and
 * documents everywhere, journal and backups included (docs/adr/0013). Keys are unwrapped many at once, and never kept.
 */
@Injectable()
export class ChildVault {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(KeyService) private readonly keys: KeyService,
    @Inject(NameIndex) private readonly index: NameIndex,
  ) {}

  async seal(caseId: string, text: string): Promise<Buffer> {
    return await this.sealBytes(caseId, Buffer.from(text));
  }

  /** As `seal`, where there may be no text. */
  async sealIfGiven(caseId: string, text: string | undefined): Promise<Buffer | null> {
    return text === undefined ? null : await this.seal(caseId, text);
  }

  async sealBytes(caseId: string, bytes: Buffer): Promise<Buffer> {
    return seal(await this.keyFor(caseId), bytes, caseId);
  }

  /** One key for many texts of one child. @returns undefined for each when the key is gone (erased) or out of reach */
  async unseal(caseId: string, sealed: readonly Buffer[]): Promise<(string | undefined)[]> {
    const bytes = await this.unsealBytes(caseId, sealed);
    return bytes.map((text) => text?.toString());
  }

  /**
   * What is sealed in the files of one child, in one statement and with one call to the key service: a page of a case shows all of it.
   * Of each only what the acting person may see.
   * @returns in the order asked; a file that was erased, or is out of reach, is missing
   */
  async files(caseIds: readonly string[]): Promise<OpenedFile[]> {
    const rows = await this.uow.queryByIds<FileRow>(FILES, caseIds);
    const keys = await this.open(rows);
    const byId = new Map(rows.map((row) => [row.case_id, row]));
    return caseIds.flatMap((id) => {
      const [row, key] = [byId.get(id), keys.get(id)];
      return row === undefined || key === undefined ? [] : [openedFile(key, row)];
    });
  }

  async unsealBytes(caseId: string, sealed: readonly Buffer[]): Promise<(Buffer | undefined)[]> {
    const key = (await this.open(await this.rows([caseId]))).get(caseId);
    return sealed.map((bytes) => (key === undefined ? undefined : unseal(key, bytes, caseId)));
  }

  /**
   * Notes beside deadlines, also one's own where the child has left one's circle since: whoever was told holds the key to what they wrote.
   * @returns undefined for each whose key is gone or not for this person
   */
  async unsealForTheTold(texts: readonly SealedText[]): Promise<(string | undefined)[]> {
    if (texts.length === 0) return [];
    const caseIds = [...new Set(texts.map(({ caseId }) => caseId))];
    const keys = await this.open([...(await this.rows(caseIds)), ...(await this.rowsOfTheTold(caseIds))]);
    return texts.map(({ caseId, sealed }) => {
      const key = keys.get(caseId);
      return key && unseal(key, sealed, caseId).toString();
    });
  }

  async name(caseId: string): Promise<ChildName | undefined> {
    return await this.identity(caseId);
  }

  async identity(caseId: string): Promise<ChildIdentity | undefined> {
    return (await this.names([caseId])).get(caseId);
  }

  /** Names of those cases whose identity the acting person may see: one query and one call to the key service, however many. */
  async names(caseIds: readonly string[]): Promise<Map<string, ChildIdentity>> {
    if (caseIds.length === 0) return new Map();
    const rows = await this.uow.queryByIds<KeyRow & { sealed: Buffer }>(NAMES, caseIds);
    const keys = await this.open(rows);
    return new Map(
      rows.flatMap(({ case_id: caseId, sealed }) => {
        const key = keys.get(caseId);
        return key === undefined ? [] : [[caseId, identityFrom(key, sealed, caseId)] as const];
      }),
    );
  }

  async recordIdentity(caseId: string, identity: ChildIdentity, at: Date, by: string): Promise<void> {
    const sealed = await this.seal(caseId, JSON.stringify(identity));
    await holdTokensOf(this.uow, [caseId]);
    await this.uow.query(
      `insert into child_identity (case_id, sealed, recorded_at, recorded_by) values ($1, $2, $3, $4)
       on conflict (case_id) do update set sealed = excluded.sealed, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by, version = child_identity.version + 1`,
      [caseId, sealed, at, by],
    );
    await this.index.write(caseId, identity);
  }

  private async open(rows: readonly KeyRow[]): Promise<Map<string, Buffer>> {
    const distinct = [...new Map(rows.map((row) => [row.case_id, row])).values()];
    const keys = await this.keys.unwrap(distinct.map((row) => ({ wrapped: row.wrapped, keyId: row.key_id, context: row.case_id })));
    return new Map(distinct.flatMap((row, index) => {
      const key = keys[index];
      return key === undefined ? [] : [[row.case_id, key] as const];
    }));
  }

  private async keyFor(caseId: string): Promise<Buffer> {
    return (await this.open(await this.rows([caseId]))).get(caseId) ?? (await this.firstKey(caseId));
  }

  /**
   * Two people may write about a child at once for the first time: the key of whoever was first is the child's. And one that is there
   * and out of sight is for whoever was told of a deadline.
   */
  private async firstKey(caseId: string): Promise<Buffer> {
    const [wrapped] = await this.keys.wrap([{ key: newKey(), context: caseId }]);
    await this.uow.query('insert into child_key (case_id, wrapped, key_id) values ($1, $2, $3) on conflict do nothing', [caseId, wrapped?.wrapped, wrapped?.keyId]);
    const rows = await this.rows([caseId]);
    const key = (await this.open(rows.length > 0 ? rows : await this.rowsOfTheTold([caseId]))).get(caseId);
    if (key === undefined) throw new Error('the key of this child is out of reach');
    return key;
  }

  private async rows(caseIds: readonly string[]): Promise<KeyRow[]> {
    return await this.uow.queryByIds<KeyRow>(KEYS, caseIds);
  }

  private async rowsOfTheTold(caseIds: readonly string[]): Promise<KeyRow[]> {
    return await this.uow.query<KeyRow>('select case_id, wrapped, key_id from keys_of_the_told($1)', [caseIds]);
  }
}

const KEYS = byIds((matches) => `select case_id, wrapped, key_id from child_key where case_id ${matches}`);
const NAMES = byIds((matches) => `select i.case_id, k.wrapped, k.key_id, i.sealed from child_identity i join child_key k on k.case_id = i.case_id where i.case_id ${matches}`);
const FILES = byIds(
  (matches) => `
  select k.case_id, k.wrapped, k.key_id, i.sealed as identity, n.noted, n.notes
    from child_key k
    left join child_identity i on i.case_id = k.case_id
    left join lateral (
      select array_agg(about || ' ' || about_id order by recorded_at) as noted, array_agg(sealed order by recorded_at) as notes from case_note where case_id = k.case_id
    ) n on true
   where k.case_id ${matches}`,
);

function openedFile(key: Buffer, { case_id: caseId, identity, noted, notes }: FileRow): OpenedFile {
  return {
    ...(identity !== null && { identity: identityFrom(key, identity, caseId) }),
    notes: new Map((notes ?? []).map((sealed, index) => [noted?.[index] ?? '', unseal(key, sealed, caseId).toString()])),
    text: (sealed) => {
      try {
        return unseal(key, sealed, caseId).toString();
      } catch {
        return undefined;
      }
    },
  };
}

export function identityFrom(key: Buffer, sealed: Buffer, caseId: string): ChildIdentity {
  return JSON.parse(unseal(key, sealed, caseId).toString()) as ChildIdentity;
}
