import { Inject, Injectable } from '@nestjs/common';
import { newKey, seal, unseal } from '../platform/crypto/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { KeyService } from '../platform/keys/index.js';
import type { FamilyNames } from './family.vocabulary.js';

/**
 * What leads to a foster family, sealed with a key of the family's own, which the key service wraps (docs/adr/0034). A child's key would
 * not do: the family is there before the child, takes others after it, and is not to be erased with any of them.
 */
@Injectable()
export class FamilyVault {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(KeyService) private readonly keys: KeyService,
  ) {}

  /** The first key of a family that has just been written. */
  async begin(familyId: string): Promise<void> {
    const [made] = await this.keys.wrap([{ key: newKey(), context: familyId }]);
    await this.uow.query('insert into foster_family_key (family_id, wrapped, key_id) values ($1, $2, $3)', [familyId, made?.wrapped, made?.keyId]);
  }

  /** @throws Error where the acting person may not know who the family is */
  async seal(familyId: string, text: string): Promise<Buffer> {
    const key = await this.key(familyId);
    if (key === undefined) throw new Error('the key of this family is out of reach');
    return seal(key, Buffer.from(text), familyId);
  }

  /** @returns undefined when the key is gone or out of reach */
  async open(familyId: string, sealed: readonly Buffer[]): Promise<string[] | undefined> {
    const key = await this.key(familyId);
    return key && sealed.map((bytes) => unseal(key, bytes, familyId).toString());
  }

  /** undefined for whoever may not know who the family is. */
  async names(familyId: string): Promise<FamilyNames | undefined> {
    const [row] = await this.uow.query<{ sealed: Buffer }>('select sealed from foster_family_identity where family_id = $1', [familyId]);
    const opened = row && (await this.open(familyId, [row.sealed]));
    return opened?.[0] === undefined ? undefined : (JSON.parse(opened[0]) as FamilyNames);
  }

  async record(familyId: string, names: FamilyNames, at: Date, by: string): Promise<void> {
    await this.uow.query(
      `insert into foster_family_identity (family_id, sealed, recorded_at, recorded_by) values ($1, $2, $3, $4)
       on conflict (family_id) do update set sealed = excluded.sealed, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by, version = foster_family_identity.version + 1`,
      [familyId, await this.seal(familyId, JSON.stringify(names)), at, by],
    );
  }

  private async key(familyId: string): Promise<Buffer | undefined> {
    const [row] = await this.uow.query<{ wrapped: Buffer; key_id: string }>('select wrapped, key_id from foster_family_key where family_id = $1', [familyId]);
    if (row === undefined) return undefined;
    const [key] = await this.keys.unwrap([{ wrapped: row.wrapped, keyId: row.key_id, context: familyId }]);
    return key;
  }
}
