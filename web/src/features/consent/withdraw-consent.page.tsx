import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { ConsentsView, WithdrawConsent, WriteAnswer } from '../../api/contract';
import { useReference } from '../../api/reference';
import { say } from '../../app/flash';
import { NotFound } from '../../app/not-found';
import { Page } from '../../app/page';
import { CommandForm } from '../../forms/command-form';
import { FormArea, FormChoice, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { IconBack } from '../../ui/icons';
import { NO_TIME, type TypedTime } from '../../ui/known-time';
import { QueryState } from '../../ui/query-state';
import { consentsQuery } from './consent.queries';
import { useConsentWords } from './consent-words';

export function WithdrawConsentPage() {
  const text = useText();
  const { caseId, consentId } = useParams({ from: '/inside/cases/$caseId/consents/$consentId/withdraw' });
  const found = useQuery(consentsQuery(caseId));
  return (
    <Page title={text('consent.withdraw-title')} narrow before={<Link to="/cases/$caseId/consents" params={{ caseId }} className="back"><IconBack size={20} />{text('consent.title')}</Link>}>
      <QueryState of={found}>{(view) => <WithdrawForm view={view} consentId={consentId} reload={async () => { await found.refetch({ throwOnError: true }); }} />}</QueryState>
    </Page>
  );
}

function WithdrawForm({ view, consentId, reload }: { view: ConsentsView; consentId: string; reload: () => Promise<void> }) {
  const text = useText();
  const options = useOptions();
  const navigate = useNavigate();
  const words = useConsentWords();
  const { consentGivers } = useReference();
  const { caseId } = view;
  const fact = view.history.find(({ id }) => id === consentId);
  if (fact === undefined) return <NotFound />;
  return (
    <CommandForm<{ giver: string; at: TypedTime; remark: string }, WriteAnswer>
      form={`${caseId}/withdraw/${consentId}`}
      defaults={{ giver: fact.giver, at: NO_TIME, remark: '' }}
      version={view.version}
      reload={reload}
      ask={({ giver, at, remark }) => ({
        name: 'consent.withdraw', path: `/cases/${caseId}/consents/${consentId}/withdraw`, body: compact({ giver, at: givenTime(at), remark: given(remark) }) satisfies WithdrawConsent,
      })}
      submitLabel={text('consent.withdraw-send')}
      grave
      onDone={() => { void navigate({ to: '/cases/$caseId/consents', params: { caseId }, replace: true }).then(() => { say({ kind: 'good', id: 'done.consent-withdrawn' }); }); }}
    >
      <p><strong>{words.subject(fact)}</strong></p>
      <Banner kind="info"><p>{text('consent.withdraw-help')}</p></Banner>
      <FormChoice name="giver" label={text('consent.withdraw-by')} required options={options(consentGivers)} />
      <FormTime name="at" label={text('consent.at')} required />
      <FormArea name="remark" label={text('field.remark')} maxLength={1000} />
    </CommandForm>
  );
}
