import type { Fact } from '../cases/index.js';
import type { Part, Placing } from './case-summary.vocabulary.js';

const WAY: Placing = { group: 'way' };
const CARE: Placing = { group: 'care' };
const PLAN: Placing = { group: 'plan' };
const VISIT: Placing = { group: 'visit' };
const PLACEMENT: Placing = { group: 'placement' };
const FAMILY: Placing = { group: 'family', part: 'relatives' };
const HEALTH: Placing = { group: 'health', part: 'health' };
const AGE: Placing = { group: 'age', part: 'age' };

/**
 * Every kind of fact, and where it stands; undefined: on no paper. A new kind does not compile before somebody has said which it is.
 * Never printed: consents and who else sees the file, which tell of the file and not of the child; and why a stay goes on or a transfer is
 * asked for, which may be of several parts at once.
 */
const PLACES: Record<Fact['kind'], Placing | undefined> = {
  'case.identified': WAY, 'case.assigned': WAY, 'case.merged': WAY, 'case.unmerged': WAY,
  'custody.started': WAY, 'custody.notified': WAY, 'custody.transferred': WAY, 'custody.situation-unknown': WAY, 'custody.ended': WAY, 'custody.observed': WAY, 'follow-up.concluded': WAY,
  'handover.offered': WAY, 'handover.accepted': WAY, 'handover.refused': WAY,
  'closure.requested': WAY, 'closure.approved': WAY, 'closure.refused': WAY, 'closure.reopened': WAY,
  'death.recorded': { group: 'way', detail: 'health' }, 'death.family-told': WAY, 'death.reviewed': { group: 'way', detail: 'health' }, 'death.withdrawn': WAY,
  're-recruitment.recorded': { group: 'way', detail: 'never' }, 're-recruitment.answered': WAY,
  'fact.corrected': WAY,
  'stay.admitted': CARE, 'stay.discharged': CARE, 'stay.reviewed': { group: 'care', detail: 'never' }, 'stay.family-visited': CARE, 'stay.allowance-paid': CARE,
  'stay.admitted-over-places': CARE, 'stay.places-answered': CARE, 'stay.places-relieved': CARE,
  'absence.started': CARE, 'absence.ended': CARE, 'transfer.proposed': { group: 'care', detail: 'never' }, 'transfer.accepted': CARE, 'transfer.refused': CARE,
  'service.given': CARE, 'service.ended': CARE,
  'referral.sent': CARE, 'referral.accepted': CARE, 'referral.refused': CARE, 'referral.done': CARE, 'referral.fed-back': CARE, 'referral.withdrawn': CARE,
  'stay.sheet-filled': HEALTH, 'stay.week-noted': HEALTH, 'stay.session-held': HEALTH, 'incident.happened': HEALTH, 'incident.followed-up': HEALTH,
  'age-assessment.raised': AGE, 'age-assessment.step-taken': AGE, 'age-assessment.concluded': AGE, 'age-assessment.told': AGE,
  'assessment.made': { group: 'plan', detail: 'health' }, 'plan-goal.set': { group: 'plan', detail: 'health' }, 'plan-step.agreed': PLAN, 'plan-step.done': PLAN, 'plan-step.dropped': PLAN, 'plan.agreed': PLAN,
  'track.begun': PLAN, 'track.attended': PLAN, 'track.ended': PLAN,
  'relative.recorded': FAMILY, 'relative.heard': FAMILY, 'relative.verified': FAMILY, 'tracing.opened': FAMILY, 'tracing.acted': FAMILY, 'tracing.closed': FAMILY,
  'best-interests.assessed': FAMILY, 'family.prepared': FAMILY, 'alternative-care.decided': FAMILY, 'alternative-care.reviewed': FAMILY, 'reunification.asked': FAMILY, 'reunification.decided': FAMILY,
  'placement.started': PLACEMENT, 'placement.ended': PLACEMENT, 'outcome.told': PLACEMENT,
  'visit.made': VISIT, 'visit.found': VISIT, 'recruitment-risk.answered': VISIT,
  'consent.given': undefined, 'consent.ended': undefined, 'consent.answered-anew': undefined, 'consent.withdrawn': undefined,
  'sight.granted': undefined, 'sight.ended': undefined,
};

