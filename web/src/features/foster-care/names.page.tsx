import { useParams } from '@tanstack/react-router';
import type { NameFamily } from '../../api/contract';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { FamilyForm } from './family-form';
import { NamesFields, namesOf, type NamesValues } from './names-fields';

/** Begun empty: what is there is shown only where it is asked for. */
export function NamesPage() {
  const text = useText();
  const { familyCode } = useParams({ from: '/inside/foster-families/$familyCode/names' });
  return (
    <FamilyForm<NamesValues> familyCode={familyCode} path="names" title={text('foster.rename')} done="done.foster-family.names"
      defaults={{ carers: '', village: '', phone: '' }} body={(values) => namesOf(values) satisfies NameFamily}>
      {() => <><Banner kind="info"><p>{text('foster.rename-help')}</p></Banner><NamesFields /></>}
    </FamilyForm>
  );
}
