import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client';
import type { ConsentsView, SharedSummary, SharingListView } from '../../api/contract';

export const consentsQuery = (caseId: string) => queryOptions({
  queryKey: ['consent', caseId, 'answers'],
  queryFn: ({ signal }) => call<ConsentsView>(`/cases/${encodeURIComponent(caseId)}/consents`, { signal }),
});

export const sharingsQuery = (caseId: string) => queryOptions({
  queryKey: ['consent', caseId, 'sharings'],
  queryFn: ({ signal }) => call<SharingListView>(`/cases/${encodeURIComponent(caseId)}/sharings`, { signal }),
});

/** Read anew each time, and kept nowhere: whether it may still be shown is the server's to say. */
export const summaryQuery = (caseId: string, sharingId: string) => queryOptions({
  queryKey: ['consent', caseId, 'summary', sharingId],
  queryFn: ({ signal }) => call<SharedSummary>(`/cases/${encodeURIComponent(caseId)}/sharings/${encodeURIComponent(sharingId)}`, { signal }),
  gcTime: 0,
});
