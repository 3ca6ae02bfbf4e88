/** Kinds of facts whose hour can be corrected: what starts a time limit, and what ends a deprivation of liberty or a stay. */
export const CORRECTABLE = [
  'custody.started', 'custody.transferred', 'custody.ended', 'custody.observed', 'handover.offered', 'handover.accepted', 'stay.admitted', 'stay.discharged', 'absence.started', 'absence.ended', 'incident.happened', 'transfer.proposed', 'transfer.accepted', 'age-assessment.raised', 'reunification.asked', 'tracing.opened', 'alternative-care.decided',
  'referral.sent', 'referral.accepted', 'service.given', 'service.ended',
] as const;
export type CorrectableKind = (typeof CORRECTABLE)[number];
