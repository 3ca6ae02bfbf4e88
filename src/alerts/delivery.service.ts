import { Inject, Injectable, Logger } from '@nestjs/common';
import { instant } from '../deadlines/index.js';
import { Clock } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import { WorkerDatabase } from '../platform/database/index.js';
import { Mailer, nextTry } from '../platform/mail/index.js';
import { subjectOf } from './climb.js';
import { messageOf } from './message.rules.js';

/** Letters under way at once, each in a transaction of its own. */
const AT_ONCE = 3;

interface QueuedLetter {
  id: string;
  attempts: number;
  email: string;
  locale: 'fr' | 'en';
  number: number;
  case_id: string;
  case_code: string;
  step_kind: string;
  due_at: Date;
  label_fr: string;
  label_en: string;
  start_fact: string | null;
  answered: boolean;
}

/**
 * Sends what is queued. A delivery is held locked while its letter is on its way and marked in the same transaction: killed in
 * between, it is sent again under the same Message-ID. A refused one is tried later, and given up visibly, never silently.
 */
@Injectable()
export class DeliveryService {
  private readonly log = new Logger(DeliveryService.name);

  constructor(
    @Inject(WorkerDatabase) private readonly database: WorkerDatabase,
    @Inject(Mailer) private readonly mailer: Mailer,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Config) private readonly config: Config,
  ) {}

  /** Every letter due now, until none is left. @returns how many were tried */
  async deliver(): Promise<number> {
    const tried = await Promise.all(Array.from({ length: AT_ONCE }, () => this.oneAfterTheOther()));
    return tried.reduce((sum, count) => sum + count, 0);
  }

  private async oneAfterTheOther(): Promise<number> {
    let tried = 0;
    while (await this.next()) tried += 1;
    return tried;
  }

  private async next(): Promise<boolean> {
    return await this.database.transaction(async (client) => {
      const now = this.clock.now();
      const { rows } = await client.query<QueuedLetter>({ name: 'delivery-next', text: NEXT, values: [now] });
      const [letter] = rows;
      if (letter === undefined) return false;
      const attempts = letter.attempts + 1;
      const problem = await this.send(letter);
      if (problem === undefined) {
        await client.query(`update delivery set state = 'sent', attempts = $2, sent_at = $3, next_try_at = null, last_error = null where id = $1`, [letter.id, attempts, now]);
        return true;
      }
      const again = nextTry(attempts, now);
      this.log.warn(`letter of alert ${String(letter.number)} for ${letter.case_code}: attempt ${String(attempts)} failed${again === undefined ? ', given up' : ''}: ${problem}`);
      await client.query(`update delivery set state = $2, attempts = $3, next_try_at = $4, last_error = $5 where id = $1`, [
        letter.id, again === undefined ? 'failed' : 'queued', attempts, again ?? null, problem,
      ]);
      return true;
    });
  }

  /** @returns what went wrong, without anybody's address: mail servers like to quote it */
  private async send(letter: QueuedLetter): Promise<string | undefined> {
    const subject = subjectOf(letter.start_fact);
    try {
      await this.mailer.send({
        to: letter.email,
        messageId: `<${letter.id}@passerelle>`,
        ...messageOf({
          number: letter.number,
          caseCode: letter.case_code,
          rule: { fr: letter.label_fr, en: letter.label_en },
          step: letter.step_kind,
          subject,
          due: instant(letter.due_at, letter.locale),
          answered: letter.answered,
          link: `${this.config.publicUrl}${pageOf(letter)}`,
          locale: letter.locale,
        }),
      });
      return undefined;
    } catch (error) {
      const { code, responseCode } = error as { code?: string; responseCode?: number };
      return [code ?? 'unknown error', responseCode].filter((part) => part !== undefined).join(' ');
    }
  }
}

function pageOf({ step_kind: step, start_fact: startFact, case_id: caseId }: QueuedLetter): string {
  if (step === 'difference') return '/operations';
  return subjectOf(startFact) === 'access' ? '/emergency-accesses' : `/cases/${caseId}`;
}

const NEXT = `
  select y.id, y.attempts, u.email, u.locale, a.number, a.case_id, a.case_code, a.step_kind, a.due_at, r.label_fr, r.label_en, r.start_fact,
         exists (select 1 from acknowledgement k where k.deadline_id = a.deadline_id) as answered
    from delivery y
    join alert a on a.id = y.alert_id
    join app_user u on u.id = a.recipient_id
    join time_limit_rule r on r.id = a.rule_id
   where y.state = 'queued' and y.next_try_at <= $1
   order by y.next_try_at limit 1
     for update of y skip locked`;
