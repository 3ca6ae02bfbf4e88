import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../platform/config/index.js';
import { derivedKey, newKey, seal, unseal } from '../platform/crypto/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { NameIndex } from './name-index.js';

export interface ChildName {
  readonly given: string;
  readonly family: string;
}

/**
 * What names people, sealed with the child's own key, which is wrapped by the installation's. Destroying the child's key erases
 * name and notes everywhere, journal and backups included.
 */
@Injectable()
export class ChildVault {
  private readonly wrappingKey: Buffer;

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(NameIndex) private readonly index: NameIndex,
    @Inject(Config) config: Config,
  ) {
    this.wrappingKey = derivedKey(config.installationKey, 'wrap children keys');
  }

  async seal(caseId: string, text: string): Promise<Buffer> {
    return seal(await this.keyFor(caseId), Buffer.from(text), caseId);
  }

  /** One key for many texts of one child. @returns undefined for each when the key is gone (erased) */
  async unseal(caseId: string, sealed: readonly Buffer[]): Promise<(string | undefined)[]> {
    const key = await this.existingKey(caseId);
    return sealed.map((bytes) => (key === undefined ? undefined : unseal(key, bytes, caseId).toString()));
  }

  async name(caseId: string): Promise<ChildName | undefined> {
    const names = await this.names([caseId]);
    return names.get(caseId);
  }

  /** Names of those cases whose identity the acting person may see. */
  async names(caseIds: readonly string[]): Promise<Map<string, ChildName>> {
    const rows = await this.uow.query<{ case_id: string; wrapped: Buffer; sealed: Buffer }>(
      'select i.case_id, k.wrapped, i.sealed from child_identity i join child_key k on k.case_id = i.case_id where i.case_id = any ($1)',
      [caseIds],
    );
    return new Map(
      rows.map((row) => {
        const key = unseal(this.wrappingKey, row.wrapped, row.case_id);
        return [row.case_id, JSON.parse(unseal(key, row.sealed, row.case_id).toString()) as ChildName];
      }),
    );
  }

  async recordName(caseId: string, name: ChildName, at: Date, by: string): Promise<void> {
    const sealed = await this.seal(caseId, JSON.stringify(name));
    await this.uow.query(
      `insert into child_identity (case_id, sealed, recorded_at, recorded_by) values ($1, $2, $3, $4)
       on conflict (case_id) do update set sealed = excluded.sealed, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by, version = child_identity.version + 1`,
      [caseId, sealed, at, by],
    );
    await this.index.write(caseId, name);
  }

  private async keyFor(caseId: string): Promise<Buffer> {
    const existing = await this.existingKey(caseId);
    if (existing !== undefined) return existing;
    const key = newKey();
    await this.uow.query('insert into child_key (case_id, wrapped) values ($1, $2)', [caseId, seal(this.wrappingKey, key, caseId)]);
    return key;
  }

  private async existingKey(caseId: string): Promise<Buffer | undefined> {
    const [row] = await this.uow.query<{ wrapped: Buffer }>('select wrapped from child_key where case_id = $1', [caseId]);
    return row && unseal(this.wrappingKey, row.wrapped, caseId);
  }
}
