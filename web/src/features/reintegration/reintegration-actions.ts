import type { Action } from '../../api/contract';

/** Offered on the page about reintegration, in the order of the way. */
export const REINTEGRATION_ACTIONS = ['assessment.record', 'plan.record', 'plan.set-goal', 'plan.add-step', 'plan.end-step', 'track.begin', 'track.attend', 'track.end', 'visit.record', 'outcome.tell', 'risk.answer'] as const satisfies readonly Action[];

/** Those that come from that page and lead back to it; the others are on the page of the case too. */
const OF_THE_PAGE: readonly Action[] = ['assessment.record', 'plan.set-goal', 'plan.add-step', 'plan.end-step', 'track.begin', 'track.attend', 'track.end', 'outcome.tell'];

export function isOfReintegrationPage(action: string): boolean {
  return (OF_THE_PAGE as readonly string[]).includes(action);
}
