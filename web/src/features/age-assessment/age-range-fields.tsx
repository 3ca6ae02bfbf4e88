import { FormText } from '../../forms/fields';
import { useText } from '../../i18n/use-text';

/** Completed years, at least and at most. An age is said as a range. */
export function AgeRangeFields({ required = false, help }: { required?: boolean; help: string }) {
  const text = useText();
  const years = (age: string): string | undefined => (/^\d{1,2}$/.test(age.trim()) || (!required && age.trim() === '') ? undefined : text('field.age-number'));
  return (
    <>
      <FormText name="ageLow" label={text('age.low')} help={help} required={required} inputMode="numeric" maxLength={2} short check={years} />
      <FormText name="ageHigh" label={text('age.high')} required={required} inputMode="numeric" maxLength={2} short check={years} />
    </>
  );
}
