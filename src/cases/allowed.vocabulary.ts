export const ACTIONS = [
  'custody.transfer', 'custody.release', 'custody.situation-unknown', 'custody.observe', 'follow-up.conclude', 'handover.offer', 'handover.accept', 'handover.refuse', 'stay.admit', 'service.record',
  'stay.answer-over-places', 'stay.absence', 'stay.absence-end', 'stay.report-incident', 'stay.follow-up-incident', 'stay.note-week', 'stay.note-session', 'stay.fill-sheet', 'stay.visit-family', 'stay.pay-allowance', 'referral.send', 'transfer.propose', 'transfer.accept', 'transfer.refuse',
  'stay.review', 'assessment.record', 'plan.record', 'plan.set-goal', 'plan.add-step', 'plan.end-step', 'track.begin', 'track.attend', 'track.end', 'tracing.record', 'relative.record', 'relative.change', 'tracing.open', 'tracing.close', 'reunification.ask', 'reunification.decide', 'age-assessment.raise', 'age-assessment.document', 'age-assessment.tell', 'age-assessment.listen', 'age-assessment.assess', 'age-assessment.examine', 'age-assessment.conclude', 'stay.discharge', 'visit.record', 'risk.answer', 'outcome.tell', 're-recruitment.record', 're-recruitment.answer', 'custody.begin', 'identity.record', 'case.assign', 'closure.request', 'closure.approve', 'closure.refuse', 'closure.reopen', 'death.record', 'death.family-told', 'death.review', 'death.withdraw',
  'relative.hear', 'relative.verify', 'best-interests.assess', 'family.prepare', 'alternative-care.decide', 'alternative-care.review',
  'fact.correct', 'case.unmerge', 'erasure.propose',
] as const;
export type Action = (typeof ACTIONS)[number];
