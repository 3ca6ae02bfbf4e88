import type { Action } from '../../api/contract';

/** The actions that have a form here. What the server allows and this client does not know yet is not shown. */
export const FORM_ACTIONS = [
  'custody.transfer', 'custody.release', 'custody.situation-unknown', 'custody.observe', 'follow-up.conclude', 'handover.offer', 'handover.accept', 'handover.refuse', 'stay.admit',
  'stay.answer-over-places', 'stay.absence', 'stay.absence-end', 'stay.report-incident', 'stay.follow-up-incident', 'stay.note-week', 'stay.note-session', 'stay.fill-sheet', 'stay.visit-family', 'stay.pay-allowance', 'referral.send', 'transfer.propose', 'transfer.accept', 'transfer.refuse', 'service.record', 'stay.review', 'assessment.record', 'plan.record', 'relative.record', 'relative.change', 'tracing.open', 'tracing.record', 'tracing.close', 'reunification.ask', 'reunification.decide', 'age-assessment.raise', 'age-assessment.tell', 'age-assessment.document', 'age-assessment.listen', 'age-assessment.assess', 'age-assessment.examine', 'age-assessment.conclude', 'stay.discharge', 'visit.record', 'identity.record', 'closure.request', 'closure.approve', 'closure.refuse', 'closure.reopen', 'death.record', 'death.family-told', 'death.review', 'death.withdraw',
  'plan.set-goal', 'plan.add-step', 'plan.end-step', 'track.begin', 'track.attend', 'track.end', 'relative.hear', 'relative.verify', 'best-interests.assess', 'family.prepare', 'alternative-care.decide', 'alternative-care.review', 'risk.answer', 'outcome.tell', 're-recruitment.record', 're-recruitment.answer', 'custody.begin',
  'case.assign', 'fact.correct', 'case.unmerge', 'erasure.propose',
] as const satisfies readonly Action[];

export type FormAction = (typeof FORM_ACTIONS)[number];

export function isFormAction(action: string): action is FormAction {
  return (FORM_ACTIONS as readonly string[]).includes(action);
}
