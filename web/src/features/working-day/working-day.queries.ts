import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client';
import type { CaseNotes, CaseTasks, Day } from '../../api/contract';

export const dayQuery = queryOptions({
  queryKey: ['day'],
  queryFn: ({ signal }) => call<Day>('/me/day', { signal }),
});

export const caseTasksQuery = (caseId: string) => queryOptions({
  queryKey: ['tasks', caseId],
  queryFn: ({ signal }) => call<CaseTasks>(`/cases/${encodeURIComponent(caseId)}/tasks`, { signal }),
});

export const caseNotesQuery = (caseId: string) => queryOptions({
  queryKey: ['notes', caseId],
  queryFn: ({ signal }) => call<CaseNotes>(`/cases/${encodeURIComponent(caseId)}/notes`, { signal }),
});
