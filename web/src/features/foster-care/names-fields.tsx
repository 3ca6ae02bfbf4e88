import { FormText } from '../../forms/fields';
import { compact, given } from '../../forms/values';
import { useText } from '../../i18n/use-text';

export interface NamesValues { carers: string; village: string; phone: string }

export function NamesFields() {
  const text = useText();
  return (
    <>
      <FormText name="carers" label={text('foster.carers')} help={text('foster.carers-help')} required maxLength={200} />
      <FormText name="village" label={text('foster.village')} maxLength={120} />
      <FormText name="phone" label={text('foster.phone')} inputMode="numeric" maxLength={40} />
    </>
  );
}

export function namesOf({ carers, village, phone }: NamesValues) {
  return compact({ carers: carers.trim(), village: given(village), phone: given(phone) });
}
