import type { Cell } from '../disclosure/index.rules.js';

/**
 * A year that is answered again: what was hidden stays hidden, and what was shown and is still so is known outside. A rounded answer
 * showed no cell as it is.
 */
export function afterEarlier(cells: readonly Cell[], method: 'suppress' | 'round', shown: Readonly<Record<string, number | null>> | undefined): Cell[] {
  if (shown === undefined || method === 'round') return [...cells];
  return cells.map((cell) => {
    const before = shown[cell.id];
    if (before === null) return { ...cell, hidden: true };
    return before === cell.value && before > 0 ? { ...cell, public: true } : cell;
  });
}
