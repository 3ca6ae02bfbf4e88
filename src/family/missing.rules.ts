import type { Standing } from '../cases/index.js';

/** What the standards ask for and a file may lack, in the order in which it is asked for. */
export type Missing = 'relatives';

/** A file from before there were relatives is not refused anything for it: it says what is missing. */
export function missingOf({ family }: Standing): Missing[] {
  return family.relatives.length === 0 ? ['relatives'] : [];
}
