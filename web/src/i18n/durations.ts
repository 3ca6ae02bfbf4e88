import type { Text } from './use-text';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** From here on hours say nothing more. */
const DAYS_ALONE = 10;

/** A span in words, never longer than it is: "5 h 20", "3 j 4 h", "12 j". */
export function spanInWords(ms: number, text: Text): string {
  const days = Math.floor(ms / DAY);
  const hours = Math.floor((ms % DAY) / HOUR);
  const minutes = Math.floor((ms % HOUR) / MINUTE);
  if (days >= DAYS_ALONE || (days > 0 && hours === 0)) return text('span.days', { days });
  if (days > 0) return text('span.days-hours', { days, hours });
  if (hours > 0 && minutes === 0) return text('span.hours', { hours });
  if (hours > 0) return text('span.hours-minutes', { hours, minutes: String(minutes).padStart(2, '0') });
  if (minutes > 0) return text('span.minutes', { minutes });
  return text('span.under-a-minute');
}

/** "encore 5 h 20", "dépassé de 3 j 4 h". */
export function timeLeftInWords(dueAt: number, now: number, text: Text): string {
  const left = dueAt - now;
  return left > 0 ? text('time.left', { span: spanInWords(left, text) }) : text('time.overdue', { span: spanInWords(-left, text) });
}

const ISO_DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** ISO 8601 durations of rules: "PT48H" as "48 h", "P14D" as "14 j". */
export function durationInWords(iso: string, text: Text): string {
  const [, years, months, weeks, days, hours, minutes] = ISO_DURATION.exec(iso) ?? [];
  const parts = [
    years && text('duration.years', { n: Number(years) }),
    months && text('duration.months', { n: Number(months) }),
    weeks && text('duration.weeks', { n: Number(weeks) }),
    days && text('duration.days', { n: Number(days) }),
    hours && text('duration.hours', { n: Number(hours) }),
    minutes && text('duration.minutes', { n: Number(minutes) }),
  ].filter((part) => part !== undefined && part !== '');
  return parts.length > 0 ? parts.join(' ') : text('duration.none');
}
