import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock/index.js';
import { WorkerDatabase } from '../database/index.js';

const BATCH = 5_000;

/** Gives the entries of journal and access log their order and chains their hashes, after the fact and beyond doubt (docs/adr/0004). */
@Injectable()
export class JournalSealer {
  constructor(
    @Inject(WorkerDatabase) private readonly database: WorkerDatabase,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Seals until nothing is left that can be sealed. */
  async seal(): Promise<void> {
    for (const statement of ['select seal_journal($1) as sealed', 'select seal_access_log($1) as sealed']) {
      for (let sealed = BATCH; sealed === BATCH; ) {
        const [row] = await this.database.query<{ sealed: string | number }>(statement, [BATCH]);
        sealed = Number(row?.sealed ?? 0);
      }
    }
    await this.database.query(`insert into heartbeat (name, at) values ('seal', $1) on conflict (name) do update set at = excluded.at`, [this.clock.now()]);
  }
}
