import type { Action } from './allowed.vocabulary.js';
import { isLoss } from './closure.vocabulary.js';
import type { Standing } from './standing.vocabulary.js';

/** The person looking, as far as it matters to what they may do. */
export interface Looker {
  readonly userId: string;
  readonly may: (permission: ActionPermission) => boolean;
  readonly centreCode: string | null;
  readonly wholeCountry: boolean;
}

export type ActionPermission =
  | 'custody.change' | 'handover.offer' | 'handover.answer' | 'stay.admit' | 'stay.discharge' | 'service.record' | 'visit.record'
  | 'referral.record'
  | 'custody.end' | 'custody.observe' | 'follow-up.conclude' | 'places.answer' | 'stay.absence' | 'life.record' | 'life.follow-up' | 'transfer.propose' | 'transfer.answer'
  | 'stay.review' | 'assessment.record' | 'sheet.fill' | 'foster.visit' | 'foster.keep' | 'track.record' | 'plan.record' | 'tracing.record' | 'reunification.ask' | 'reunification.decide' | 'age.raise' | 'age.step' | 'age.conclude'
  | 'identity.record' | 'closure.request' | 'closure.decide' | 'closure.decide-loss' | 'death.record' | 'death.review' | 'case.assign' | 'case.merge' | 'erasure.propose' | 'fact.correct';

