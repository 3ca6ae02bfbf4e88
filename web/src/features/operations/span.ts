import { useText } from '../../i18n/use-text';

/** Seconds in the largest unit that keeps them readable: 0,4 s, 12 s, 3 min, 2 h, 5 d. */
export function useSpan(): (seconds: number) => string {
  const text = useText();
  return (seconds) => {
    if (seconds < 10) return text('operations.span.seconds', { n: Math.round(seconds * 10) / 10 });
    if (seconds < 120) return text('operations.span.seconds', { n: Math.round(seconds) });
    if (seconds < 7_200) return text('operations.span.minutes', { n: Math.round(seconds / 60) });
    if (seconds < 172_800) return text('operations.span.hours', { n: Math.round(seconds / 3_600) });
    return text('operations.span.days', { n: Math.round(seconds / 86_400) });
  };
}
