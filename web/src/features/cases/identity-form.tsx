import type { RecordIdentity, Relative } from '../../api/contract';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormText } from '../../forms/fields';
import { compact, given } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { NO_RELATIVE, RelativesField, type RelativeValues } from './relatives-field';

interface IdentityValues {
  given: string;
  family: string;
  other: string;
  father: string;
  mother: string;
  relatives: RelativeValues[];
  village: string;
  contact: string;
  languages: string;
}

/** The whole identity at once: what is emptied here is not known any more. */
export function IdentityForm(props: ActionFormProps) {
  const text = useText();
  const { name, identity } = props.view.child;
  const defaults: IdentityValues = {
    given: name?.given ?? '', family: name?.family ?? '', other: name?.other ?? '', father: identity?.father ?? '', mother: identity?.mother ?? '',
    relatives: (identity?.relatives ?? []).map((relative) => ({ ...NO_RELATIVE, ...relative })),
    village: identity?.village ?? '', contact: identity?.contact ?? '', languages: identity?.languages ?? '',
  };
  return (
    <CaseForm<IdentityValues> {...props} action="identity.record" path="identity" method="PUT" defaults={defaults}
      body={(values) => compact({
        given: values.given.trim(), family: values.family.trim(), other: given(values.other), father: given(values.father), mother: given(values.mother),
        relatives: values.relatives.length === 0 ? undefined : values.relatives.map(relativeBody),
        village: given(values.village), contact: given(values.contact), languages: given(values.languages),
      }) satisfies RecordIdentity}>
      <Banner kind="info"><p>{text('identity.help')}</p></Banner>
      <FormText name="given" label={text('identity.given')} required maxLength={80} />
      <FormText name="family" label={text('identity.family')} required maxLength={80} />
      <FormText name="other" label={text('identity.other')} help={text('identity.other-help')} maxLength={80} />
      <FormText name="father" label={text('identity.father')} maxLength={120} />
      <FormText name="mother" label={text('identity.mother')} maxLength={120} />
      <RelativesField />
      <FormText name="village" label={text('identity.village')} maxLength={120} />
      <FormArea name="contact" label={text('identity.contact')} help={text('identity.contact-help')} maxLength={200} />
      <FormText name="languages" label={text('identity.languages')} maxLength={120} />
    </CaseForm>
  );
}

function relativeBody({ name, relation, contact }: RelativeValues): Relative {
  return compact({ name: name.trim(), relation: relation.trim(), contact: given(contact) });
}
