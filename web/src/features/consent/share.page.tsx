import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { ConsentsView, ShareCase, SharedSummary } from '../../api/contract';
import { useReference } from '../../api/reference';
import { say } from '../../app/flash';
import { Page } from '../../app/page';
import { CommandForm } from '../../forms/command-form';
import { FormArea, FormChoice, FormChoices, FormSelect } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Disclosure } from '../../ui/disclosure';
import { IconBack } from '../../ui/icons';
import { Loading, QueryState } from '../../ui/query-state';
import { Agreements } from './agreements';
import './consent.css';
import { consentsQuery, sharingsQuery } from './consent.queries';

interface Values {
  partner: string;
  purpose: string;
  sections: string[];
  remark: string;
  overrideReason: string;
}

export function SharePage() {
  const text = useText();
  const { caseId } = useParams({ from: '/inside/cases/$caseId/share' });
  const found = useQuery(consentsQuery(caseId));
  const mayOverride = useQuery(sharingsQuery(caseId)).data?.mayOverride ?? false;
  return (
    <Page title={text('sharing.title')} narrow before={<Link to="/cases/$caseId/consents" params={{ caseId }} className="back"><IconBack size={20} />{text('consent.title')}</Link>}>
      <p className="soft">{text('sharing.help')}</p>
      <QueryState of={found}>
        {(view) => (
          <>
            <Disclosure title={text('consent.now')}><Agreements agreements={view.agreements} /></Disclosure>
            <ShareForm view={view} mayOverride={mayOverride} reload={async () => { await found.refetch({ throwOnError: true }); }} />
          </>
        )}
      </QueryState>
    </Page>
  );
}

function ShareForm({ view, mayOverride, reload }: { view: ConsentsView; mayOverride: boolean; reload: () => Promise<void> }) {
  const text = useText();
  const options = useOptions();
  const navigate = useNavigate();
  const { partners, consentPurposes, sharedSections } = useReference();
  const { caseId } = view;
  if (partners.length === 0) return <Loading />;
  return (
    <CommandForm<Values, SharedSummary>
      form={`${caseId}/share`}
      defaults={{ partner: '', purpose: '', sections: [], remark: '', overrideReason: '' }}
      version={view.version}
      reload={reload}
      ask={({ partner, purpose, sections, remark, overrideReason }, id) => ({
        name: 'case.share', path: `/cases/${caseId}/sharings`, body: compact({ id, partner, purpose, sections, remark: given(remark), overrideReason: given(overrideReason) }) satisfies ShareCase,
      })}
      submitLabel={text('sharing.send')}
      onDone={({ id }) => {
        void navigate({ to: '/cases/$caseId/sharings/$sharingId', params: { caseId, sharingId: id }, replace: true }).then(() => { say({ kind: 'good', id: 'done.shared' }); });
      }}
    >
      <FormSelect name="partner" label={text('sharing.partner')} required options={options(partners)} />
      <FormChoice name="purpose" label={text('sharing.purpose')} required options={options(consentPurposes.filter(({ code }) => code !== 'sharing'))} />
      <FormChoices name="sections" label={text('sharing.sections')} required options={options(sharedSections)} />
      <FormArea name="remark" label={text('field.remark')} maxLength={1000} />
      {mayOverride && (
        <Disclosure title={text('sharing.override')}>
          <FormArea name="overrideReason" label={text('sharing.override-reason')} help={text('sharing.override-help')} maxLength={1000} />
        </Disclosure>
      )}
    </CommandForm>
  );
}
