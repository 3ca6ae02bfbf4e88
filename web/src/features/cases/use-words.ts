import { useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { wordsBehind } from '../../api/search-words';

/**
 * What is looked for in the list. The list stands until the page that comes after it is loaded; in that time the place is the next one
 * already, and the list is to keep its words: having lost them it would search anew, and so bring the person back.
 */
export function useWords(): string | undefined {
  const { pathname, state } = useRouterState({ select: ({ location }) => location });
  const [mark, setMark] = useState(state.searchMark);
  if (pathname === '/cases' && state.searchMark !== mark) setMark(state.searchMark);
  return wordsBehind(mark);
}
