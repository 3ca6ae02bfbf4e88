import { useIntl } from 'react-intl';
import type { KnownTime } from '../api/contract';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^\d{4}-\d{2}$/;

export interface Dates {
  /** As precisely as it is known: "15 février 2024, 10:15", "15 février 2024", "février 2024". Never a made-up hour. */
  known: (time: KnownTime) => string;
  instant: (iso: string) => string;
  short: (iso: string) => string;
  day: (iso: string) => string;
  brief: (iso: string) => string;
  hour: (ms: number) => string;
}

/** Mali keeps UTC all year: the provider's time zone is Africa/Bamako, whatever the device says. */
export function useDates(): Dates {
  const intl = useIntl();
  const day = (iso: string): string => intl.formatDate(iso, { day: 'numeric', month: 'long', year: 'numeric' });
  const instant = (iso: string): string => intl.formatDate(iso, { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' });
  return {
    day,
    instant,
    brief: (iso) => intl.formatDate(iso, { day: 'numeric', month: 'short', year: 'numeric' }),
    short: (iso) => intl.formatDate(iso, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }),
    hour: (ms) => intl.formatTime(ms, { hour: '2-digit', minute: '2-digit' }),
    known: (time) => {
      if (MONTH.test(time)) return intl.formatDate(`${time}-01`, { month: 'long', year: 'numeric' });
      return DAY.test(time) ? day(time) : instant(time);
    },
  };
}
