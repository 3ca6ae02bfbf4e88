import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client';
import type { DisclosureSetting, ProtectedReport } from '../../api/contract';

export const protectedQuery = (report: string, year: number) => queryOptions({
  queryKey: ['report', 'protected', report, year],
  queryFn: ({ signal }) => call<ProtectedReport>(`/reports/protected?report=${encodeURIComponent(report)}&year=${String(year)}`, { signal }),
});

export const disclosureQuery = queryOptions({
  queryKey: ['report', 'disclosure'],
  queryFn: ({ signal }) => call<DisclosureSetting>('/disclosure/setting', { signal }),
});
