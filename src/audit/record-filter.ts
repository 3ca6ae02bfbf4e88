import { Refusal } from '../platform/refusal/index.js';
import { firstIdAt } from './uuid-time.rules.js';

const A_DAY = 24 * 3_600_000;

/** The first instant of a day of Mali, which is a UTC day. @throws Refusal invalid-request: 30 February */
export function dayBegins(day: string, field: string): Date {
  const at = new Date(`${day}T00:00:00.000Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day) throw new Refusal('invalid-request', field);
  return at;
}

export function dayAfter(day: string, field: string): Date {
  return new Date(dayBegins(day, field).getTime() + A_DAY);
}

/**
 * A period as a range of ids, open where nothing is asked for.
 * @throws Refusal ends-before-start
 */
export function idRange({ from, to }: { from?: string; to?: string }): { first: string | null; end: string | null } {
  if (from !== undefined && to !== undefined && to < from) throw new Refusal('ends-before-start', 'to');
  return { first: from === undefined ? null : firstIdAt(dayBegins(from, 'from')), end: to === undefined ? null : firstIdAt(dayAfter(to, 'to')) };
}
