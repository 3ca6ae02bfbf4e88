import { useParams } from '@tanstack/react-router';
import type { TrainFamily } from '../../api/contract';
import { useReference } from '../../api/reference';
import { FormChoice, FormText } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { useText } from '../../i18n/use-text';
import { FamilyForm } from './family-form';

interface Values { topic: string; heldOn: string }

export function TrainingPage() {
  const text = useText();
  const options = useOptions();
  const { fosterTrainings } = useReference();
  const { familyCode } = useParams({ from: '/inside/foster-families/$familyCode/training' });
  return (
    <FamilyForm<Values> familyCode={familyCode} path="trainings" title={text('foster.train')} done="done.foster-family.trainings"
      defaults={{ topic: '', heldOn: '' }} body={(values, id) => ({ id, ...values }) satisfies TrainFamily}>
      {() => (
        <>
          <FormChoice name="topic" label={text('foster.topic')} required options={options(fosterTrainings)} />
          <FormText name="heldOn" type="date" label={text('foster.held-on')} required />
        </>
      )}
    </FamilyForm>
  );
}
