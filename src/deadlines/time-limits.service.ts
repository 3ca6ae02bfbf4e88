import { Inject, Injectable } from '@nestjs/common';
import { type Actor, may } from '../access/index.js';
import { Clock } from '../platform/clock/index.js';
import { requestContext, UnitOfWork } from '../platform/database/index.js';
import { Refusal } from '../platform/refusal/index.js';
import type { RuleChange, TimeLimit } from './deadline.vocabulary.js';
import { Rederivation } from './rederivation.service.js';
import { decideChange, differencesBetween, firstDayOfChange } from './rule-change.rules.js';
import type { ChangedTimeLimitView, ChangeTimeLimitRequest, OneTimeLimitView, TimeLimitVersionView, TimeLimitView } from './time-limit.dto.js';

interface RuleRow {
  id: string;
  code: string;
  version: number;
  jurisdiction: string;
  label_fr: string;
  label_en: string;
  starts_fr: string;
  starts_en: string;
  ends_fr: string;
  ends_en: string;
  limit_duration: string | null;
  series: string[] | null;
  repeats: boolean;
  warnings: string[];
  escalations: string[];
  limit_step: number;
  announced: boolean;
  source: string;
  certainty: TimeLimit['certainty'];
  remark: string | null;
  effective_from: string;
  effective_to: string | null;
  applies_to_running: boolean;
  start_fact: string | null;
  settling_facts: string[] | null;
  voiding_facts: string[] | null;
}

/** Who made a version, and why. */
interface MadeRow extends RuleRow {
  changed_by: string | null;
  changed_by_name: string | null;
  recorded_at: Date;
  reason: string | null;
}

/** The rules in all their versions: read by whoever derives deadlines, changed by adding one. */
@Injectable()
export class TimeLimitsService {
  private held: { readonly revision: number; readonly rules: readonly TimeLimit[] } | undefined;

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Rederivation) private readonly rederivation: Rederivation,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Inside the running unit of work: the rules as they are, and as they stay until it ends. Whoever changes one waits for those who have
   * read them, and they for whoever changes one, in every process; what is kept here is only as old as the last reading.
   */
  async inForce(): Promise<readonly TimeLimit[]> {
    const [row] = await this.uow.query<{ revision: number }>('select time_limits_revision() as revision');
    const revision = row?.revision ?? 0;
    if (this.held?.revision !== revision) this.held = { revision, rules: (await this.uow.query<RuleRow>(RULES)).map(timeLimit) };
    return this.held.rules;
  }

  /** Of each rule the version that holds now, or the first one to come. */
  async list(actor: Actor): Promise<TimeLimitView[]> {
    const now = this.clock.now();
    const rules = await this.uow.read(actor.scope, async () => (await this.uow.query<RuleRow>(RULES)).map(timeLimit));
    return [...Map.groupBy(rules, ({ code }) => code).values()].flatMap((versions) => {
      const shown = versions.findLast(({ effectiveFrom }) => effectiveFrom <= now) ?? versions[0];
      return shown === undefined ? [] : [{ ...view(shown), versions: versions.length }];
    });
  }

  /** One rule with all its versions, the newest first. @throws Refusal not-found */
  async one(actor: Actor, code: string): Promise<OneTimeLimitView> {
    return await this.uow.read(actor.scope, async () => {
      const rows = await this.uow.query<MadeRow>(VERSIONS, [code]);
      const rules = rows.map(timeLimit);
      const newest = rules.at(-1);
      if (newest === undefined) throw new Refusal('not-found');
      const now = this.clock.now();
      const inForce = rules.findLast(({ effectiveFrom }) => effectiveFrom <= now);
      const [concerned] = may(actor.role, 'time-limit.change') ? await this.uow.query<{ running: number; pending: number }>(CONCERNED, [code]) : [];
      return {
        code,
        startsAt: newest.startsAt,
        endsAt: newest.endsAt,
        newest: newest.version,
        ...(concerned !== undefined && { change: { ...concerned, firstDay: day(firstDayOfChange(newest, now)) } }),
        items: rules.map((rule, index) => versionView(rule, rules[index - 1], rows[index], rule === inForce)).toReversed(),
      };
    });
  }

  /**
   * Adds a version; those that exist stay as they are. The clocks that it concerns are derived anew after the commit.
   * @throws Refusal not-found, rule-version-missing, rule-version-overtaken, and those of decideChange
   */
  async change(actor: Actor, code: string, input: ChangeTimeLimitRequest): Promise<ChangedTimeLimitView> {
    const wanted = changeOf(input);
    const expected = requestContext.getStore()?.expectedVersion;
    return await this.uow.write(actor.scope, async () => {
      const newest = (await this.uow.query<MadeRow>(VERSIONS, [code])).map(timeLimit).at(-1);
      if (newest === undefined) throw new Refusal('not-found');
      if (expected === undefined) throw new Refusal('rule-version-missing');
      if (expected !== newest.version) throw new Refusal('rule-version-overtaken');
      const now = this.clock.now();
      decideChange(newest, wanted, now);
      const { label, limits, series, warnings, escalations, source, certainty, remark, effectiveFrom, appliesToRunning } = wanted;
      const [added] = await this.uow.query<{ id: string }>(ADD, [
        code, newest.version, label.fr, label.en, series ? null : limits[0], series ? limits : null, warnings, escalations, source, certainty, remark,
        day(effectiveFrom), appliesToRunning, actor.userId, now, input.reason,
      ]);
      const [pending] = await this.uow.query<{ count: number }>('select count(*)::int as count from time_limit_pending where rule_id = $1', [added?.id]);
      this.uow.afterCommit(() => { this.rederivation.soon(); });
      return { code, version: newest.version + 1, concerned: pending?.count ?? 0 };
    });
  }
}

