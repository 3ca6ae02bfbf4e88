import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../platform/config/index.js';
import { derivedKey, newKey, seal, unseal } from '../platform/crypto/index.js';
import { UnitOfWork } from '../platform/database/index.js';

/**
 * What one side writes for the other to read: sealed with a key of the request's own, wrapped by the installation's. The asker's
 * child key would not do, as the answering side may not use it; and with this key nothing else of the child can be opened.
 */
@Injectable()
export class RequestVault {
  private readonly wrappingKey: Buffer;

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Config) config: Config,
  ) {
    this.wrappingKey = derivedKey(config.installationKey, 'wrap duplicate request keys');
  }

  /** A key for a request that is about to be written: what it sealed, and how to keep the key once the request is there. */
  begin(requestId: string, caseId: string, text: string): { readonly sealed: Buffer; readonly keep: () => Promise<void> } {
    const key = newKey();
    return {
      sealed: seal(key, Buffer.from(text), requestId),
      keep: async () => {
        await this.uow.query('insert into duplicate_request_key (request_id, case_id, wrapped) values ($1, $2, $3)', [requestId, caseId, seal(this.wrappingKey, key, requestId)]);
      },
    };
  }

  /** @returns undefined when the key is gone: with the child's own, by erasure */
  async seal(requestId: string, text: string): Promise<Buffer | undefined> {
    const [row] = await this.uow.query<{ wrapped: Buffer }>('select wrapped from duplicate_request_key where request_id = $1', [requestId]);
    return row && seal(unseal(this.wrappingKey, row.wrapped, requestId), Buffer.from(text), requestId);
  }

  open(requestId: string, wrapped: Buffer, sealed: Buffer): string {
    return unseal(unseal(this.wrappingKey, wrapped, requestId), sealed, requestId).toString();
  }
}
