import type { KnownTime } from '../../api/contract';
import type { TypedTime } from '../../ui/known-time';

/** A time that is known, as the form shows it: no part is made up. */
export function typedTime(known: KnownTime): TypedTime {
  const [year = '', month = ''] = known.split('-');
  const precision = known.length === 'YYYY-MM'.length ? 'month' : known.includes('T') ? 'hour' : 'day';
  return { precision, day: precision === 'month' ? '' : known.slice(0, 'YYYY-MM-DD'.length), hour: precision === 'hour' ? known.slice(11, 16) : '', month, year };
}