const COLUMNS = `
         r.id, r.code, r.version, r.jurisdiction, r.label_fr, r.label_en, r.starts_fr, r.starts_en, r.ends_fr, r.ends_en, r.limit_duration, r.series, r.repeats, r.warnings,
         r.escalations, r.limit_step, r.announced, r.source, r.certainty, r.remark, r.effective_from::text, r.effective_to::text, r.applies_to_running, r.start_fact,
         r.settling_facts, r.voiding_facts`;

const RULES = `select ${COLUMNS} from time_limit_rule r order by r.subject, r.code, r.version`;

const VERSIONS = `
  select ${COLUMNS}, r.changed_by, u.display_name as changed_by_name, r.recorded_at, r.reason
    from time_limit_rule r left join app_user u on u.id = r.changed_by
   where r.code = $1 order by r.version`;

const CONCERNED = `
  select (select count(*)::int from deadline where rule_code = $1 and state = 'open') as running,
         (select count(distinct p.case_id)::int from time_limit_pending p join time_limit_rule r on r.id = p.rule_id where r.code = $1) as pending`;

/** What people cannot change is taken from the version before, by the database that holds it. */
const ADD = `
  insert into time_limit_rule (code, version, jurisdiction, subject, label_fr, label_en, starts_fr, starts_en, ends_fr, ends_en, limit_duration, series, repeats, warnings,
         escalations, announced, source, certainty, remark, effective_from, applies_to_running, renew_after, start_fact, settling_facts, voiding_facts, changed_by, recorded_at, reason)
  select r.code, $2 + 1, r.jurisdiction, r.subject, $3, $4, r.starts_fr, r.starts_en, r.ends_fr, r.ends_en, $5, $6::text[], r.repeats, $7::text[],
         $8::text[], r.announced, $9, $10, $11, $12::date, $13, r.renew_after, r.start_fact, r.settling_facts, r.voiding_facts, $14, $15, $16
    from time_limit_rule r where r.code = $1 and r.version = $2
  returning id`;

/** @throws Refusal invalid-request where the day does not exist, as 31 February */
function changeOf(input: ChangeTimeLimitRequest): RuleChange {
  const effectiveFrom = firstInstantOf(input.effectiveFrom);
  if (Number.isNaN(effectiveFrom.getTime()) || day(effectiveFrom) !== input.effectiveFrom) throw new Refusal('invalid-request', 'effectiveFrom');
  const series = input.series !== undefined;
  return {
    label: { fr: input.labelFr, en: input.labelEn },
    limits: input.series ?? (input.limit === undefined ? [] : [input.limit]),
    series,
    warnings: input.warnings,
    escalations: input.escalations,
    source: input.source,
    certainty: input.certainty,
    remark: input.remark ?? null,
    effectiveFrom,
    appliesToRunning: input.appliesToRunning,
  };
}

function timeLimit(row: RuleRow): TimeLimit {
  return {
    id: row.id,
    code: row.code,
    version: row.version,
    jurisdiction: row.jurisdiction,
    label: { fr: row.label_fr, en: row.label_en },
    startsAt: { fr: row.starts_fr, en: row.starts_en },
    endsAt: { fr: row.ends_fr, en: row.ends_en },
    limits: row.series ?? (row.limit_duration === null ? [] : [row.limit_duration]),
    series: row.series !== null,
    repeats: row.repeats,
    limitStep: row.limit_step,
    appliesToRunning: row.applies_to_running,
    warnings: row.warnings,
    escalations: row.escalations,
    announced: row.announced,
    source: row.source,
    certainty: row.certainty,
    remark: row.remark,
    effectiveFrom: firstInstantOf(row.effective_from),
    effectiveTo: row.effective_to === null ? null : firstInstantOf(row.effective_to),
    startFact: row.start_fact,
    settlingFacts: row.settling_facts ?? [],
    voidingFacts: row.voiding_facts ?? [],
  };
}

function view(rule: TimeLimit): Omit<TimeLimitView, 'versions'> {
  const [limit] = rule.limits;
  return {
    code: rule.code,
    version: rule.version,
    jurisdiction: rule.jurisdiction,
    label: rule.label,
    ...(rule.series ? { series: [...rule.limits] } : limit !== undefined && { limit }),
    warnings: [...rule.warnings],
    escalations: [...rule.escalations],
    source: rule.source,
    certainty: rule.certainty,
    confirmed: rule.certainty === 'stated',
    effectiveFrom: day(rule.effectiveFrom),
    watched: rule.startFact !== null,
    ...(rule.remark !== null && { remark: rule.remark }),
  };
}

function versionView(rule: TimeLimit, before: TimeLimit | undefined, made: MadeRow | undefined, inForce: boolean): TimeLimitVersionView {
  return {
    ...view(rule),
    inForce,
    appliesToRunning: rule.appliesToRunning,
    recordedAt: made?.recorded_at.toISOString() ?? '',
    fromData: made?.changed_by === null,
    ...(typeof made?.changed_by_name === 'string' && { changedBy: made.changed_by_name }),
    ...(typeof made?.reason === 'string' && { reason: made.reason }),
    differences: before === undefined ? [] : differencesBetween(before, rule).map(({ field, before: was, after }) => ({ field, before: [...was], after: [...after] })),
  };
}

function firstInstantOf(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`);
}

function day(at: Date): string {
  return at.toISOString().slice(0, 10);
}
