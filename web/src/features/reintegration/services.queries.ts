import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client';
import type { ServiceList } from '../../api/contract';

export const servicesQuery = (caseId: string) => queryOptions({
  queryKey: ['case', caseId, 'services'],
  queryFn: ({ signal }) => call<ServiceList>(`/cases/${encodeURIComponent(caseId)}/services`, { signal }),
});
