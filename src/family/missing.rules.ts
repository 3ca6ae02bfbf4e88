import type { Fact, Standing } from '../cases/index.js';

/** What the standards ask for and a file may lack, in the order in which it is asked for. */
export type Missing = 'relatives' | 'verified-link' | 'best-interests' | 'relative-of-placement' | 'care-reason';

const FAMILIES: ReadonlySet<string> = new Set(['family', 'extended-family']);

/**
 * A file from before there were relatives is not refused anything for it: it says what is missing. To whom a child returned, and whether
 * that was best, is missing too once a return is asked for or decided; of a child who lives with no family, why.
 */
export function missingOf({ family, placement }: Pick<Standing, 'family' | 'placement'>, facts: readonly Fact[]): Missing[] {
  const returning = facts.some(({ kind }) => kind === 'reunification.asked');
  const missing: Record<Missing, boolean> = {
    relatives: family.relatives.length === 0,
    'verified-link': returning && !family.relatives.some(({ verified }) => verified === true),
    'best-interests': returning && family.assessments.length === 0,
    'relative-of-placement': placement !== null && FAMILIES.has(placement.kind) && family.livesWith === null,
    'care-reason': placement !== null && !FAMILIES.has(placement.kind) && family.care === null,
  };
  return (Object.keys(missing) as Missing[]).filter((what) => missing[what]);
}
