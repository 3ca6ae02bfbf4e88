import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { WorkerDatabase } from '../platform/database/index.js';
import type { RetentionCode } from './retention.vocabulary.js';

const BATCH = 500;

export interface RetentionSwept {
  readonly proposed: number;
  readonly purged: number;
}

/**
 * What has come to the end of its period: closed cases are proposed, technical rows deleted. By state, never by cursor, so that it may run
 * any number of times, late, or twice at once. The worker decides on no case: two people do (docs/adr/0020).
 */
@Injectable()
export class RetentionSweep {
  private readonly log = new Logger(RetentionSweep.name);

  constructor(
    @Inject(WorkerDatabase) private readonly database: WorkerDatabase,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async sweep(): Promise<RetentionSwept> {
    const proposed = await this.inBatches(PROPOSE, [this.clock.now()]);
    let purged = 0;
    for (const [code, statement] of Object.entries(PURGE)) {
      const before = await this.endOfPeriod(code as keyof typeof PURGE);
      if (before !== undefined) purged += await this.inBatches(statement, [before]);
    }
    if (proposed + purged > 0) this.log.log(`${String(proposed)} erasures proposed, ${String(purged)} technical rows deleted`);
    return { proposed, purged };
  }

  private async inBatches(statement: string, values: readonly unknown[]): Promise<number> {
    let all = 0;
    for (let done = BATCH; done === BATCH; all += done) {
      const [row] = await this.database.query<{ count: string | number }>(statement, [...values, BATCH]);
      done = Number(row?.count ?? 0);
    }
    return all;
  }

  /** @returns the instant before which rows are past the period in force; undefined while no such period is in force */
  private async endOfPeriod(code: RetentionCode): Promise<Date | undefined> {
    const [row] = await this.database.query<{ before: Date }>(
      `select (($2::timestamptz at time zone 'UTC') - period::interval) at time zone 'UTC' as before from (${IN_FORCE}) r`,
      [code, this.clock.now()],
    );
    return row?.before;
  }
}

/** The version of a period in force at an instant: the newest that has taken effect. */
const IN_FORCE = `
  select id, period from retention_rule where code = $1 and effective_from <= ($2::timestamptz at time zone 'UTC')::date order by version desc limit 1`;

/** Not again while a proposal waits, nor before the day until which somebody has put it off. */
const PROPOSE = `
  with rule as (${IN_FORCE.replace('$1', `'closed-case'`).replace('$2', '$1')}), written as (
    insert into erasure (id, case_id, case_code, reason, rule_id, closed_at, due_at, proposed_at, status)
    select uuidv7(), c.id, c.code, 'period-ended', rule.id, k.closed_at, retained_until(k.closed_at, rule.period), $1, 'proposed'
      from child_case c cross join rule
      join lateral (select max(decided_at) as closed_at from closure where case_id = c.id and status = 'approved') k on true
     where c.status = 'closed' and c.erased_at is null and retained_until(k.closed_at, rule.period) <= $1
       and not exists (select 1 from erasure e where e.case_id = c.id
         and (e.status in ('proposed', 'approved') or (e.status = 'refused' and e.put_off_until > ($1::timestamptz at time zone 'UTC')::date)))
     order by c.id limit $2
    on conflict (case_id) where status in ('proposed', 'approved') do nothing
    returning 1)
  select count(*) from written`;

const PURGE = {
  'stored-answers': 'select purge_answers($1, $2) as count',
  'ended-sessions': 'select purge_sessions($1, $2) as count',
} as const satisfies Partial<Record<RetentionCode, string>>;
