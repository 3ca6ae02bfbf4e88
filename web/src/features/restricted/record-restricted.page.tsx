import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useWatch } from 'react-hook-form';
import type { RecordRestricted, Restricted, RestrictedWritten } from '../../api/contract';
import { useReference } from '../../api/reference';
import { say } from '../../app/flash';
import { Page } from '../../app/page';
import { CommandForm } from '../../forms/command-form';
import { FormArea, FormChoice, FormSelect, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { IconBack } from '../../ui/icons';
import { NO_TIME, type TypedTime } from '../../ui/known-time';
import { QueryState } from '../../ui/query-state';
import { restrictedQuery } from './restricted.queries';

interface Values { kind: '' | 'service' | 'note' | 'need'; service: string; need: string; at: TypedTime; text: string; listId: string }

export function RecordRestrictedPage() {
  const text = useText();
  const { caseId } = useParams({ from: '/inside/cases/$caseId/restricted/new' });
  const found = useQuery(restrictedQuery(caseId));
  return (
    <Page title={text('restricted.write')} narrow before={<Link to="/cases/$caseId/restricted" params={{ caseId }} className="back"><IconBack size={20} />{text('restricted.title')}</Link>}>
      <QueryState of={found}>{(view) => <RecordForm caseId={caseId} view={view} />}</QueryState>
    </Page>
  );
}

function RecordForm({ caseId, view }: { caseId: string; view: Restricted }) {
  const text = useText();
  const navigate = useNavigate();
  const others = view.lists.filter(({ own }) => !own);
  return (
    <CommandForm<Values, RestrictedWritten> form={`${caseId}/restricted`} submitLabel={text('form.record')} alias={{ code: 'service' }}
      defaults={{ kind: '', service: '', need: '', at: NO_TIME, text: '', listId: '' }}
      ask={({ kind, service, need, at, text: words, listId }, id) => ({
        name: 'restricted.record', path: `/cases/${caseId}/restricted`,
        body: compact({ id, kind: kind === '' ? 'note' as const : kind, code: kind === 'service' ? given(service) : kind === 'need' ? given(need) : undefined, at: given(givenTime(at)), text: words.trim(), listId: given(listId) }) satisfies RecordRestricted,
      })}
      onDone={() => { void navigate({ to: '/cases/$caseId/restricted', params: { caseId }, replace: true }).then(() => { say({ kind: 'good', id: 'done.restricted' }); }); }}>
      <Banner kind="info"><p>{text('restricted.write-help')}</p></Banner>
      <FormChoice name="kind" label={text('restricted.kind')} required options={(['service', 'note', 'need'] as const).map((value) => ({ value, label: text(`restricted.kind.${value}`) }))} />
      <Code />
      <FormTime name="at" label={text('restricted.when')} help={text('service.when-help')} />
      <FormArea name="text" label={text('restricted.text')} help={text('restricted.text-help')} required maxLength={4000} />
      {others.length > 0 && (
        <FormSelect name="listId" label={text('restricted.seen-by-whom')} empty={text('restricted.own')}
          options={others.map(({ id, named }) => ({ value: id, label: text('restricted.of', { who: named.find(({ opened }) => opened)?.name ?? '' }) }))} />
      )}
    </CommandForm>
  );
}

/** Which service or which need; a note has none. */
function Code() {
  const text = useText();
  const options = useOptions();
  const { services, girlsNeeds } = useReference();
  const kind = useWatch({ name: 'kind' }) as Values['kind'];
  if (kind === 'service') return <FormSelect name="service" label={text('field.service')} required options={options(services)} />;
  if (kind === 'need') return <FormChoice name="need" label={text('restricted.need')} required options={options(girlsNeeds)} />;
  return null;
}
