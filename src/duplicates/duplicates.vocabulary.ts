/** How often one person may ask about names of children whom they do not see: enough for a busy intake, too little to go fishing. */
export const LOOKS_AN_HOUR = 20;
export const LOOKS_A_DAY = 60;
/** From this many different names a day the access log marks the look, for the auditor. */
export const UNUSUAL_A_DAY = 20;

export const ANSWERS = ['same', 'different', 'cannot-tell'] as const;
export type DuplicateAnswer = (typeof ANSWERS)[number];
