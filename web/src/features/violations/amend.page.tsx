import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { AmendIncident, Incident, IncidentAnswer } from '../../api/contract';
import { incidentQuery } from '../../api/queries';
import { say } from '../../app/flash';
import { Page } from '../../app/page';
import { CommandForm } from '../../forms/command-form';
import { compact, given, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import { AccountField, WhenWhereWho, type WhenWhereWhoValues } from './incident-fields';
import { typedTime } from './typed-time';

/** What was found out better: when, where, by whom. What it was before stays in the journal. */
export function AmendIncidentPage() {
  const text = useText();
  const { incidentId } = useParams({ from: '/inside/violations/$incidentId/amend' });
  const found = useQuery(incidentQuery(incidentId));
  return (
    <Page narrow title={text('violations.amend')} before={<Link to="/violations/$incidentId" params={{ incidentId }} className="back"><IconBack size={20} />{found.data === undefined ? text('violations.one') : text('violations.one-code', { code: found.data.code })}</Link>}>
      <QueryState of={found}>{(incident) => <Amend key={incident.id} incident={incident} reload={async () => (await found.refetch({ throwOnError: true })).data} />}</QueryState>
    </Page>
  );
}

function Amend({ incident, reload }: { incident: Incident; reload: () => Promise<Incident | undefined> }) {
  const text = useText();
  const navigate = useNavigate();
  const [seen, setSeen] = useState(incident);
  const incidentId = seen.id;
  // A place of the list stands in its region: it is kept as long as that is.
  const bodyOf = ({ occurredAt, region, placeText, party, account }: WhenWhereWhoValues): AmendIncident => compact({
    occurredAt: givenTime(occurredAt), region, place: region === seen.region && placeText === '' ? seen.place : undefined, placeText: given(placeText), party, account: given(account),
  });
  return (
    <CommandForm<WhenWhereWhoValues, IncidentAnswer>
      form={`incident/${incidentId}/amend`} version={seen.version} submitLabel={text('violations.save')}
      defaults={{ occurredAt: typedTime(seen.occurredAt), region: seen.region, placeText: seen.placeText ?? '', party: seen.party, account: seen.account ?? '' }}
      ask={(values) => ({ name: 'incident.amend', method: 'PUT', path: `/incidents/${incidentId}`, body: bodyOf(values) })}
      reload={async () => {
        const fresh = await reload();
        if (fresh !== undefined) setSeen(fresh);
      }}
      onDone={() => { void navigate({ to: '/violations/$incidentId', params: { incidentId }, replace: true }).then(() => { say({ kind: 'good', id: 'done.incident.amend' }); }); }}
    >
      <Banner kind="info"><p>{text('violations.amend-help')}</p></Banner>
      <WhenWhereWho />
      <AccountField />
    </CommandForm>
  );
}
