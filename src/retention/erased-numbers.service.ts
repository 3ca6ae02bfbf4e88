import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../platform/config/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { erasedNumberToken } from './erased-number.js';

/** Lines of paper registers whose case was erased: read again, they must not bring the child back under its name. */
@Injectable()
export class ErasedNumbersService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Config) private readonly config: Config,
  ) {}

  /** Inside the running unit of work, of whoever reads registers. */
  async known(): Promise<{ has: (registerNumber: string) => boolean }> {
    const rows = await this.uow.query<{ token: Buffer }>('select token from erased_register_number');
    const tokens = new Set(rows.map(({ token }) => token.toString('hex')));
    return { has: (number) => tokens.size > 0 && tokens.has(erasedNumberToken(this.config.installationKeys().current, number).toString('hex')) };
  }
}
