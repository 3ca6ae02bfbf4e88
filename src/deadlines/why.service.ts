import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { Clock } from '../platform/clock/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { formatKnownTime, type KnownTime, type Precision } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import type { DeadlineState, TimeLimit, ToldFact } from './deadline.vocabulary.js';
import { Rederivation } from './rederivation.service.js';
import { TimeLimitsService } from './time-limits.service.js';
import type { DeadlineWhyView, WhyFactView, WhyRuleView, WhyShownView } from './why.dto.js';
import { partOf, readingOf } from './why-facts.rules.js';
import { shownOverTime } from './why-history.rules.js';
import { knownLate, whyLines } from './why.rules.js';

interface Row {
  readonly id: string;
  readonly case_code: string;
  readonly rule_id: string;
  readonly subject_id: string;
  readonly ordinal: number;
  readonly starts_at: Date;
  readonly starts_precision: Precision;
  readonly due_at: Date;
  readonly state: DeadlineState;
  readonly settled_at: Date | null;
  readonly settled_precision: Precision | null;
  readonly settled_by: string | null;
  readonly became_known_at: Date;
}

interface WrittenRow extends Row {
  readonly recorded_at: Date;
  readonly version: number;
  readonly by: string | null;
}

/** Why something is due then, in a form that can be printed and shown to a judge. */
@Injectable()
export class WhyService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(TimeLimitsService) private readonly limits: TimeLimitsService,
    @Inject(Rederivation) private readonly sources: Rederivation,
    @Inject(AccessLog) private readonly log: AccessLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-found when the deadline does not exist for this person */
  async of(actor: Actor, caseId: string, deadlineId: string): Promise<DeadlineWhyView> {
    return await this.uow.read(actor.scope, async () => {
      const [row] = await this.uow.query<Row>(ONE, [deadlineId, caseId]);
      const rules = await this.limits.inForce();
      const rule = rules.find(({ id }) => id === row?.rule_id);
      if (row === undefined || rule === undefined) throw new Refusal('not-found');
      await this.log.record('case.read', { caseId, detail: { part: 'deadline', deadline: row.id } });
      const starts = timeOf(row.starts_at, row.starts_precision);
      const explained = {
        rule, ordinal: rule.repeats ? 1 : row.ordinal, starts, dueAt: row.due_at, state: row.state, settled: settledOf(row), settledBy: row.settled_by, becameKnownAt: row.became_known_at,
      };
      return {
        id: row.id,
        caseId,
        caseCode: row.case_code,
        rule: ruleView(rule, rules, this.clock.now()),
        state: row.state,
        dueAt: row.due_at.toISOString(),
        ...(knownLate(explained) && { knownLateAt: row.became_known_at.toISOString() }),
        why: whyLines(explained),
        facts: await this.facts(rule, row, caseId),
        shown: await this.shown(row),
      };
    });
  }

  private async facts(rule: TimeLimit, row: Row, caseId: string): Promise<WhyFactView[]> {
    const told = await this.sources.told(caseId);
    const names = await this.names(told.map(({ recordedBy }) => recordedBy));
    return told
      .flatMap((fact): { fact: ToldFact; part: WhyFactView['part'] }[] => {
        const part = partOf(fact, { rule, subjectId: row.subject_id, startsAt: row.starts_at, settledAt: row.settled_at, settledBy: row.settled_by });
        return part === undefined ? [] : [{ fact, part }];
      })
      .sort((a, b) => (a.fact.at ?? a.fact.recordedAt).getTime() - (b.fact.at ?? b.fact.recordedAt).getTime())
      .map(({ fact, part }) => {
        const name = names.get(fact.recordedBy);
        const reading = readingOf(fact, part);
        return {
          part,
          label: fact.label,
          ...(fact.detail !== undefined && { detail: fact.detail }),
          ...(fact.at !== null && fact.precision !== null && { at: formatKnownTime({ at: fact.at, precision: fact.precision }) }),
          ...(reading !== undefined && { reading }),
          recordedAt: fact.recordedAt.toISOString(),
          ...(name !== undefined && { recordedBy: name }),
        };
      });
  }

  private async shown(row: Row): Promise<WhyShownView[]> {
    const written = await this.uow.query<WrittenRow>(WRITTEN, [row.id]);
    const bySince = new Map(written.map((entry) => [entry.recorded_at.getTime(), entry.by]));
    return shownOverTime(written.map((entry) => (
      { since: entry.recorded_at, ruleVersion: entry.version, starts: timeOf(entry.starts_at, entry.starts_precision), dueAt: entry.due_at, state: entry.state, settled: settledOf(entry) }
    ))).map(({ since, lines }) => {
      const by = bySince.get(since.getTime());
      return { since: since.toISOString(), ...(typeof by === 'string' && { by }), lines: [...lines] };
    });
  }

  private async names(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.uow.query<{ id: string; name: string }>('select id, display_name as name from app_user where id = any ($1::uuid[])', [[...new Set(ids)]]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

const ONE = `
  select d.id, c.code as case_code, d.rule_id, d.subject_id, d.ordinal, d.starts_at, d.starts_precision, d.due_at, d.state, d.settled_at, d.settled_precision, d.settled_by,
         d.became_known_at
    from deadline d join child_case c on c.id = d.case_id
   where d.id = $1 and d.case_id = $2`;

/** By the journal: seen by whoever sees the deadline. */
const WRITTEN = `
  select j.recorded_at, r.version, u.display_name as by, (j.row ->> 'starts_at')::timestamptz as starts_at, j.row ->> 'starts_precision' as starts_precision,
         (j.row ->> 'due_at')::timestamptz as due_at, j.row ->> 'state' as state, (j.row ->> 'settled_at')::timestamptz as settled_at, j.row ->> 'settled_precision' as settled_precision
    from journal j
    join time_limit_rule r on r.id = (j.row ->> 'rule_id')::uuid
    left join app_user u on u.id = j.actor
   where j.subject = 'deadline' and j.subject_id = $1
   order by j.recorded_at, j.id`;

function timeOf(at: Date, precision: Precision): KnownTime {
  return { at, precision };
}

function settledOf({ settled_at: at, settled_precision: precision }: Row): KnownTime | null {
  return at === null || precision === null ? null : { at, precision };
}

function ruleView(rule: TimeLimit, rules: readonly TimeLimit[], now: Date): WhyRuleView {
  const newer = rules.findLast(({ code, version, effectiveFrom }) => code === rule.code && version > rule.version && effectiveFrom <= now);
  return {
    code: rule.code,
    version: rule.version,
    label: rule.label,
    source: rule.source,
    certainty: rule.certainty,
    confirmed: rule.certainty === 'stated',
    effectiveFrom: rule.effectiveFrom.toISOString().slice(0, 10),
    ...(rule.remark !== null && { remark: rule.remark }),
    ...(newer !== undefined && { newerVersion: newer.version }),
  };
}
