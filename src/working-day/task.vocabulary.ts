/** civil-document: the application for a birth certificate or supplementary judgment that is missing. */
export const TASK_KINDS = ['free', 'civil-document'] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

export const TASK_OUTCOMES = ['done', 'dropped'] as const;
export type TaskOutcome = (typeof TASK_OUTCOMES)[number];
