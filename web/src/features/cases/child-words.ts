import type { AgeView, Sex } from '../../api/contract';
import { useText } from '../../i18n/use-text';

/** "garçon, environ 15 ans": never more certain than what was recorded. */
export function useChildWords(): (sex: Sex, age: AgeView | undefined) => string {
  const text = useText();
  return (sex, age) => {
    const words = age?.years === undefined ? text('age.not-recorded') : text(`age.${age.precision}`, { years: age.years });
    return text('child.words', { sex: text(`sex.${sex}`), age: words });
  };
}
