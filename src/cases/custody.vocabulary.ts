/** What is seen, done or said while a child is held: what the 2013 Protocol asks for. */
export const OBSERVATION_KINDS = ['circumstances', 'injury', 'item-taken', 'kept', 'family-contact', 'visit', 'interrogation', 'charge', 'legal-step', 'lawyer'] as const;
export type ObservationKind = (typeof OBSERVATION_KINDS)[number];

/** What must follow: a breach of the Protocol. */
export const CUSTODY_FOLLOW_UPS = ['breach'] as const;
export type CustodyFollowUpKind = (typeof CUSTODY_FOLLOW_UPS)[number];
