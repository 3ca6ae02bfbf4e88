import { useFormContext, useWatch } from 'react-hook-form';
import { useReference } from '../../api/reference';
import { FormSelect } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { useText } from '../../i18n/use-text';

/** Who holds the child: the authority, and the unit where it is one of those known here. */
export function AuthorityFields() {
  const text = useText();
  const options = useOptions();
  const { authorities, units } = useReference();
  const { setValue } = useFormContext();
  const authority = useWatch({ name: 'authority' }) as string;
  const ofAuthority = units.filter((unit) => unit.authority === authority);
  return (
    <>
      <FormSelect name="authority" label={text('field.authority')} required options={options(authorities)} onPicked={() => { setValue('unitId', ''); }} />
      {ofAuthority.length > 0 && <FormSelect name="unitId" label={text('field.unit')} empty={text('form.not-given')} options={ofAuthority.map(({ id, name }) => ({ value: id, label: name }))} />}
    </>
  );
}
