import type { OpenCase } from '../cases/index.js';

/** The file that is kept and those merged into it: what was written in any of them is this child's. */
export function filesOf({ row, merged }: Pick<OpenCase, 'row' | 'merged'>): string[] {
  return [row.id, ...merged.map(({ id }) => id)];
}
