import type { CaseFilter } from '../../api/queries';

type Search = Partial<Record<keyof CaseFilter, string>>;

/** The filter with one part changed, as it stands in the address: what is empty is not there. */
export function withFilter(filter: CaseFilter, part: CaseFilter): Search {
  return Object.fromEntries(Object.entries({ ...filter, ...part }).filter(([, value]) => value !== undefined && value !== ''));
}
