import { useQuery } from '@tanstack/react-query';
import { familyQuery } from '../../api/queries';
import { FormSelect } from '../../forms/fields';
import { useText } from '../../i18n/use-text';
import { useCalled } from './relative-name';

/** The relative who takes the child in: those whose link is verified first. Nothing is asked where no relative is known. */
export function ReceiverField({ caseId }: { caseId: string }) {
  const text = useText();
  const called = useCalled();
  const relatives = (useQuery(familyQuery(caseId)).data?.relatives ?? []).filter(({ life }) => life !== 'dead');
  if (relatives.length === 0) return null;
  const ordered = relatives.toSorted((a, b) => Number(b.verified === true) - Number(a.verified === true));
  return (
    <FormSelect name="relative" label={text('discharge.relative')} help={text('discharge.relative-help')} empty={text('form.not-given')}
      options={ordered.map((one) => ({ value: one.id, label: `${called(one)}${one.verified === true ? ` · ${text('family.link.verified')}` : ''}` }))} />
  );
}
