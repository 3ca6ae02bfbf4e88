/**
 * A time as somebody knows it. In the API it is one ISO string of reduced precision:
 * '2024-02' (month), '2024-02-15' (day), '2024-02-15T10:15:00.000Z' (minute).
 * In the database it is its first instant and its precision; never a made-up 1 January.
 * Mali keeps UTC all year round, so civil days are UTC days.
 */
export type Precision = 'minute' | 'day' | 'month';

export interface KnownTime {
  /** First instant of the minute, day or month: the reading that serves the child wherever a clock starts. */
  readonly at: Date;
  readonly precision: Precision;
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** @returns undefined when the text is no such time (or a day that does not exist, as 31 February) */
export function parseKnownTime(text: string): KnownTime | undefined {
  if (MONTH.test(text)) return { at: new Date(`${text}-01T00:00:00.000Z`), precision: 'month' };
  if (DAY.test(text)) {
    const at = new Date(`${text}T00:00:00.000Z`);
    return isReal(at) && at.toISOString().startsWith(text) ? { at, precision: 'day' } : undefined;
  }
  if (!INSTANT.test(text)) return undefined;
  const at = new Date(text);
  const day = new Date(`${text.slice(0, 10)}T00:00:00.000Z`);
  if (!isReal(at) || !isReal(day) || !day.toISOString().startsWith(text.slice(0, 10))) return undefined;
  return { at, precision: 'minute' };
}

export function formatKnownTime(time: KnownTime): string {
  const iso = time.at.toISOString();
  switch (time.precision) {
    case 'month':
      return iso.slice(0, 7);
    case 'day':
      return iso.slice(0, 10);
    case 'minute':
      return iso;
  }
}

/**
 * First instant after the time: what is known to have happened "on that day" happened before it. Also where the first instant was
 * moved within the day, to what began that day: "that day" still ends at midnight.
 */
export function endOf(time: KnownTime): Date {
  const { at } = time;
  switch (time.precision) {
    case 'minute':
      return at;
    case 'day':
      return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() + 1));
    case 'month':
      return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1));
  }
}

/** True when `a` lies wholly before `b`, whatever the doubt in both: only then is an order of events impossible. */
export function surelyBefore(a: KnownTime, b: KnownTime): boolean {
  return a.precision === 'minute' ? a.at < b.at : endOf(a) <= b.at; // an instant has no length: at midnight it is on the day that begins
}

function isReal(date: Date): boolean {
  return !Number.isNaN(date.getTime());
}
