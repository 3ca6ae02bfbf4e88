/** One question about one row or about several, each with a text of its own. */
export interface ByIds {
  readonly one: string;
  readonly several: string;
}

/**
 * For a statement that is asked about one row nearly always. An array whose length is not known is taken for ten by the planner: its
 * plan looks dearer than one made for the single id at hand, so that PostgreSQL would plan anew at every call, and under row-level
 * security planning costs more than running.
 * @param text the statement, given what is to stand behind the column
 */
export function byIds(text: (matches: '= $1' | '= any ($1)') => string): ByIds {
  return { one: text('= $1'), several: text('= any ($1)') };
}
