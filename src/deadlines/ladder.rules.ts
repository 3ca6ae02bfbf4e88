import { addDuration } from './duration.rules.js';
import type { TimeLimit } from './deadline.vocabulary.js';

/** 'opened' | 'warning-1'... | 'limit' | 'escalation-1'... */
type StepKind = string;

export interface Step {
  /** Its place on the ladder, the same for the life of the deadline: 0 is the opening, whether or not there is one. */
  readonly number: number;
  readonly kind: StepKind;
  readonly at: Date;
}

type LadderRule = Pick<TimeLimit, 'announced' | 'warnings' | 'escalations' | 'series' | 'limitStep'>;

/**
 * The steps of one deadline in their order. Warnings count from the start, escalations from the due instant; the first escalation,
 * at the due instant itself, is the alert at the limit. Warnings of a rule are for a single limit: a series has none.
 * @param knownAt when its start became known: a start agreed beforehand (the end of a grant) is announced when it is agreed
 */
export function ladderOf(rule: LadderRule, startsAt: Date, dueAt: Date, knownAt: Date = startsAt): Step[] {
  const warnings = (rule.series ? [] : rule.warnings).map((after, index) => ({ number: index + 1, kind: `warning-${String(index + 1)}`, at: addDuration(startsAt, after) }));
  const after = rule.escalations.map((offset) => addDuration(dueAt, offset)).filter((at) => at > dueAt);
  return [
    ...(rule.announced ? [{ number: 0, kind: 'opened', at: knownAt < startsAt ? knownAt : startsAt }] : []),
    ...warnings.filter(({ at }) => at < dueAt),
    { number: rule.limitStep, kind: 'limit', at: dueAt },
    ...after.map((at, index) => ({ number: rule.limitStep + 1 + index, kind: `escalation-${String(index + 1)}`, at })),
  ];
}

interface Climb {
  /** Steps due now, from `from` on, in their order. */
  readonly due: readonly Step[];
  /** The step to wait for; undefined at the top. */
  readonly next: Step | undefined;
}

/** What to do at `now` for a deadline whose next step is number `from`. A step is due at its instant, never before. */
export function climb(ladder: readonly Step[], from: number, now: Date): Climb {
  const ahead = ladder.filter((step) => step.number >= from);
  return { due: ahead.filter((step) => step.at <= now), next: ahead.find((step) => step.at > now) };
}
