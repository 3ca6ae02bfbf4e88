import { type FormatDateOptions, useIntl } from 'react-intl';
import type { KnownTime } from '../api/contract';
import { serverNow } from '../api/server-clock';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^\d{4}-\d{2}$/;

export interface Dates {
  /** As precisely as it is known: "15 février 2024, 10:15", "15 février 2024", "février 2024". Never a made-up hour. */
  known: (time: KnownTime) => string;
  /** The same for narrow columns, without the hour. */
  knownBrief: (time: KnownTime) => string;
  /** For the words around it: "depuis le 15 février", "depuis février". */
  precision: (time: KnownTime) => 'month' | 'day';
  instant: (iso: string) => string;
  /** With the weekday where it helps, with the year where it must. */
  short: (iso: string) => string;
  day: (iso: string) => string;
  brief: (iso: string) => string;
  hour: (ms: number) => string;
}

/** Mali keeps UTC all year: the provider's time zone is Africa/Bamako, whatever the device says. */
export function useDates(): Dates {
  const intl = useIntl();
  const date = (iso: string, format: FormatDateOptions): string => withOrdinal(intl.formatDate(iso, format), intl.locale);
  const day = (iso: string): string => date(iso, { day: 'numeric', month: 'long', year: 'numeric' });
  const brief = (iso: string): string => date(iso, { day: 'numeric', month: 'short', year: 'numeric' });
  const instant = (iso: string): string => date(iso, { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' });
  return {
    day,
    brief,
    instant,
    short: (iso) => {
      const thisYear = new Date(iso).getUTCFullYear() === new Date(serverNow()).getUTCFullYear();
      return date(iso, { ...(thisYear ? { weekday: 'short' } : { year: 'numeric' }), day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
    },
    hour: (ms) => intl.formatTime(ms, { hour: '2-digit', minute: '2-digit' }),
    precision: (time) => (MONTH.test(time) ? 'month' : 'day'),
    known: (time) => {
      if (MONTH.test(time)) return date(`${time}-01`, { month: 'long', year: 'numeric' });
      return DAY.test(time) ? day(time) : instant(time);
    },
    knownBrief: (time) => (MONTH.test(time) ? date(`${time}-01`, { month: 'short', year: 'numeric' }) : brief(time)),
  };
}

/** "1er avril": Intl knows the month, not the ordinal. */
function withOrdinal(words: string, locale: string): string {
  return locale.startsWith('fr') ? words.replace(/(^|\s)1(?=\s\p{L})/u, (_, before: string) => `${before}1er`) : words;
}
