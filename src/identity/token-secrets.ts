import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../platform/config/index.js';
import { derivedKey } from '../platform/crypto/index.js';

/** A key under which names become tokens. `id` is kept beside each token, so that a later key can replace it name by name. */
export interface TokenSecret {
  readonly id: number;
  readonly key: Buffer;
}

/** The keys of the name tokens: what is written goes under the current one, what is looked for under all. */
@Injectable()
export class TokenSecrets {
  private readonly only: TokenSecret;

  constructor(@Inject(Config) config: Config) {
    this.only = { id: 1, key: derivedKey(config.installationKey, 'name tokens') };
  }

  current(): Promise<TokenSecret> {
    return Promise.resolve(this.only);
  }

  all(): Promise<readonly TokenSecret[]> {
    return Promise.resolve([this.only]);
  }
}
