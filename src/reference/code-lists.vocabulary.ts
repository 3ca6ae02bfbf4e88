/** The code lists of table code_list; their entries are data (data/code-lists.json). */
export const CODE_LISTS = [
  'authority', 'entry', 'condition', 'association-role', 'service', 'destination', 'placement', 'closure-reason', 'visit-outcome', 'custody-outcome', 'sex', 'stay-kind', 'age-group',
  'partner', 'consent-purpose', 'consent-giver', 'consent-language', 'consent-manner', 'shared-section',
  'age-doubter', 'age-doubt-ground', 'age-document', 'document-credibility', 'age-method', 'profession', 'tracing-action', 'relationship', 'link-document', 'verification-reason', 'unverified-link-reason', 'preparation-met', 'preparation-outcome', 'alternative-care-reason', 'country', 'tracing-actor', 'tracing-result', 'decision-body', 'stay-reason', 'leave-reason', 'transfer-reason', 'stay-incident-kind', 'stay-incident-action', 'stay-incident-outcome', 'session-topic',
  'reintegration-domain', 'assessment-rating', 'plan-goal', 'track-detail', 'track-outcome', 'lives-with', 'occupation', 'risk-answer', 'reintegration-outcome', 'outcome-source', 'activity-kind', 'activity-topic', 'activity-audience', 'activity-cancelled', 'action-plan-step', 're-recruitment-source', 're-recruitment-answer',
  'custody-observation', 'custody-finding', 'follow-up-outcome', 'admission-health', 'immediate-need', 'admission-risk', 'diet', 'foster-training', 'foster-visit-outcome',
  'closure-check', 'reopening-reason', 'death-cause', 'death-confirmer', 'death-document', 'death-review',
  'referral-refusal', 'referral-result', 'service-outcome', 'girls-need',
  'violation-type', 'violation-status', 'violation-source', 'recruitment-mode', 'violation-cause', 'violation-harm', 'captivity', 'violation-facility', 'facility-damage',
] as const;

export type CodeList = (typeof CODE_LISTS)[number];
