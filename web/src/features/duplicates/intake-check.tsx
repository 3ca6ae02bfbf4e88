import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import type { CheckDuplicates } from '../../api/contract';
import { useMay } from '../../api/session';
import { FormText } from '../../forms/fields';
import { given, givenNumber } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { Disclosure } from '../../ui/disclosure';
import { LikelyPanel } from './likely-panel';

/** Before a file is opened: is there one? The name is asked for the look only and is not sent with the form. */
export function IntakeCheck() {
  const text = useText();
  const may = useMay();
  const { getValues, setError, clearErrors } = useFormContext();
  const [question, setQuestion] = useState<CheckDuplicates>();
  if (!may('duplicate.check')) return null;
  const look = (): void => {
    const values = getValues() as Record<string, string>;
    const [first, family] = [given(values['given'] ?? ''), given(values['family'] ?? '')];
    clearErrors(['given', 'family']);
    for (const name of ['given', 'family']) if (given(values[name] ?? '') === undefined) setError(name, { type: 'look', message: text('form.required') });
    if (first === undefined || family === undefined) return;
    const [sex, years, region] = [given(values['sex'] ?? ''), given(values['ageYears'] ?? ''), given(values['region'] ?? '')];
    setQuestion({
      given: first, family,
      ...(sex !== undefined && { sex: sex as NonNullable<CheckDuplicates['sex']> }), ...(years !== undefined && /^\d{1,2}$/.test(years) && { ageYears: givenNumber(years) ?? 0 }), ...(region !== undefined && { region }),
    });
  };
  return (
    <Disclosure title={text('duplicates.intake')}>
      <div className="stack">
        <p className="soft">{text('duplicates.intake-help')}</p>
        <FormText name="given" label={text('identity.given')} maxLength={80} />
        <FormText name="family" label={text('identity.family')} maxLength={80} />
        <div><Button onPress={look}>{text('duplicates.look')}</Button></div>
        {question !== undefined && <LikelyPanel question={question} />}
      </div>
    </Disclosure>
  );
}
