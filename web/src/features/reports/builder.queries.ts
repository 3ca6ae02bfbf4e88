import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client';
import type { BuilderVocabulary, BuiltTable } from '../../api/contract';

export interface BuilderAsked {
  readonly measure: string;
  readonly rows: string;
  readonly columns?: string;
  readonly filter?: string;
  readonly value?: string;
  readonly from: string;
  readonly to: string;
}

export const builderSearch = (asked: BuilderAsked): string => new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== undefined && value !== '')).toString();

export const builderVocabularyQuery = queryOptions({
  queryKey: ['report', 'builder-vocabulary'],
  queryFn: ({ signal }) => call<BuilderVocabulary>('/reports/builder/vocabulary', { signal }),
});

export const builtQuery = (asked: BuilderAsked) => queryOptions({
  queryKey: ['report', 'builder', asked],
  queryFn: ({ signal }) => call<BuiltTable>(`/reports/builder?${builderSearch(asked)}`, { signal }),
});
