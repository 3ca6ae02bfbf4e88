import type { Fact, Standing } from '../cases/index.js';

/** What the standards ask for and a file may lack, in the order in which it is asked for. */
export type Missing = 'relatives' | 'verified-link' | 'best-interests';

/**
 * A file from before there were relatives is not refused anything for it: it says what is missing. To whom a child returned, and whether
 * that was best, is missing too once a return is asked for or decided.
 */
export function missingOf({ family }: Pick<Standing, 'family'>, facts: readonly Fact[]): Missing[] {
  const returning = facts.some(({ kind }) => kind === 'reunification.asked');
  return [
    ...(family.relatives.length === 0 ? (['relatives'] as const) : []),
    ...(returning && !family.relatives.some(({ verified }) => verified === true) ? (['verified-link'] as const) : []),
    ...(returning && family.assessments.length === 0 ? (['best-interests'] as const) : []),
  ];
}
