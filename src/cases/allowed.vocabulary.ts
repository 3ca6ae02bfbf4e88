export const ACTIONS = [
  'custody.transfer', 'custody.release', 'custody.situation-unknown', 'custody.observe', 'follow-up.conclude', 'handover.offer', 'handover.accept', 'handover.refuse', 'stay.admit', 'service.record',
  'stay.answer-over-places', 'stay.absence', 'stay.absence-end', 'transfer.propose', 'transfer.accept', 'transfer.refuse',
  'stay.review', 'plan.record', 'tracing.record', 'reunification.ask', 'reunification.decide', 'age-assessment.raise', 'age-assessment.document', 'age-assessment.listen', 'age-assessment.assess', 'age-assessment.examine', 'age-assessment.conclude', 'stay.discharge', 'visit.record', 'identity.record', 'case.assign', 'closure.request', 'closure.approve', 'closure.refuse',
  'fact.correct', 'case.unmerge', 'erasure.propose',
] as const;
export type Action = (typeof ACTIONS)[number];
