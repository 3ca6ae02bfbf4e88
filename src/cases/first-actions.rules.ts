import type { Action } from './allowed.vocabulary.js';

/** Which action records the fact that settles a time limit. Kinds of services all come from the same form, and so do what must follow in custody. */
const ANSWERS: Readonly<Record<string, readonly Action[]>> = {
  'custody.ended': ['handover.accept', 'handover.offer'],
  'handover.accepted': ['handover.accept'],
  'breach.concluded': ['follow-up.conclude'],
  'declaration.concluded': ['follow-up.conclude'],
  'search.concluded': ['follow-up.conclude'],
  'inquiry.concluded': ['follow-up.conclude'],
  'court.concluded': ['follow-up.conclude'],
  'age-assessment.concluded': ['age-assessment.conclude', 'age-assessment.assess', 'age-assessment.document'],
  'age-assessment.told': ['age-assessment.tell'],
  'tracing.acted': ['tracing.record'],
  'tracing.request-acted': ['tracing.record'],
  'alternative-care.reviewed': ['alternative-care.review'],
  'plan.agreed': ['plan.record'],
  'assessment.made': ['assessment.record'],
  'stay.assessed-again': ['assessment.record'],
  'placement.assessed-again': ['assessment.record'],
  'plan-step.done': ['plan.end-step'],
  'recruitment-risk.answered': ['risk.answer'],
  'visit-missed.answered': ['visit.record'],
  'outcome.3-months': ['outcome.tell'],
  'outcome.6-months': ['outcome.tell'],
  'outcome.12-months': ['outcome.tell'],
  're-recruitment.answered': ['re-recruitment.answer'],
  'incident.followed-up': ['stay.follow-up-incident'],
  'reunification.decided': ['reunification.decide'],
  'stay.discharged': ['stay.discharge'],
  'stay.reviewed': ['stay.review'],
  'stay.places-answered': ['stay.answer-over-places'],
  'absence.ended': ['stay.absence-end'],
  'stay.sheet-filled': ['stay.fill-sheet'],
  'stay.family-visited': ['stay.visit-family'],
  'transfer.accepted': ['transfer.accept'],
  'visit.made': ['visit.record'],
  'death.family-told': ['death.family-told'],
  'death.reviewed': ['death.review'],
};

/** The action that answers a time limit which these facts settle, of those that a person may take; undefined where it is for others. */
export function actionAnswering(settling: readonly string[], allowed: readonly Action[]): Action | undefined {
  const candidates = settling.flatMap((fact) => (fact.startsWith('service.') ? ['service.record' as const] : (ANSWERS[fact] ?? [])));
  return candidates.find((action) => allowed.includes(action));
}

/** More would be a list again, and lists are what nobody reads at night. */
const MOST = 2;

/**
 * What is most useful now: what answers the open time limits, the next one first.
 * @param open what settles each of the open deadlines, in the order in which they are due
 */
export function firstActions(open: readonly (readonly string[])[], allowed: readonly Action[]): Action[] {
  const found = open.flatMap((settling) => actionAnswering(settling, allowed) ?? []);
  return [...new Set(found)].slice(0, MOST);
}
