import type { Action } from '../../api/contract';

/** What a page or a step of a case is about, in the order of the child's way. */
export const WAY_GROUPS = ['custody', 'age', 'care', 'family', 'services', 'reintegration', 'closure', 'protection', 'file'] as const;
export type WayGroup = (typeof WAY_GROUPS)[number];

/** By the first word of an action's name. */
const OF_ACTIONS: Readonly<Record<string, WayGroup>> = {
  custody: 'custody', handover: 'custody', 'follow-up': 'custody',
  'age-assessment': 'age',
  stay: 'care', transfer: 'care',
  tracing: 'family', relative: 'family', 'best-interests': 'family', family: 'family', 'alternative-care': 'family', reunification: 'family',
  service: 'services', referral: 'services',
  assessment: 'reintegration', plan: 'reintegration', track: 'reintegration', visit: 'reintegration', risk: 'reintegration', outcome: 'reintegration', 're-recruitment': 'reintegration',
  closure: 'closure', death: 'closure',
};

export function groupOf(action: Action): WayGroup {
  return OF_ACTIONS[action.split('.')[0] ?? ''] ?? 'file';
}
