import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client';
import type { Restricted, RestrictedCounts } from '../../api/contract';

/** Read anew each time, and kept nowhere: whether it may still be shown is the server's to say. */
export const restrictedQuery = (caseId: string) => queryOptions({
  queryKey: ['restricted', caseId],
  queryFn: ({ signal }) => call<Restricted>(`/cases/${encodeURIComponent(caseId)}/restricted`, { signal }),
  gcTime: 0,
});

export const restrictedCountsQuery = (year: number) => queryOptions({
  queryKey: ['report', 'restricted', year],
  queryFn: ({ signal }) => call<RestrictedCounts>(`/reports/restricted?year=${String(year)}`, { signal }),
});
