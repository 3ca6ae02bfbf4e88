import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/index.js';
import { databaseSecret, KeyService } from '../platform/keys/index.js';
import { erasedNumberToken } from './erased-number.js';

/** Lines of paper registers whose case was erased: read again, they must not bring the child back under its name. */
@Injectable()
export class ErasedNumbersService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(KeyService) private readonly keys: KeyService,
  ) {}

  /** Inside the running unit of work, of whoever reads registers. */
  async known(): Promise<{ has: (registerNumber: string) => boolean }> {
    const rows = await this.uow.query<{ token: Buffer }>('select token from erased_register_number');
    if (rows.length === 0) return { has: () => false };
    const tokens = new Set(rows.map(({ token }) => token.toString('hex')));
    const key = await databaseSecret(this.uow, this.keys, 'erased-numbers');
    return { has: (number) => tokens.has(erasedNumberToken(key, number).toString('hex')) };
  }
}
