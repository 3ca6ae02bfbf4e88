import { Refusal } from '../platform/refusal/index.js';
import { addDuration, isDuration } from './duration.rules.js';
import type { RuleChange, RuleDifference, TimeLimit } from './deadline.vocabulary.js';

const DAY = 24 * 3_600_000;
/** Nothing here is due ten years on: more is a slip of the pen, as P48M for PT48M. */
const LONGEST = 'P10Y';
/** Starts from which durations are compared: months have 28 to 31 days, and P30D lies before P1M or after it. */
const STARTS = Array.from({ length: 24 }, (_, month) => [new Date(Date.UTC(2027, month, 1)), new Date(Date.UTC(2027, month + 1, 0))]).flat();

/**
 * Whether a rule may be changed so. Nothing that has begun may come to stand under another rule than the one it began under: a
 * version takes effect on a day that has not begun, and not before the versions that exist.
 * @throws Refusal with the field: limit, series, warnings, escalations, effectiveFrom
 */
export function decideChange(newest: TimeLimit, change: RuleChange, now: Date): void {
  mustBeDurations(change);
  const [limit] = change.limits;
  if (newest.series !== change.series) throw new Refusal(newest.series ? 'time-limit-is-series' : 'time-limit-is-single', newest.series ? 'series' : 'limit');
  if (change.series) {
    if (!ascending(change.limits)) throw new Refusal('time-limit-not-ascending', 'series');
    if (change.warnings.length > 0) throw new Refusal('time-limit-series-unwarned', 'warnings');
  } else if (limit !== undefined) {
    if (!change.warnings.every((warning) => surelyShorter(warning, limit))) throw new Refusal('time-limit-warning-late', 'warnings');
    if (!ascending(change.warnings)) throw new Refusal('time-limit-not-ascending', 'warnings');
  }
  if (!ascending(change.escalations)) throw new Refusal('time-limit-not-ascending', 'escalations');
  if (change.effectiveFrom < newest.effectiveFrom) throw new Refusal('time-limit-before-version', 'effectiveFrom');
  if (change.effectiveFrom <= now) throw new Refusal('time-limit-day-begun', 'effectiveFrom');
  if (changesNothing(newest, change)) throw new Refusal('time-limit-unchanged');
}

/** What a version says otherwise than the one before it, in the order in which it is read. */
export function differencesBetween(before: TimeLimit, after: TimeLimit): RuleDifference[] {
  const fields: [RuleDifference['field'], (rule: TimeLimit) => readonly string[]][] = [
    ['limit', ({ limits }) => limits],
    ['warnings', ({ warnings }) => warnings],
    ['escalations', ({ escalations }) => escalations],
    ['labelFr', ({ label }) => [label.fr]],
    ['labelEn', ({ label }) => [label.en]],
    ['source', ({ source }) => [source]],
    ['certainty', ({ certainty }) => [certainty]],
    ['remark', ({ remark }) => (remark === null ? [] : [remark])],
    ['watched', ({ startFact }) => [String(startFact !== null)]],
  ];
  return fields.flatMap(([field, of]) => {
    const was = of(before);
    const is = of(after);
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ field, before: [...was], after: [...is] }];
  });
}

function mustBeDurations({ series, limits, warnings, escalations }: RuleChange): void {
  const field = series ? 'series' : 'limit';
  if (limits.length === 0 || !limits.every((limit) => isUsable(limit) && surelyShorter('PT0S', limit))) throw new Refusal('time-limit-duration', field);
  if (!warnings.every((warning) => isUsable(warning) && surelyShorter('PT0S', warning))) throw new Refusal('time-limit-duration', 'warnings');
  if (!escalations.every(isUsable)) throw new Refusal('time-limit-duration', 'escalations');
}

function isUsable(duration: string): boolean {
  return isDuration(duration) && STARTS.every((start) => addDuration(start, duration) <= addDuration(start, LONGEST));
}

function ascending(durations: readonly string[]): boolean {
  return durations.every((duration, index) => {
    const previous = durations[index - 1];
    return previous === undefined || surelyShorter(previous, duration);
  });
}

function surelyShorter(one: string, other: string): boolean {
  return STARTS.every((start) => addDuration(start, one) < addDuration(start, other));
}

/** The same words on a later day say something only if they now hold for what is running. */
function changesNothing(newest: TimeLimit, change: RuleChange): boolean {
  const words = ({ label, limits, warnings, escalations, source, certainty, remark }: RuleChange | TimeLimit): string =>
    JSON.stringify([label.fr, label.en, limits, warnings, escalations, source, certainty, remark]);
  if (words(newest) !== words(change)) return false;
  return newest.effectiveFrom.getTime() === change.effectiveFrom.getTime() ? newest.appliesToRunning === change.appliesToRunning : !change.appliesToRunning;
}

/** The first day on which a change of now may take effect. */
export function firstDayOfChange(newest: Pick<TimeLimit, 'effectiveFrom'>, now: Date): Date {
  const tomorrow = new Date((Math.floor(now.getTime() / DAY) + 1) * DAY);
  return newest.effectiveFrom > tomorrow ? newest.effectiveFrom : tomorrow;
}
