import { endOf, type Precision } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import type { Period } from './reports.vocabulary.js';

const A_DAY = 24 * 3_600_000;

/** @throws Refusal invalid-request, ends-before-start */
export function readPeriod(query: { readonly from: string; readonly to: string }): Period {
  const from = new Date(`${query.from}T00:00:00.000Z`);
  const to = new Date(new Date(`${query.to}T00:00:00.000Z`).getTime() + A_DAY);
  if (Number.isNaN(from.getTime()) || Number.isNaN(to.getTime())) throw new Refusal('invalid-request', 'from');
  // 31 February is read as 2 March: such a day is none.
  if (dayOf(from) !== query.from) throw new Refusal('invalid-request', 'from');
  if (dayOf(new Date(to.getTime() - A_DAY)) !== query.to) throw new Refusal('invalid-request', 'to');
  if (to <= from) throw new Refusal('ends-before-start', 'to');
  return { from, to };
}

export function lastDay({ to }: Period): string {
  return dayOf(new Date(to.getTime() - A_DAY));
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** An end known to the day or month counts at its last instant: doubt serves the child. */
export function lastInstant(at: Date | null, precision: Precision | null): Date | null {
  return at === null || precision === null ? null : endOf({ at, precision });
}
