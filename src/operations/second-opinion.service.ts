import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import { WorkerDatabase } from '../platform/database/index.js';
import { DifferenceTelling } from './difference-telling.js';
import { nightBefore } from './night.rules.js';
import { READ_KINDS } from './second-facts.js';
import { DIFFERENCES, NEXT_CHILDREN, UNREAD_RULES } from './second-formula.js';

/** Children looked at in one statement and one transaction: what a run holds in memory and loses when it is killed. */
const SLICE = 2_000;

/** What a finished run says. */
export interface Opinion {
  readonly cases: number;
  readonly deadlines: number;
  /** Differences open at its end, new or still there. */
  readonly differences: number;
  /** Rules whose facts the second formula cannot read: their deadlines were compared with nothing. */
  readonly unread: readonly string[];
}

/** One difference, as `clock check` prints it. */
export interface Difference {
  readonly kind: string;
  readonly case_code: string;
  readonly rule_code: string;
  readonly ordinal: number;
  readonly kept: Record<string, unknown> | null;
  readonly recomputed: Record<string, unknown> | null;
}

interface Running {
  readonly id: string;
  readonly position: string | null;
}

/**
 * The second opinion: all deadlines once more, by another formula, each night and on command. A run goes on where it was cut short, and
 * two processes never look at the same slice: the row of the run is locked while one is at work (docs/adr/0025).
 */
@Injectable()
export class SecondOpinionService {
  private readonly log = new Logger(SecondOpinionService.name);

  constructor(
    @Inject(WorkerDatabase) private readonly database: WorkerDatabase,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Config) private readonly config: Config,
    @Inject(DifferenceTelling) private readonly telling: DifferenceTelling,
  ) {}

  /** At the hour of the night, once; and to its end whatever a crash has left unfinished. @returns undefined when nothing was to be done */
  async nightly(): Promise<Opinion | undefined> {
    const [last] = await this.database.query<{ started_at: Date; finished_at: Date | null }>('select started_at, finished_at from clock_check order by finished_at is null desc, started_at desc limit 1');
    const unfinished = last !== undefined && last.finished_at === null;
    if (!unfinished && last !== undefined && last.started_at >= nightBefore(this.clock.now(), this.config.watch.checkHour)) return undefined;
    return await this.run('night');
  }

  /** @returns undefined when another process is at the same run */
  async run(askedBy: 'night' | 'command'): Promise<Opinion | undefined> {
    await this.database.query('insert into clock_check (asked_by, started_at) values ($1, $2) on conflict do nothing', [askedBy, this.clock.now()]);
    const unread = (await this.database.query<{ code: string }>(UNREAD_RULES, [READ_KINDS])).map(({ code }) => code);
    for (;;) {
      const done = await this.slice(unread);
      if (done === 'elsewhere') return undefined;
      if (done !== 'more') return done;
    }
  }

  async openDifferences(most: number): Promise<Difference[]> {
    return await this.database.query<Difference>(
      'select kind, case_code, rule_code, ordinal, kept, recomputed from clock_difference where closed_at is null order by found_at, id limit $1',
      [most],
    );
  }

  private async slice(unread: readonly string[]): Promise<Opinion | 'more' | 'elsewhere'> {
    return await this.database.transaction(async (client) => {
      const { rows: [running] } = await client.query<Running>('select id, position from clock_check where finished_at is null for update skip locked');
      if (running === undefined) return 'elsewhere';
      const now = this.clock.now();
      const children = (await client.query<{ id: string }>(NEXT_CHILDREN, [running.position, SLICE])).rows.map(({ id }) => id);
      if (children.length === 0) return await this.finish(client, running, unread, now);
      // Sets are joined by their keys: the planner, who knows no figures of what it has just computed, would compare each with each.
      await client.query('set local enable_nestloop = off; set local jit = off');
      const { rows: [compared] } = await client.query<{ deadlines: number; found: unknown }>(DIFFERENCES, [children, unread]);
      await client.query('set local enable_nestloop = on');
      if (compared?.found) await client.query(KEEP, [JSON.stringify(compared.found), now, running.id]);
      await client.query('update clock_check set position = $2, cases = cases + $3, deadlines = deadlines + $4 where id = $1', [
        running.id, children.at(-1), children.length, compared?.deadlines ?? 0,
      ]);
      return 'more';
    });
  }

  /** What this run has not found again is gone; what nobody was told of yet is told. */
  private async finish(client: Parameters<Parameters<WorkerDatabase['transaction']>[0]>[0], running: Running, unread: readonly string[], now: Date): Promise<Opinion> {
    await client.query('update clock_difference set closed_at = $2, version = version + 1 where closed_at is null and last_check <> $1', [running.id, now]);
    const told = await this.telling.tell(client, now);
    const { rows: [ended] } = await client.query<{ cases: number; deadlines: number; differences: number }>(
      `update clock_check set finished_at = $2, differences = (select count(*) from clock_difference where closed_at is null), unread = $3
        where id = $1 returning cases, deadlines, differences`,
      [running.id, now, unread],
    );
    const opinion = { cases: ended?.cases ?? 0, deadlines: ended?.deadlines ?? 0, differences: ended?.differences ?? 0, unread };
    this.log.log(`second opinion: ${String(opinion.deadlines)} deadlines of ${String(opinion.cases)} children, ${String(opinion.differences)} differences, ${String(told)} alerts`);
    return opinion;
  }
}

/** A difference that is still there keeps the instant at which it was found, and is seen again. */
const KEEP = `
  insert into clock_difference as c (kind, case_id, case_code, rule_code, rule_id, subject_id, ordinal, due_at, kept, recomputed, found_at, last_seen_at, last_check)
  select kind, case_id, case_code, rule_code, rule_id, subject_id, ordinal, due_at, kept, recomputed, $2, $2, $3
    from jsonb_to_recordset($1::jsonb) as f (kind text, case_id uuid, case_code text, rule_code text, rule_id uuid, subject_id uuid, ordinal smallint,
      due_at timestamptz, kept jsonb, recomputed jsonb)
  on conflict (kind, rule_code, subject_id, ordinal) where closed_at is null
  do update set last_seen_at = excluded.last_seen_at, last_check = excluded.last_check, kept = excluded.kept, recomputed = excluded.recomputed, version = c.version + 1`;
