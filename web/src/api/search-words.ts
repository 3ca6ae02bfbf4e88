import { uuidv7 } from './uuid';

/**
 * What was looked for in the list, which may be a name. An entry of the tab's history carries a random mark, and the words to it stand
 * here: browsers write addresses and the state of entries to disk (history, tabs to be restored), and a page's memory they do not. So
 * the back button finds the search again, and a new load of the page does not.
 */
const words = new Map<string, string>();

declare module '@tanstack/react-router' {
  interface HistoryState {
    searchMark?: string;
  }
}

/** @returns what the entry of the history is to carry */
export function keepWords(typed: string): { searchMark?: string } {
  if (typed === '') return {};
  const searchMark = uuidv7();
  words.set(searchMark, typed);
  return { searchMark };
}

export function wordsBehind(searchMark: string | undefined): string | undefined {
  return searchMark === undefined ? undefined : words.get(searchMark);
}

export function forgetWords(): void {
  words.clear();
}
