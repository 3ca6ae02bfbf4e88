import type { Coded } from '../../api/contract';
import { useReference } from '../../api/reference';
import { useLabel } from '../../i18n/use-label';
import type { Option } from '../../ui/select-field';

/** Coalitions, each followed by its groups; nobody known comes last. */
export function usePartyOptions(): Option[] {
  const label = useLabel();
  const { parties } = useReference();
  const option = ({ code, label: words }: Coded, under = ''): Option => ({ value: code, label: `${under}${label(words)}` });
  const top = parties.filter(({ parent }) => parent === undefined).toSorted((a, b) => Number(a.code === 'UNIDENTIFIED') - Number(b.code === 'UNIDENTIFIED') || label(a.label).localeCompare(label(b.label)));
  return top.flatMap((party) => [option(party), ...parties.filter(({ parent }) => parent === party.code).map((group) => option(group, '– '))]);
}
