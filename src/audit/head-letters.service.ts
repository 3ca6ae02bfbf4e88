import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import { WorkerDatabase } from '../platform/database/index.js';
import { Mailer } from '../platform/mail/index.js';
import { type Outbox, sendAll } from '../platform/sending/index.js';
import type { Head } from './chain.vocabulary.js';
import { headLetter } from './head-letter.rules.js';

interface QueuedLetter {
  readonly id: string;
  readonly day: string;
  readonly attempts: number;
  readonly email: string;
  readonly locale: 'fr' | 'en';
  readonly heads: Head[];
  readonly broken: { day: string; stream: string; position: number }[];
}

/** Sends the daily heads, each letter under a Message-ID of its own. One that is given up stands on the auditor's page. */
@Injectable()
export class HeadLettersService {
  private readonly log = new Logger(HeadLettersService.name);
  private readonly outbox: Outbox<QueuedLetter>;

  constructor(
    @Inject(WorkerDatabase) private readonly database: WorkerDatabase,
    @Inject(Mailer) mailer: Mailer,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Config) config: Config,
  ) {
    this.outbox = {
      table: 'head_letter',
      next: async (client, now) => (await client.query<QueuedLetter>(NEXT, [now])).rows[0],
      send: ({ id, day, email, locale, heads, broken }) =>
        mailer.post({ to: email, messageId: `<heads-${id}@passerelle>`, ...headLetter({ day, heads, broken, link: `${config.publicUrl}/audit/heads`, locale }) }),
      name: ({ day }) => `heads of ${day}`,
    };
  }

  /** Every letter due now. @returns how many were tried */
  async deliver(): Promise<number> {
    return await sendAll({ database: this.database, clock: this.clock, log: this.log }, this.outbox);
  }
}

const NEXT = `
  select y.id, y.day::text, y.attempts, u.email, u.locale,
         (select json_agg(json_build_object('stream', h.stream, 'position', h.position, 'hash', encode(h.hash, 'hex')) order by h.stream desc) from published_head h where h.day = y.day) as heads,
         coalesce((select json_agg(json_build_object('day', b.day, 'stream', b.stream, 'position', b.head_position)) from broken_heads() b), '[]') as broken
    from head_letter y join app_user u on u.id = y.recipient_id
   where y.state = 'queued' and y.next_try_at <= $1
   order by y.next_try_at, y.day limit 1
     for update of y skip locked`;
