import { createHash } from 'node:crypto';
import { check, type FindingKind, type Verdict } from './checker.js';
import type { History } from './history.js';
import type { Fault, Stage } from './stage.js';

export interface Summary {
  readonly seed: number;
  readonly years: number;
  readonly children: number;
  readonly deadlines: number;
  readonly steps: number;
  readonly alerts: number;
  readonly letters: number;
  readonly faults: number;
  /** Of the faults, how often the database was put back to an earlier day. */
  readonly restored: number;
  readonly lost: number;
  readonly early: number;
  readonly doubled: number;
  readonly wrong: number;
  readonly worstLatenessMs: number;
}

export interface Outcome {
  readonly summary: Summary;
  readonly verdicts: readonly Verdict[];
  readonly faults: Readonly<Partial<Record<Fault, number>>>;
  /** What people tried and the rules of the house did not let them: not a fault. */
  readonly refused: readonly string[];
  /** Of everything that happened, under the simulation's own names: two runs of a seed have the same. */
  readonly digest: string;
}

export function outcomeOf({ options, histories, history, now, faults }: Stage, children: number, refused: readonly string[]): Outcome {
  const verdicts = histories.map((one) => check(one, one === history ? now : endOf(one)));
  const count = (of: FindingKind): number => Math.max(...verdicts.map((verdict) => verdict[of].length));
  const last = verdicts.at(-1);
  return {
    summary: {
      seed: options.seed, years: options.years, children, deadlines: last?.deadlines ?? 0, steps: last?.steps ?? 0, alerts: history.alerts.length, letters: history.letters.length,
      faults: [...faults.values()].reduce((sum, n) => sum + n, 0),
      restored: faults.get('backup restored') ?? 0,
      lost: count('lost'), early: count('early'), doubled: count('doubled'), wrong: count('wrong'), worstLatenessMs: Math.round(Math.max(...verdicts.map(({ worstLatenessMs }) => worstLatenessMs))),
    },
    verdicts,
    faults: Object.fromEntries(faults),
    refused,
    digest: digestOf(histories),
  };
}

function endOf(history: History): number {
  return Math.max(...history.shifts.map(({ to }) => to).filter(Number.isFinite));
}

function digestOf(histories: readonly History[]): string {
  const hash = createHash('sha256');
  for (const { entries, alerts, shown, shifts, disturbances } of histories) {
    hash.update(JSON.stringify([entries, alerts.map((alert) => ({ ...alert, id: '' })), shown, shifts, disturbances]));
  }
  return hash.digest('hex');
}
