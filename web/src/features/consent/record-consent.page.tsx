import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useWatch } from 'react-hook-form';
import type { ConsentsView, RecordConsent, WriteAnswer } from '../../api/contract';
import { useReference } from '../../api/reference';
import { say } from '../../app/flash';
import { Page } from '../../app/page';
import { CommandForm } from '../../forms/command-form';
import { FormArea, FormChoice, FormChoices, FormSelect, FormText, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { IconBack } from '../../ui/icons';
import { NO_TIME, toKnownTime, type TypedTime } from '../../ui/known-time';
import { Loading, QueryState } from '../../ui/query-state';
import { consentsQuery } from './consent.queries';

interface Values {
  purpose: string;
  recipient: string;
  sections: string[];
  giver: string;
  giverName: string;
  answer: string;
  language: string;
  manner: string;
  at: TypedTime;
  until: TypedTime;
  remark: string;
}

const EMPTY: Values = { purpose: '', recipient: '', sections: [], giver: '', giverName: '', answer: '', language: '', manner: 'spoken', at: NO_TIME, until: { ...NO_TIME, precision: 'day' }, remark: '' };

function bodyOf(values: Values, id: string): RecordConsent {
  const { purpose, giver, language, manner } = values;
  const agreed = values.answer === 'yes';
  const sharing = purpose === 'sharing';
  return compact({
    id, purpose, giver, language, manner, agreed, at: givenTime(values.at),
    recipient: sharing ? given(values.recipient) : undefined,
    sections: sharing && agreed ? values.sections : undefined,
    giverName: giver === 'child' ? undefined : given(values.giverName),
    until: agreed ? toKnownTime(values.until) : undefined,
    remark: given(values.remark),
  });
}

export function RecordConsentPage() {
  const text = useText();
  const { caseId } = useParams({ from: '/inside/cases/$caseId/consents/new' });
  const found = useQuery(consentsQuery(caseId));
  return (
    <Page title={text('consent.record')} narrow before={<Link to="/cases/$caseId/consents" params={{ caseId }} className="back"><IconBack size={20} />{text('consent.title')}</Link>}>
      <QueryState of={found}>{(view) => <RecordForm view={view} reload={async () => { await found.refetch({ throwOnError: true }); }} />}</QueryState>
    </Page>
  );
}

function RecordForm({ view, reload }: { view: ConsentsView; reload: () => Promise<void> }) {
  const text = useText();
  const navigate = useNavigate();
  const { partners } = useReference();
  const { caseId } = view;
  if (partners.length === 0) return <Loading />;
  return (
    <CommandForm<Values, WriteAnswer>
      form={`${caseId}/consent`}
      defaults={EMPTY}
      version={view.version}
      reload={reload}
      ask={(values, id) => ({ name: 'consent.record', path: `/cases/${caseId}/consents`, body: bodyOf(values, id) })}
      submitLabel={text('form.record')}
      onDone={() => { void navigate({ to: '/cases/$caseId/consents', params: { caseId }, replace: true }).then(() => { say({ kind: 'good', id: 'done.consent' }); }); }}
    >
      <Banner kind="info"><p>{text('consent.record-help')}</p></Banner>
      <Questions />
    </CommandForm>
  );
}

/** What is asked next follows from what was answered. */
function Questions() {
  const text = useText();
  const options = useOptions();
  const { consentPurposes, consentGivers, consentManners, languages, partners, sharedSections } = useReference();
  const { purpose, giver, answer } = useWatch<Values>() as Partial<Values>;
  const sharing = purpose === 'sharing';
  return (
    <>
      <FormChoice name="purpose" label={text('consent.ask-purpose')} required options={options(consentPurposes)} />
      {sharing && <FormSelect name="recipient" label={text('consent.partner')} required options={options(partners)} />}
      <FormChoice name="giver" label={text('consent.giver')} required options={options(consentGivers)} />
      {giver !== 'child' && giver !== '' && <FormText name="giverName" label={text('consent.giver-name')} help={text('consent.giver-name-help')} maxLength={120} />}
      <FormChoice name="answer" label={text('consent.answer')} required side options={[{ value: 'yes', label: text('consent.answer.yes') }, { value: 'no', label: text('consent.answer.no') }]} />
      {sharing && answer === 'yes' && <FormChoices name="sections" label={text('consent.sections')} required options={options(sharedSections)} />}
      <FormSelect name="language" label={text('consent.language')} required options={options(languages)} />
      <FormChoice name="manner" label={text('consent.manner')} required side options={options(consentManners)} />
      <FormTime name="at" label={text('consent.at')} required />
      {answer === 'yes' && <FormTime name="until" label={text('consent.until')} help={text('consent.until-help')} />}
      <FormArea name="remark" label={text('field.remark')} maxLength={1000} />
    </>
  );
}
