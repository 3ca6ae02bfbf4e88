import type { Label } from '../api/contract';
import { useLocale } from './locale';

/** Words that come from the server in both languages. */
export function useLabel(): (label: Label) => string {
  const locale = useLocale();
  return (label) => label[locale];
}
