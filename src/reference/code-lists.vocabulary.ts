/** The code lists of table code_list; their entries are data (data/code-lists.json). */
export const CODE_LISTS = [
  'authority', 'entry', 'condition', 'association-role', 'service', 'destination', 'placement', 'closure-reason', 'visit-outcome', 'custody-outcome', 'sex', 'stay-kind', 'age-group',
  'partner', 'consent-purpose', 'consent-giver', 'consent-language', 'consent-manner', 'shared-section',
  'age-doubter', 'age-doubt-ground', 'age-document', 'document-credibility', 'age-method', 'profession', 'tracing-action', 'decision-body', 'stay-reason', 'leave-reason', 'transfer-reason',
  'custody-observation', 'custody-finding', 'follow-up-outcome',
] as const;

export type CodeList = (typeof CODE_LISTS)[number];
