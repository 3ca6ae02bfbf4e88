import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import { WorkerDatabase } from '../platform/database/index.js';
import { Mailer, nextTry } from '../platform/mail/index.js';
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

/**
 * Sends the daily heads. A letter is held locked while it is on its way and marked in the same transaction: killed in between, it goes
 * out again under the same Message-ID. A refused one is tried later, and given up where the auditor's page shows it.
 */
@Injectable()
export class HeadLettersService {
  private readonly log = new Logger(HeadLettersService.name);

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
      const { rows } = await client.query<QueuedLetter>(NEXT, [now]);
      const [letter] = rows;
      if (letter === undefined) return false;
      const attempts = letter.attempts + 1;
      const problem = await this.send(letter);
      if (problem === undefined) {
        await client.query(`update head_letter set state = 'sent', attempts = $2, sent_at = $3, next_try_at = null, last_error = null where id = $1`, [letter.id, attempts, now]);
        return true;
      }
      const again = nextTry(attempts, now);
      this.log.warn(`heads of ${letter.day}: attempt ${String(attempts)} failed${again === undefined ? ', given up' : ''}: ${problem}`);
      await client.query('update head_letter set state = $2, attempts = $3, next_try_at = $4, last_error = $5 where id = $1', [
        letter.id, again === undefined ? 'failed' : 'queued', attempts, again ?? null, problem,
      ]);
      return true;
    });
  }

  /** @returns what went wrong, without anybody's address: mail servers like to quote it */
  private async send({ id, day, email, locale, heads, broken }: QueuedLetter): Promise<string | undefined> {
    try {
      await this.mailer.send({ to: email, messageId: `<heads-${id}@passerelle>`, ...headLetter({ day, heads, broken, link: `${this.config.publicUrl}/audit/heads`, locale }) });
      return undefined;
    } catch (error) {
      const { code, responseCode } = error as { code?: string; responseCode?: number };
      return [code ?? 'unknown error', responseCode].filter((part) => part !== undefined).join(' ');
    }
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
