import type { KnownTime } from '../api/contract';

/** A time as people know it: to the hour, only the day, only the month. */
export interface TypedTime {
  readonly precision: 'hour' | 'day' | 'month';
  readonly day: string;
  readonly hour: string;
  readonly month: string;
  readonly year: string;
}

export const NO_TIME: TypedTime = { precision: 'hour', day: '', hour: '', month: '', year: '' };

/** In Mali's time, which is UTC all year round. */
export function typedNow(now: number): TypedTime {
  const iso = new Date(now).toISOString();
  return { precision: 'hour', day: iso.slice(0, 10), hour: iso.slice(11, 16), month: iso.slice(5, 7), year: iso.slice(0, 4) };
}

/** undefined: not complete. No part is ever made up. */
export function toKnownTime({ precision, day, hour, month, year }: TypedTime): KnownTime | undefined {
  if (precision === 'month') return month !== '' && year !== '' ? `${year}-${month}` : undefined;
  if (day === '') return undefined;
  if (precision === 'day') return day;
  return hour === '' ? undefined : `${day}T${hour.slice(0, 5)}:00.000Z`;
}

/** What is already known is kept when the precision changes. */
export function withPrecision(time: TypedTime, precision: TypedTime['precision']): TypedTime {
  if (precision === 'month' && time.month === '' && time.day !== '') return { ...time, precision, month: time.day.slice(5, 7), year: time.day.slice(0, 4) };
  return { ...time, precision };
}