/** Services that say nothing of the child's health. Any other, one that the Ministry adds too, counts as health. */
const ORDINARY_SERVICES: ReadonlySet<string> = new Set([
  'shelter', 'food', 'clothing', 'civil-documents', 'legal-aid', 'religious-cultural-mediation', 'schooling', 'quranic-schooling', 'vocational-training', 'income-generating-activity',
]);

/**
 * What of a case stands on the paper, and where: the facts of no part, and those of the parts chosen.
 * @param facts of one case; a referral is known for what it asks by the fact that sent it
 */
export function placedFacts(facts: readonly Fact[], chosen: readonly Part[]): { readonly fact: Fact; readonly placing: Placing; readonly withDetail: boolean }[] {
  const toHealth = new Set(facts.flatMap((fact) => (fact.kind === 'referral.sent' && !ORDINARY_SERVICES.has(fact.service) ? [fact.subjectId] : [])));
  return facts.flatMap((fact) => {
    const placing = placingOf(fact, toHealth);
    if (placing === undefined || (placing.part !== undefined && !chosen.includes(placing.part))) return [];
    return [{ fact, placing, withDetail: placing.detail === undefined || (placing.detail !== 'never' && chosen.includes(placing.detail)) }];
  });
}

function placingOf(fact: Fact, toHealth: ReadonlySet<string>): Placing | undefined {
  switch (fact.kind) {
    case 'service.given':
    case 'service.ended':
      return ORDINARY_SERVICES.has(fact.service) ? CARE : HEALTH;
    case 'referral.sent':
    case 'referral.accepted':
    case 'referral.refused':
    case 'referral.done':
    case 'referral.fed-back':
    case 'referral.withdrawn':
      return toHealth.has(fact.subjectId) ? HEALTH : CARE;
    case 'custody.observed':
      if (fact.breach) return undefined; // a right that was violated
      return fact.observation === 'injury' ? HEALTH : WAY;
    case 'follow-up.concluded':
      return fact.followUp === 'breach' ? undefined : WAY;
    case 'closure.requested':
    case 'closure.approved':
    case 'closure.refused':
      return fact.reason === 'not-a-child' ? { group: 'way', detail: 'age' } : WAY;
    case 'fact.corrected': // says which fact, and its hours
      return PLACES[fact.corrected];
    default:
      return PLACES[fact.kind];
  }
}

/** Time limits that are settled by what is derived from a fact, by the first word of what settles them. undefined: on no paper. */
const DERIVED: Readonly<Record<string, Part | 'open' | undefined>> = {
  declaration: 'open', search: 'open', inquiry: 'open', court: 'open', outcome: 'open', placement: 'open', 'visit-missed': 'open', stay: 'open', absence: 'open', 're-recruitment': 'open', 'recruitment-risk': 'open', visit: 'open', reopening: 'open',
  service: 'open', // of every child who is admitted
  tracing: 'relatives', incident: 'health', 'age-assessment': 'age', breach: undefined, emergency: undefined,
};

/** Whether a time limit may stand on the paper, by the kinds of facts that settle it: every one of them must be on it. What is not known stays off. */
export function mayShowDeadline(settling: readonly string[], chosen: readonly Part[]): boolean {
  return settling.length > 0 && settling.every((kind) => {
    if (Object.hasOwn(PLACES, kind)) {
      const placing = PLACES[kind as Fact['kind']];
      return placing !== undefined && (placing.part === undefined || chosen.includes(placing.part));
    }
    const derived = DERIVED[kind.split('.', 1)[0] ?? ''];
    return derived === 'open' || (derived !== undefined && chosen.includes(derived));
  });
}
