import type { RecordIdentity } from '../../api/contract';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormText } from '../../forms/fields';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';

export function IdentityForm(props: ActionFormProps) {
  const text = useText();
  const { name } = props.view.child;
  return (
    <CaseForm<{ given: string; family: string }> {...props} action="identity.record" path="identity" method="PUT" defaults={{ given: name?.given ?? '', family: name?.family ?? '' }}
      body={({ given, family }) => ({ given: given.trim(), family: family.trim() }) satisfies RecordIdentity}>
      <Banner kind="info"><p>{text('identity.help')}</p></Banner>
      <FormText name="given" label={text('identity.given')} required maxLength={80} />
      <FormText name="family" label={text('identity.family')} required maxLength={80} />
    </CaseForm>
  );
}
