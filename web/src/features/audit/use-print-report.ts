import { useParams, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { call } from '../../api/client';
import { uuidv7 } from '../../api/uuid';

/**
 * Tells the server that a page of a case, or the list of cases, goes to the printer. The browser says so before it prints; nobody is
 * kept from printing if the server does not hear it.
 */
export function usePrintReport(): void {
  const { caseId } = useParams({ strict: false });
  const isList = useRouterState({ select: ({ location }) => location.pathname === '/cases' });
  useEffect(() => {
    if (caseId === undefined && !isList) return undefined;
    const report = (): void => {
      call('/looks/print', { method: 'POST', body: caseId === undefined ? {} : { caseId }, key: uuidv7() }).catch(() => undefined);
    };
    window.addEventListener('beforeprint', report);
    return () => { window.removeEventListener('beforeprint', report); };
  }, [caseId, isList]);
}
