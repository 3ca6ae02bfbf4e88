import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import { WorkerDatabase } from '../platform/database/index.js';
import { Mailer } from '../platform/mail/index.js';
import { sendAll } from '../platform/sending/index.js';
import { digestMessage } from './digest.rules.js';
import type { DigestBody } from './digest.vocabulary.js';

interface QueuedDigest {
  readonly id: string;
  readonly day: string;
  readonly attempts: number;
  readonly email: string;
  readonly locale: 'fr' | 'en';
  readonly body: DigestBody;
}

/** Sends the digests by e-mail, with the discipline of every letter: held locked on its way, marked in the same transaction, tried later when refused. */
@Injectable()
export class DigestLettersService {
  private readonly log = new Logger(DigestLettersService.name);

  constructor(
    @Inject(WorkerDatabase) private readonly database: WorkerDatabase,
    @Inject(Mailer) private readonly mailer: Mailer,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Config) private readonly config: Config,
  ) {}

  /** Every letter due now. @returns how many were tried */
  async deliver(): Promise<number> {
    return await sendAll({ database: this.database, clock: this.clock, log: this.log }, {
      table: 'digest',
      next: async (client, now) => (await client.query<QueuedDigest>({ name: 'digest-next', text: NEXT, values: [now] })).rows[0],
      send: ({ id, day, email, locale, body }) => this.mailer.post({ to: email, messageId: `<digest-${id}@passerelle>`, ...digestMessage({ body, day, base: this.config.publicUrl, locale }) }),
      name: ({ day }) => `digest of ${day}`,
    });
  }
}

const NEXT = `
  select g.id, g.day::text, g.attempts, g.body, u.email, u.locale
    from digest g join app_user u on u.id = g.recipient_id
   where g.state = 'queued' and g.next_try_at <= $1
   order by g.next_try_at limit 1
     for update of g skip locked`;
