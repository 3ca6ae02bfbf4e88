import { useText } from '../../i18n/use-text';

/** What is wrong with a number that was typed, if anything: whole and not negative, or left out. */
export function useWholeNumber(): (typed: string) => string | undefined {
  const text = useText();
  return (typed) => (/^\d*$/.test(typed.trim()) ? undefined : text('form.whole-number'));
}
