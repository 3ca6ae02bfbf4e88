import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { RecordIdentity, Relative, WriteAnswer } from '../../api/contract';
import { duplicatesQuery } from '../../api/queries';
import { useMay } from '../../api/session';
import { say } from '../../app/flash';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormText } from '../../forms/fields';
import { compact, given } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { LikelyPanel } from '../duplicates/likely-panel';
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
  const may = useMay();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { name, identity } = props.view.child;
  const caseId = props.view.id;
  const defaults: IdentityValues = {
    given: name?.given ?? '', family: name?.family ?? '', other: name?.other ?? '', father: identity?.father ?? '', mother: identity?.mother ?? '',
    relatives: (identity?.relatives ?? []).map((relative) => ({ ...NO_RELATIVE, ...relative })),
    village: identity?.village ?? '', contact: identity?.contact ?? '', languages: identity?.languages ?? '',
  };

  /** A name is what likely files are found by: where there are some, they are shown before anything else is done. */
  const look = async (answer: WriteAnswer): Promise<void> => {
    const found = answer.visible && may('duplicate.check') ? await client.query({ ...duplicatesQuery({ caseId }), staleTime: 0 }).catch(() => undefined) : undefined;
    if (found === undefined || found.cases.length + found.elsewhere.length === 0) { props.onDone(answer); return; }
    await navigate({ to: '/cases/$caseId/duplicates', params: { caseId }, replace: true });
    say({ kind: 'good', id: 'done.identity.record' });
  };
  return (
    <>
      <CaseForm<IdentityValues> {...props} onDone={(answer) => { void look(answer); }} action="identity.record" path="identity" method="PUT" defaults={defaults}
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
      {name !== undefined && may('duplicate.check') && <LikelyPanel question={{ caseId }} />}
    </>
  );
}

function relativeBody({ name, relation, contact }: RelativeValues): Relative {
  return compact({ name: name.trim(), relation: relation.trim(), contact: given(contact) });
}
