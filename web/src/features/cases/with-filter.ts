import type { CaseNarrowing } from '../../api/queries';

type Search = Partial<Record<keyof CaseNarrowing, string>>;

/** What narrows the list, with one part changed, as it stands in the address: what is empty is not there. */
export function withFilter(narrowing: CaseNarrowing, part: CaseNarrowing): Search {
  return Object.fromEntries(Object.entries({ ...narrowing, ...part }).filter(([, value]) => value !== undefined && value !== ''));
}
