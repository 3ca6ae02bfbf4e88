import { Inject, Injectable } from '@nestjs/common';
import { newKey, seal, unseal } from '../platform/crypto/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { KeyService } from '../platform/keys/index.js';

/** A request's key as it lies in the database. */
export interface RequestKey {
  readonly wrapped: Buffer;
  readonly key_id: string;
}

/**
 * What one side writes for the other to read: sealed with a key of the request's own, wrapped by the key service. The asker's
 * child key would not do, as the answering side may not use it; and with this key nothing else of the child can be opened.
 */
@Injectable()
export class RequestVault {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(KeyService) private readonly keys: KeyService,
  ) {}

  /** A key for a request that is about to be written: what it sealed, and how to keep the key once the request is there. */
  begin(requestId: string, caseId: string, text: string): { readonly sealed: Buffer; readonly keep: () => Promise<void> } {
    const key = newKey();
    return {
      sealed: seal(key, Buffer.from(text), requestId),
      keep: async () => {
        const [made] = await this.keys.wrap([{ key, context: requestId }]);
        await this.uow.query('insert into duplicate_request_key (request_id, case_id, wrapped, key_id) values ($1, $2, $3, $4)', [requestId, caseId, made?.wrapped, made?.keyId]);
      },
    };
  }

  /** @returns undefined when the key is gone: with the child's own, by erasure */
  async seal(requestId: string, text: string): Promise<Buffer | undefined> {
    const [row] = await this.uow.query<RequestKey>('select wrapped, key_id from duplicate_request_key where request_id = $1', [requestId]);
    return row && seal(await this.unwrapped(requestId, row), Buffer.from(text), requestId);
  }

  async open(requestId: string, key: RequestKey, sealed: Buffer): Promise<string> {
    return unseal(await this.unwrapped(requestId, key), sealed, requestId).toString();
  }

  private async unwrapped(requestId: string, { wrapped, key_id: keyId }: RequestKey): Promise<Buffer> {
    const [key] = await this.keys.unwrap([{ wrapped, keyId, context: requestId }]);
    if (key === undefined) throw new Error('nothing was unwrapped');
    return key;
  }
}
