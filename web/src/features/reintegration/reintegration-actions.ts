import type { Action } from '../../api/contract';

/** Offered on the page about reintegration, in the order of the way. */
export const REINTEGRATION_ACTIONS = ['assessment.record', 'plan.record', 'visit.record'] as const satisfies readonly Action[];
