import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import { WorkerDatabase } from '../platform/database/index.js';
import type { Head } from './chain.vocabulary.js';

/** Writes down once a day where both chains end, and who is to be told. Any number of workers may ask: a day has its heads once. */
@Injectable()
export class HeadPublisherService {
  constructor(
    @Inject(WorkerDatabase) private readonly database: WorkerDatabase,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Config) private readonly config: Config,
  ) {}

  /**
   * Today's heads (a day of Mali, which is a UTC day), made now unless they exist. A day on which nothing ran has none: what it
   * would have told is contained in the next. Without a mail server there is nobody to write to.
   */
  async publish(): Promise<{ day: string; heads: Head[] }> {
    const now = this.clock.now();
    const day = now.toISOString().slice(0, 10);
    return await this.database.transaction(async (client) => {
      await client.query('select publish_heads($1, $2)', [day, now]);
      if (this.config.smtpUrl !== undefined) {
        await client.query(
          `insert into head_letter (day, recipient_id, state, next_try_at) select $1, id, 'queued', $2 from app_user where role = 'auditor' and active
           on conflict (day, recipient_id) do nothing`,
          [day, now],
        );
      }
      const { rows } = await client.query<{ stream: Head['stream']; position: string; hash: string }>(
        `select stream, position::text, encode(hash, 'hex') as hash from published_head where day = $1 order by stream desc`,
        [day],
      );
      return { day, heads: rows.map((row) => ({ ...row, position: Number(row.position) })) };
    });
  }
}
