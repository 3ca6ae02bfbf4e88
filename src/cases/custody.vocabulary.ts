/** What is seen, done or said while a child is held: what the 2013 Protocol asks for. */
export const OBSERVATION_KINDS = ['circumstances', 'injury', 'item-taken', 'kept', 'family-contact', 'visit', 'interrogation', 'charge', 'legal-step', 'lawyer', 'end-declared'] as const;
export type ObservationKind = (typeof OBSERVATION_KINDS)[number];

/**
 * What must follow: a breach of the Protocol; an end that the holding unit declares and nobody has confirmed; a search for a child who is gone;
 * an inquiry after a death; a juvenile judge and a lawyer before a court.
 */
export const CUSTODY_FOLLOW_UPS = ['breach', 'declaration', 'search', 'inquiry', 'court'] as const;
export type CustodyFollowUpKind = (typeof CUSTODY_FOLLOW_UPS)[number];

/** What a custody that ended with this outcome calls for. */
export const AFTER_OUTCOME: Readonly<Partial<Record<string, CustodyFollowUpKind>>> = {
  'whereabouts-unknown': 'search', escaped: 'search', died: 'inquiry', 'transferred-to-court': 'court',
};
/** Outcomes of a follow-up after which the child's way goes on: found, or let go by the court. */
export const GOES_ON: ReadonlySet<string> = new Set(['search-found', 'court-released']);
