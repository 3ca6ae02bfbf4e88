import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { RecordIdentity, WriteAnswer } from '../../api/contract';
import { duplicatesQuery } from '../../api/queries';
import { useMay } from '../../api/session';
import { say } from '../../app/flash';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormText } from '../../forms/fields';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { LikelyPanel } from '../duplicates/likely-panel';

export function IdentityForm(props: ActionFormProps) {
  const text = useText();
  const may = useMay();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { name } = props.view.child;
  const caseId = props.view.id;

  /** A name is what likely files are found by: where there are some, they are shown before anything else is done. */
  const look = async (answer: WriteAnswer): Promise<void> => {
    const found = answer.visible && may('duplicate.check') ? await client.query({ ...duplicatesQuery({ caseId }), staleTime: 0 }).catch(() => undefined) : undefined;
    if (found === undefined || found.cases.length + found.elsewhere.length === 0) { props.onDone(answer); return; }
    await navigate({ to: '/cases/$caseId/duplicates', params: { caseId }, replace: true });
    say({ kind: 'good', id: 'done.identity.record' });
  };
  return (
    <>
      <CaseForm<{ given: string; family: string }> {...props} onDone={(answer) => { void look(answer); }} action="identity.record" path="identity" method="PUT" defaults={{ given: name?.given ?? '', family: name?.family ?? '' }}
        body={({ given, family }) => ({ given: given.trim(), family: family.trim() }) satisfies RecordIdentity}>
        <Banner kind="info"><p>{text('identity.help')}</p></Banner>
        <FormText name="given" label={text('identity.given')} required maxLength={80} />
        <FormText name="family" label={text('identity.family')} required maxLength={80} />
      </CaseForm>
      {name !== undefined && may('duplicate.check') && <LikelyPanel question={{ caseId }} />}
    </>
  );
}
