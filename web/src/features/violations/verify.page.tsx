import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Incident, IncidentAnswer, VerifyViolation } from '../../api/contract';
import { incidentQuery } from '../../api/queries';
import { useReference } from '../../api/reference';
import { useServerNow } from '../../api/server-clock';
import { say } from '../../app/flash';
import { NotFound } from '../../app/not-found';
import { Page } from '../../app/page';
import { CommandForm } from '../../forms/command-form';
import { FormArea, FormChoice, FormText } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import { useCodeWords } from './violation-words';

export function VerifyPage() {
  const text = useText();
  const { incidentId, violationId } = useParams({ from: '/inside/violations/$incidentId/verify/$violationId' });
  const found = useQuery(incidentQuery(incidentId));
  return (
    <Page narrow title={text('violations.verify')} before={<Link to="/violations/$incidentId" params={{ incidentId }} className="back"><IconBack size={20} />{found.data === undefined ? text('violations.one') : text('violations.one-code', { code: found.data.code })}</Link>}>
      <QueryState of={found}>
        {(incident) => <Verify key={violationId} incident={incident} violationId={violationId} reload={async () => (await found.refetch({ throwOnError: true })).data} />}
      </QueryState>
    </Page>
  );
}

function Verify({ incident, violationId, reload }: { incident: Incident; violationId: string; reload: () => Promise<Incident | undefined> }) {
  const text = useText();
  const options = useOptions();
  const words = useCodeWords();
  const navigate = useNavigate();
  const { violationStatuses } = useReference();
  const today = new Date(useServerNow()).toISOString().slice(0, 10);
  const [seen, setSeen] = useState(incident);
  const violation = seen.violations.find(({ id }) => id === violationId);
  if (violation === undefined) return <NotFound />;
  const incidentId = seen.id;
  return (
    <CommandForm<{ status: string; on: string; note: string }, IncidentAnswer>
      form={`incident/${incidentId}/verify/${violationId}`} version={seen.version} submitLabel={text('violations.verify-save')}
      defaults={{ status: '', on: today, note: '' }}
      ask={({ status, on, note }, id) => ({ name: 'incident.verify', path: `/incidents/${incidentId}/violations/${violationId}/verification`, body: compact({ id, status, on, note: given(note) }) satisfies VerifyViolation })}
      reload={async () => {
        const fresh = await reload();
        if (fresh !== undefined) setSeen(fresh);
      }}
      onDone={() => { void navigate({ to: '/violations/$incidentId', params: { incidentId }, replace: true }).then(() => { say({ kind: 'good', id: 'done.incident.verify' }); }); }}
    >
      <p><strong>{words('violationTypes', violation.type)}</strong> · {words('violationStatuses', violation.status)}</p>
      <FormChoice name="status" label={text('violations.decide')} help={text('violations.decide-help')} required options={options(violationStatuses.filter(({ code }) => code !== 'reported' && code !== violation.status))} />
      <FormText name="on" type="date" label={text('violations.decided-on')} required />
      <FormArea name="note" label={text('violations.decide-note')} help={text('violations.sealed-help')} />
    </CommandForm>
  );
}
