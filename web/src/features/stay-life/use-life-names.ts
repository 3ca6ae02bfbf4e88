import type { Coded } from '../../api/contract';
import { useReference } from '../../api/reference';
import { useLabel } from '../../i18n/use-label';

/** The words for the codes of a life in care; the code itself where the list does not know it. */
export function useLifeNames(): Record<'kind' | 'action' | 'outcome' | 'topic', (code: string) => string> {
  const label = useLabel();
  const { stayIncidentKinds, stayIncidentActions, stayIncidentOutcomes, sessionTopics } = useReference();
  const named = (list: readonly Coded[]) => (code: string): string => {
    const coded = list.find((one) => one.code === code);
    return coded === undefined ? code : label(coded.label);
  };
  return { kind: named(stayIncidentKinds), action: named(stayIncidentActions), outcome: named(stayIncidentOutcomes), topic: named(sessionTopics) };
}
