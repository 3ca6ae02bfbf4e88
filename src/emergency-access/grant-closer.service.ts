import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { WorkerDatabase } from '../platform/database/index.js';

/** Takes away the lines of grants whose time is over. No session names them any more; this leaves nothing that anybody could name. */
@Injectable()
export class GrantCloser {
  constructor(
    @Inject(WorkerDatabase) private readonly database: WorkerDatabase,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @returns how many lines went */
  async close(): Promise<number> {
    const [row] = await this.database.query<{ closed: number }>('select close_ended_grants($1) as closed', [this.clock.now()]);
    return row?.closed ?? 0;
  }
}
