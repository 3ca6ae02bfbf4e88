import type { Coded } from '../api/contract';
import { useLabel } from '../i18n/use-label';
import type { Option } from '../ui/select-field';

/** A code list as the choices of a field. */
export function useOptions(): (list: readonly Coded[]) => Option[] {
  const label = useLabel();
  return (list) => list.map((coded) => ({ value: coded.code, label: label(coded.label) }));
}
