export const SEVERITIES = ['low', 'medium', 'high'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** How something went in a week. */
export const WEEK_MARKS = ['good', 'watch', 'worrying'] as const;
export type WeekMark = (typeof WEEK_MARKS)[number];

/** Who follows a child in a centre one to one: the rules know them, as what is said to the last two is for those they name. */
export const FOLLOWING = ['educator', 'nurse', 'psychologist'] as const;
export type Following = (typeof FOLLOWING)[number];
