import type { Alert, DeadlineName, Entry, History, Shift } from './history.js';
import { type Expected, expectedOf, type Step } from './limits.js';

/** A minute in which nothing struck is what the system is given. */
const MINUTE = 60_000;
/** The last letters of a run may still be on their way: tried again for two days, then given up. */
const LETTERS_TAKE = 4 * 86_400_000;

export interface Finding {
  readonly at: number;
  readonly what: string;
}

export const FINDING_KINDS = ['lost', 'early', 'doubled', 'wrong'] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export interface Verdict extends Readonly<Record<FindingKind, readonly Finding[]>> {
  readonly deadlines: number;
  readonly steps: number;
  readonly worstLatenessMs: number;
}

/** A deadline from the instant at which the facts made it so, to the instant at which others made it otherwise. */
interface Period extends DeadlineName {
  readonly from: number;
  to: number;
  readonly due: number;
  readonly state: Expected['state'];
  readonly steps: readonly Step[];
}

/**
 * Examines one history of the system, knowing the facts, when they were told, and the rules.
 * - lost: a step that fell due while its deadline was open, and a minute passed in which a worker ran whose own clock had reached the
 *   step, undisturbed, and nobody was ever told; or an alert that never became a letter, though it was to be one.
 * - early: told before its instant by the clock of the worker that told it, or without any ground in the facts.
 * - wrong: a deadline shown otherwise than the facts and rules have it.
 * - doubled: the same step told to the same person again, unless its instant has moved past the first telling; two letters about one alert.
 * - lateness: from the instant at which it could be told (it is known, due by some running worker's clock, and nothing disturbs).
 */
export function check(history: History, end: number): Verdict {
  const periods = periodsOf(history.entries, end);
  const tellings = Map.groupBy(history.alerts, (alert) => `${nameOf(alert)} ${alert.kind}`);
  const weather = new Weather(history);
  const lost: Finding[] = [];
  let worst = 0;
  let steps = 0;
  for (const period of periods) {
    if (period.state !== 'open') continue;
    for (const step of period.steps) {
      if (step.at >= period.to) continue;
      steps += 1;
      const told = firstTold(tellings.get(`${nameOf(period)} ${step.kind}`) ?? [], step, weather, period.to);
      const lateness = weather.lateness(Math.max(period.from, step.at), step.at, told, period.to);
      if (lateness === 'lost') lost.push({ at: step.at, what: `${nameOf(period)} ${step.kind}` });
      else worst = Math.max(worst, lateness);
    }
  }
  return {
    deadlines: new Set(periods.map(nameOf)).size,
    steps,
    lost: [...lost, ...unsent(history, end)],
    early: history.alerts.flatMap((alert) => tooEarly(alert, periods, weather)),
    doubled: [...toldTwice(tellings, weather), ...sentTwice(history)],
    wrong: wrongly(history),
    worstLatenessMs: worst,
  };
}

export function nameOf({ child, rule, subject, ordinal }: DeadlineName): string {
  return `${child} ${rule} ${subject} ${String(ordinal)}`;
}

/** The deadlines of every child through time, by the rules. */
function periodsOf(entries: readonly Entry[], end: number): Period[] {
  const periods: Period[] = [];
  for (const [child, told] of Map.groupBy(entries, (entry) => entry.child)) {
    const current = new Map<string, Period>();
    for (const { at, facts } of told) {
      const expected = new Map(expectedOf(facts).map((deadline) => [nameOf({ child, ...deadline }), deadline]));
      for (const [name, period] of current) {
        const now = expected.get(name);
        if (now?.due === period.due && now.state === period.state && JSON.stringify(now.steps) === JSON.stringify(period.steps)) {
          expected.delete(name);
          continue;
        }
        period.to = at;
        current.delete(name);
      }
      for (const [name, deadline] of expected) {
        const period: Period = { child, from: at, to: end, ...deadline };
        current.set(name, period);
        periods.push(period);
      }
    }
  }
  return periods;
}

/** The first alert about this step that was told at or after its instant, or for a later one. */
function firstTold(alerts: readonly Alert[], step: Step, weather: Weather, before: number): number | undefined {
  const valid = alerts.filter((alert) => alert.at <= before && weather.clockOf(alert.by, alert.at) >= step.at);
  return valid.length === 0 ? undefined : Math.min(...valid.map(({ at }) => at));
}

function tooEarly(alert: Alert, periods: readonly Period[], weather: Weather): Finding[] {
  const name = nameOf(alert);
  const ground = periods.find((period) => period.state === 'open' && period.from <= alert.at && alert.at <= period.to && nameOf(period) === name && period.due === alert.due);
  const step = ground?.steps.find(({ kind, at }) => kind === alert.kind && at === alert.stepAt);
  if (step === undefined) return [{ at: alert.at, what: `without ground: ${name} ${alert.kind}` }];
  return weather.clockOf(alert.by, alert.at) < step.at ? [{ at: alert.at, what: `${name} ${alert.kind}` }] : [];
}

function toldTwice(tellings: ReadonlyMap<string, readonly Alert[]>, weather: Weather): Finding[] {
  const twice: Finding[] = [];
  for (const [what, alerts] of tellings) {
    for (const same of Map.groupBy(alerts, ({ recipient }) => recipient).values()) {
      let told = Number.NEGATIVE_INFINITY;
      for (const alert of same) {
        if (alert.stepAt <= told) twice.push({ at: alert.at, what: `${what} to ${alert.recipient}` });
        told = Math.max(told, weather.clockOf(alert.by, alert.at));
      }
    }
  }
  return twice;
}

