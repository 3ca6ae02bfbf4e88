import { useReference } from '../../api/reference';
import { useLabel } from '../../i18n/use-label';

/** A domain in words; its code where the list does not know it (yet). */
export function useDomainNames(): (domain: string) => string {
  const { domains } = useReference();
  const label = useLabel();
  return (domain) => {
    const coded = domains.find(({ code }) => code === domain);
    return coded === undefined ? domain : label(coded.label);
  };
}
