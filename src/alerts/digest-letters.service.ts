import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import { WorkerDatabase } from '../platform/database/index.js';
import { Mailer, nextTry } from '../platform/mail/index.js';
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
    let tried = 0;
    while (await this.next()) tried += 1;
    return tried;
  }

  private async next(): Promise<boolean> {
    return await this.database.transaction(async (client) => {
      const now = this.clock.now();
      const { rows } = await client.query<QueuedDigest>({ name: 'digest-next', text: NEXT, values: [now] });
      const [letter] = rows;
      if (letter === undefined) return false;
      const attempts = letter.attempts + 1;
      const problem = await this.send(letter);
      if (problem === undefined) {
        await client.query(`update digest set state = 'sent', attempts = $2, sent_at = $3, next_try_at = null, last_error = null where id = $1`, [letter.id, attempts, now]);
        return true;
      }
      const again = nextTry(attempts, now);
      this.log.warn(`digest of ${letter.day}: attempt ${String(attempts)} failed${again === undefined ? ', given up' : ''}: ${problem}`);
      await client.query('update digest set state = $2, attempts = $3, next_try_at = $4, last_error = $5 where id = $1', [
        letter.id, again === undefined ? 'failed' : 'queued', attempts, again ?? null, problem,
      ]);
      return true;
    });
  }

  /** @returns what went wrong, without anybody's address: mail servers like to quote it */
  private async send({ id, day, email, locale, body }: QueuedDigest): Promise<string | undefined> {
    try {
      await this.mailer.send({ to: email, messageId: `<digest-${id}@passerelle>`, ...digestMessage({ body, day, base: this.config.publicUrl, locale }) });
      return undefined;
    } catch (error) {
      const { code, responseCode } = error as { code?: string; responseCode?: number };
      return [code ?? 'unknown error', responseCode].filter((part) => part !== undefined).join(' ');
    }
  }
}

const NEXT = `
  select g.id, g.day::text, g.attempts, g.body, u.email, u.locale
    from digest g join app_user u on u.id = g.recipient_id
   where g.state = 'queued' and g.next_try_at <= $1
   order by g.next_try_at limit 1
     for update of g skip locked`;
