import { useText } from '../i18n/use-text';
import { FormChoice, FormText } from './fields';
import { given, givenNumber } from './values';

export interface ChildValues {
  readonly sex: string;
  readonly ageYears: string;
  readonly agePrecision: string;
}

export const NO_CHILD: ChildValues = { sex: '', ageYears: '', agePrecision: '' };

/** Apparent sex and age: what one sees and how one knows it, no name. */
export function ChildFields() {
  const text = useText();
  return (
    <>
      <FormChoice name="sex" label={text('field.sex')} required side options={(['male', 'female', 'unknown'] as const).map((sex) => ({ value: sex, label: text(`sex.choice.${sex}`) }))} />
      <FormText name="ageYears" label={text('field.age')} help={text('field.age-help')} inputMode="numeric" maxLength={2} short check={(age) => (/^\d{0,2}$/.test(age.trim()) ? undefined : text('field.age-number'))} />
      <FormChoice name="agePrecision" label={text('field.age-precision')} required options={(['stated', 'approximate', 'doubted', 'unknown'] as const).map((precision) => ({ value: precision, label: text(`age.precision.${precision}`) }))} />
    </>
  );
}

type Sex = 'male' | 'female' | 'unknown';
type Precision = 'stated' | 'approximate' | 'doubted' | 'unknown';

export function childBody({ sex, ageYears, agePrecision }: ChildValues): { sex: Sex; ageYears: number | undefined; agePrecision: Precision } {
  return { sex: sex as Sex, ageYears: givenNumber(given(ageYears) ?? ''), agePrecision: agePrecision as Precision };
}
