import type { Coded } from '../api/contract';
import { useLabel } from '../i18n/use-label';
import type { Option } from '../ui/select-field';

/** A code list as the choices of a field: what is retired is not among them. */
export function useOptions(): (list: readonly Coded[]) => Option[] {
  const label = useLabel();
  const today = new Date().toISOString().slice(0, 10);
  return (list) => list.filter(({ retiredFrom }) => retiredFrom === undefined || retiredFrom > today).map((coded) => ({ value: coded.code, label: label(coded.label) }));
}
