import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client';
import type { EmergencyAccess, EmergencyAccessDetail } from '../../api/contract';

const MINUTE = 60_000;

export const myAccessesQuery = queryOptions({
  queryKey: ['emergency', 'mine'],
  queryFn: ({ signal }) => call<{ items: EmergencyAccess[] }>('/emergency-accesses/mine', { signal }),
  staleTime: MINUTE,
});

export const accessesQuery = queryOptions({
  queryKey: ['emergency', 'all'],
  queryFn: ({ signal }) => call<{ items: EmergencyAccess[] }>('/emergency-accesses', { signal }),
  refetchInterval: MINUTE,
});

export const accessQuery = (id: string) => queryOptions({
  queryKey: ['emergency', 'one', id],
  queryFn: ({ signal }) => call<EmergencyAccessDetail>(`/emergency-accesses/${encodeURIComponent(id)}`, { signal }),
});