/** A Message-ID is the letter: however often it arrives it is one. */
function sentTwice({ letters, deliveries }: History): Finding[] {
  const alertOf = new Map(deliveries.map(({ id, alert }) => [id, alert]));
  const ids = new Map<string, Set<string>>();
  const twice: Finding[] = [];
  for (const { at, messageId } of letters) {
    const alert = alertOf.get(deliveryOf(messageId));
    if (alert === undefined) continue;
    const known = ids.get(alert) ?? new Set();
    ids.set(alert, known);
    if (!known.has(messageId) && known.size > 0) twice.push({ at, what: `letter of ${alert}` });
    known.add(messageId);
  }
  return twice;
}

/** An alert that was to go out and of which neither a letter arrived nor anybody was shown that it could not be sent. */
function unsent({ alerts, letters, deliveries }: History, end: number): Finding[] {
  const arrived = new Set(letters.map(({ messageId }) => deliveryOf(messageId)));
  const reached = new Set<string>();
  for (const { id, alert, state } of deliveries) if (state === 'failed' || arrived.has(id)) reached.add(alert);
  return alerts.filter((alert) => !alert.overtaken && alert.at < end - LETTERS_TAKE && !reached.has(alert.id)).map(({ at, id, kind }) => ({ at, what: `no letter of ${kind} ${id}` }));
}

function deliveryOf(messageId: string): string {
  return messageId.slice(1, messageId.indexOf('@'));
}

/** What the system shows after it has been told something, against what the rules make of it. */
function wrongly({ entries, shown }: History): Finding[] {
  const wrong: Finding[] = [];
  const shownOf = Map.groupBy(shown, ({ child }) => child);
  for (const [child, told] of Map.groupBy(entries, (entry) => entry.child)) {
    const rows = shownOf.get(child) ?? [];
    let next = 0;
    const state = new Map<string, { due: number; state: string }>();
    for (const { at, facts } of told) {
      for (let row = rows[next]; row !== undefined && row.at <= at; row = rows[next]) {
        state.set(nameOf(row), row);
        next += 1;
      }
      const expected = new Map(expectedOf(facts).map((deadline) => [nameOf({ child, ...deadline }), deadline]));
      for (const [name, deadline] of expected) {
        const row = state.get(name);
        if (row?.due !== deadline.due || row.state !== deadline.state) {
          wrong.push({ at, what: `${name} is ${row === undefined ? 'not there' : `${row.state}, due ${instant(row.due)}`}; by the facts ${deadline.state}, due ${instant(deadline.due)}` });
        }
      }
      for (const [name, row] of state) if (row.state === 'open' && !expected.has(name)) wrong.push({ at, what: `${name} runs without any ground` });
    }
  }
  return wrong;
}

/** When which workers ran, what their clocks said, and when something struck. */
class Weather {
  private readonly shiftsOf: ReadonlyMap<string, readonly Shift[]>;
  private readonly strikes: readonly { from: number; to: number }[];

  constructor(private readonly history: History) {
    this.shiftsOf = Map.groupBy(history.shifts, ({ worker }) => worker);
    this.strikes = merged(history.disturbances);
  }

  clockOf(worker: string, at: number): number {
    const shift = this.shiftsOf.get(worker)?.find(({ from, to }) => from <= at && at <= to);
    return shift === undefined ? Number.NEGATIVE_INFINITY : at + shift.offset;
  }

  /**
   * @param known from when the step could be seen in the facts
   * @param until when its deadline was made otherwise: a step that had no quiet minute before that was not owed
   * @returns milliseconds; 0 also where it was not owed and not told
   */
  lateness(known: number, stepAt: number, told: number | undefined, until: number): number | 'lost' {
    if (told !== undefined && told <= known) return 0;
    const quiet = this.quietMinute(known, stepAt, until);
    if (told === undefined) return quiet === undefined ? 0 : 'lost';
    if (quiet !== undefined && told > quiet + MINUTE) return told - quiet;
    // Told while something struck: what it took until then counts, and nothing after it.
    const counted = Math.max(known, Math.min(told, ...this.strikes.filter(({ from, to }) => from <= told && told < to).map(({ from }) => from)));
    const struck = Math.max(known, ...this.strikes.filter(({ to }) => to <= counted).map(({ to }) => to));
    const ready = this.history.shifts.filter(({ from, to }) => to > struck && from <= counted).map(({ from, offset }) => Math.max(struck, from, stepAt - offset));
    return Math.max(0, counted - Math.min(...ready, counted));
  }

  /** The beginning of the first minute after `known` in which some worker ran throughout, its clock at or past the step, and nothing struck. */
  private quietMinute(known: number, stepAt: number, until: number): number | undefined {
    const begins = this.history.shifts.flatMap(({ from, to, offset }) => {
      let at = Math.max(known, from, stepAt - offset);
      for (const strike of this.strikes) {
        if (strike.to < at) continue;
        if (strike.from > at + MINUTE) break;
        at = Math.max(at, strike.to);
      }
      return at + MINUTE < Math.min(to, until) ? [at] : [];
    });
    return begins.length === 0 ? undefined : Math.min(...begins);
  }
}

function merged(spans: readonly { from: number; to: number }[]): { from: number; to: number }[] {
  const all: { from: number; to: number }[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last !== undefined && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else all.push({ ...span });
  }
  return all;
}

function instant(at: number): string {
  return new Date(at).toISOString();
}
