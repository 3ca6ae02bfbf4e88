import type { Action } from '../../api/contract';

/** Offered on the page about the life in care. */
export const LIFE_ACTIONS = ['stay.follow-up-incident', 'stay.note-week', 'stay.note-session', 'stay.report-incident'] as const satisfies readonly Action[];

/** Those that come from that page and lead back to it; the others are on the page of the case too. */
const OF_THE_PAGE: readonly string[] = ['stay.note-week', 'stay.note-session'];

export function isOfLifePage(action: string): boolean {
  return OF_THE_PAGE.includes(action);
}