/** What may be done now by this person. The same function answers the page (which buttons) and the server (which verbs). */
export function allowedActions(standing: Standing, looker: Looker, erased = false): Action[] {
  if (standing.status === 'closed') {
    if (erased) return [];
    return [...(looker.may('closure.decide') ? ['closure.reopen' as const] : []), ...(looker.may('erasure.propose') ? ['erasure.propose' as const] : [])];
  }
  if (standing.status === 'merged') return looker.may('case.merge') ? ['case.unmerge'] : [];
  const actions: Action[] = [];
  const add = (permission: ActionPermission, condition: boolean, ...which: Action[]): void => {
    if (condition && looker.may(permission)) actions.push(...which);
  };
  const { transfer } = standing;
  // Whoever is asked to take the child answers that, and does nothing else to the child before.
  if (transfer !== null && transfer.to === looker.centreCode) {
    add('transfer.answer', standing.absence === null, 'transfer.accept');
    add('transfer.answer', true, 'transfer.refuse');
    return actions;
  }
  const held = standing.custody !== null;
  const inCare = standing.stay !== null;
  const doubt = standing.ageAssessment?.conclusion === null ? standing.ageAssessment : null;
  const ageDoubted = doubt !== null;
  const alive = standing.status !== 'deceased';
  const atTheirCentre = (centre: string | null): boolean => looker.wholeCountry || looker.centreCode === null || looker.centreCode === centre;
  const ready = standing.status === 'identified' || standing.status === 'handed-over' || standing.status === 'between-centres' || standing.status === 'absent-without-leave' || standing.status === 'released-without-handover' || standing.status === 'escaped' || standing.status === 'situation-unknown' || standing.status === 'in-reintegration' || standing.status === 're-recruited';

  add('handover.offer', held && standing.handover === null, 'handover.offer');
  add('custody.change', held && standing.handover === null, 'custody.transfer');
  add('custody.end', held, 'custody.release');
  add('custody.change', standing.custody !== null && !standing.custody.situationUnknown, 'custody.situation-unknown');
  add('custody.observe', standing.everHeld, 'custody.observe');
  add('follow-up.conclude', standing.followUps.length > 0, 'follow-up.conclude');
  add('handover.answer', standing.handover !== null && atTheirCentre(standing.handover.centre), 'handover.accept', 'handover.refuse');
  add('stay.admit', !held && !inCare && ready, 'stay.admit');
  add('service.record', !held && (inCare || standing.placement !== null), 'service.record');
  add('referral.record', !held && alive, 'referral.send');
  add('places.answer', standing.stay?.overPlaces === true, 'stay.answer-over-places');
  add('stay.absence', inCare, standing.absence === null ? 'stay.absence' : 'stay.absence-end');
  add('life.record', inCare, 'stay.report-incident', 'stay.note-week', 'stay.note-session');
  add('life.follow-up', standing.incidents.length > 0, 'stay.follow-up-incident');
  add('transfer.propose', standing.stay?.care === 'centre' && standing.absence === null && standing.transfer === null, 'transfer.propose');
  add('stay.review', inCare, 'stay.review');
  add('assessment.record', !held && (inCare || standing.placement !== null), 'assessment.record');
  add('sheet.fill', inCare, 'stay.fill-sheet');
  add('foster.visit', standing.stay?.care === 'foster-family', 'stay.visit-family');
  add('foster.keep', standing.stay?.care === 'foster-family', 'stay.pay-allowance');
  add('plan.record', !held && (inCare || standing.placement !== null), 'plan.record');
  add('tracing.record', !held && alive, 'tracing.record');
  add('tracing.record', !held, 'relative.record');
  add('tracing.record', !held && standing.family.relatives.length > 0, 'relative.change');
  add('tracing.record', !held && alive && standing.family.relatives.length > 0, 'tracing.open');
  add('tracing.record', !held && standing.family.relatives.length > 0, 'relative.hear');
  add('tracing.record', !held && standing.family.relatives.some(({ said }) => said.child !== null && said.relative !== null), 'relative.verify');
  add('reunification.ask', !held && alive, 'best-interests.assess', 'family.prepare');
  add('reunification.decide', !held && standing.placement !== null && standing.family.care === null, 'alternative-care.decide');
  add('reunification.ask', !held && standing.placement !== null && standing.family.care !== null, 'alternative-care.review');
  add('tracing.record', !held && standing.family.searches.length > 0, 'tracing.close');
  add('reunification.ask', !held && alive && standing.reunification === null, 'reunification.ask');
  add('plan.record', !held && standing.plan !== null && (inCare || standing.placement !== null), 'plan.set-goal');
  add('plan.record', !held && (standing.plan?.goals.length ?? 0) > 0, 'plan.add-step');
  add('plan.record', (standing.plan?.openSteps.length ?? 0) > 0, 'plan.end-step');
  add('track.record', !held && (inCare || standing.placement !== null), 'track.begin');
  add('track.record', standing.tracks.length > 0, 'track.attend');
  add('track.record', standing.tracks.some(({ endedAt }) => endedAt === null), 'track.end');
  add('reunification.decide', !held && standing.reunification !== null, 'reunification.decide');
  add('stay.discharge', inCare, 'stay.discharge');
  add('visit.record', standing.placement !== null, 'visit.record', 'outcome.tell');
  add('visit.record', !held && alive && standing.reRecruitment === null, 're-recruitment.record');
  add('visit.record', standing.reRecruitment?.answered === false, 're-recruitment.answer');
  add('custody.end', !held && alive, 'custody.begin');
  add('age.raise', !ageDoubted && alive, 'age-assessment.raise');
  add('visit.record', standing.risks.length > 0, 'risk.answer');
  // The least invasive first: an examination is the last resort, and nothing is concluded from nothing.
  add('age.step', ageDoubted && standing.handover === null, 'age-assessment.document', 'age-assessment.listen', 'age-assessment.assess');
  add('age.step', standing.ageAssessment !== null && !ageDoubted && standing.handover === null && alive, 'age-assessment.document');
  add('age.step', (standing.ageAssessment?.untold.length ?? 0) > 0 && standing.handover === null && alive, 'age-assessment.tell');
  add('age.conclude', doubt !== null && standing.handover === null && doubt.steps.some(({ step }) => step.kind !== 'examination'), 'age-assessment.examine', 'age-assessment.conclude');
  add('identity.record', standing.handover === null && !erased, 'identity.record');
  add('case.assign', !held, 'case.assign');
  add('fact.correct', true, 'fact.correct');
  add('closure.request', !held && !inCare && standing.status !== 'between-centres' && standing.closure === null, 'closure.request');
  const asked = standing.closure !== null && standing.closure.requestedBy !== looker.userId ? standing.closure : null;
  add('closure.decide', asked !== null && !held && !inCare && (!isLoss(asked.reason) || looker.may('closure.decide-loss')), 'closure.approve');
  add('closure.decide', asked !== null, 'closure.refuse');
  add('death.record', !held && standing.death === null, 'death.record');
  add('death.record', standing.death !== null && !standing.death.familyTold, 'death.family-told');
  add('death.review', standing.death !== null && !standing.death.reviewed, 'death.review');
  add('death.review', standing.death !== null, 'death.withdraw');
  return actions;
}
