import { useFieldArray } from 'react-hook-form';
import { uuidv7 } from '../../api/uuid';
import { type ChildValues, NO_CHILD } from '../../forms/child-fields';
import { FormArea, FormSelect, FormText } from '../../forms/fields';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import type { Option } from '../../ui/select-field';
import './group-field.css';

export interface GroupChildValues extends ChildValues {
  /** Of the file that opens: made here, so that the same group sent twice is one. */
  readonly childId: string;
  readonly condition: string;
  readonly remark: string;
}

const MOST = 60;

export const newGroupChild = (): GroupChildValues => ({ childId: uuidv7(), ...NO_CHILD, condition: '', remark: '' });

/** One line for each child of the group. */
export function GroupField({ conditions }: { readonly conditions: readonly Option[] }) {
  const text = useText();
  const { fields, append, remove } = useFieldArray<{ children: GroupChildValues[] }, 'children'>({ name: 'children' });
  const sexes = (['male', 'female', 'unknown'] as const).map((sex) => ({ value: sex, label: text(`sex.choice.${sex}`) }));
  const precisions = (['stated', 'approximate', 'doubted', 'unknown'] as const).map((precision) => ({ value: precision, label: text(`age.precision.${precision}`) }));
  return (
    <div className="stack-small">
      {fields.map(({ id }, index) => {
        const named = (field: string): string => `children.${String(index)}.${field}`;
        return (
          <fieldset key={id} className="group-child">
            <legend>{text('group.child', { number: index + 1 })}</legend>
            <FormSelect name={named('sex')} label={text('field.sex')} required options={sexes} />
            <FormText name={named('ageYears')} label={text('field.age')} inputMode="numeric" maxLength={2} short check={(age) => (/^\d{0,2}$/.test(age.trim()) ? undefined : text('field.age-number'))} />
            <FormSelect name={named('agePrecision')} label={text('field.age-precision')} required options={precisions} />
            <FormSelect name={named('condition')} label={text('field.condition')} options={conditions} />
            <div className="group-child-whole"><FormArea name={named('remark')} label={text('field.remark')} help={text('field.remark-no-name')} /></div>
            {fields.length > 1 && <Button kind="bare" onPress={() => { remove(index); }}>{text('group.remove', { number: index + 1 })}</Button>}
          </fieldset>
        );
      })}
      {fields.length < MOST && <Button onPress={() => { append(newGroupChild()); }}>{text('group.add')}</Button>}
    </div>
  );
}
