import { useParams } from '@tanstack/react-router';
import { useWatch } from 'react-hook-form';
import type { VetFamily } from '../../api/contract';
import { FormArea, FormChoice, FormText } from '../../forms/fields';
import { compact, given, givenNumber } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { FamilyForm } from './family-form';

interface Values { step: string; onDay: string; until: string; places: string; sex: string; ageFrom: string; ageTo: string; words: string }

const SEXES = ['any', 'female', 'male'] as const;
const STEPS = ['asked', 'vetted', 'refused', 'suspended', 'ended'] as const;

function bodyOf(values: Values, id: string): VetFamily {
  const step = STEPS.find((one) => one === values.step) ?? 'vetted';
  const terms = step === 'vetted'
    ? { until: given(values.until), places: givenNumber(values.places), sex: SEXES.find((one) => one === values.sex), ageFrom: givenNumber(values.ageFrom), ageTo: givenNumber(values.ageTo) }
    : {};
  return compact({ id, step, onDay: values.onDay, words: given(values.words), ...terms });
}

/** The next step of a family's vetting. */
export function VettingPage() {
  const text = useText();
  const { familyCode } = useParams({ from: '/inside/foster-families/$familyCode/vetting' });
  return (
    <FamilyForm<Values> familyCode={familyCode} path="vettings" title={text('foster.vet')} done="done.foster-family.vettings"
      defaults={{ step: '', onDay: '', until: '', places: '', sex: '', ageFrom: '', ageTo: '', words: '' }} body={bodyOf}>
      {({ nextSteps }) => (
        <>
          <FormChoice name="step" label={text('foster.step')} required options={nextSteps.map((value) => ({ value, label: text(`foster.step.${value}`) }))} />
          <FormText name="onDay" type="date" label={text('foster.on-day')} required />
          <Terms />
          <Words />
        </>
      )}
    </FamilyForm>
  );
}

function Terms() {
  const text = useText();
  const whole = (value: string): string | undefined => (/^\d{1,2}$/.test(value.trim()) ? undefined : text('centre.whole-number'));
  if (useWatch({ name: 'step' }) !== 'vetted') return null;
  return (
    <>
      <FormText name="places" label={text('foster.places')} help={text('foster.places-help')} inputMode="numeric" required short maxLength={2} check={whole} />
      <FormChoice name="sex" label={text('centre.group-sex')} required options={SEXES.map((value) => ({ value, label: text(`foster.sex.${value}`) }))} />
      <FormText name="ageFrom" label={text('centre.age-from')} inputMode="numeric" required short maxLength={2} check={whole} />
      <FormText name="ageTo" label={text('centre.age-to')} inputMode="numeric" required short maxLength={2} check={whole} />
      <FormText name="until" type="date" label={text('foster.vetted-until')} help={text('foster.vetted-until-help')} />
    </>
  );
}

function Words() {
  const text = useText();
  const step = useWatch({ name: 'step' }) as string;
  if (step === '' || step === 'asked') return null;
  return <FormArea name="words" label={text(step === 'vetted' ? 'foster.words-vetted' : 'foster.words-why')} help={text('foster.words-help')} required />;
}
