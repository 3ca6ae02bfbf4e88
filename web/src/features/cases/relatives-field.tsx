import { useFieldArray } from 'react-hook-form';
import { FormText } from '../../forms/fields';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import './relatives-field.css';

export interface RelativeValues { name: string; relation: string; contact: string }

export const NO_RELATIVE: RelativeValues = { name: '', relation: '', contact: '' };
const MOST = 10;

/** Further people, one group of answers each. */
export function RelativesField() {
  const text = useText();
  const { fields, append, remove } = useFieldArray<{ relatives: RelativeValues[] }, 'relatives'>({ name: 'relatives' });
  return (
    <div className="stack-small">
      {fields.map(({ id }, index) => (
        <fieldset key={id} className="relative">
          <legend>{text('identity.relative', { number: index + 1 })}</legend>
          <FormText name={`relatives.${String(index)}.name`} label={text('identity.relative-name')} required maxLength={120} />
          <FormText name={`relatives.${String(index)}.relation`} label={text('identity.relation')} help={text('identity.relation-help')} required maxLength={60} />
          <FormText name={`relatives.${String(index)}.contact`} label={text('identity.relative-contact')} maxLength={120} />
          <Button kind="bare" onPress={() => { remove(index); }}>{text('identity.remove-relative', { number: index + 1 })}</Button>
        </fieldset>
      ))}
      {fields.length < MOST && <Button onPress={() => { append(NO_RELATIVE); }}>{text('identity.add-relative')}</Button>}
    </div>
  );
}
