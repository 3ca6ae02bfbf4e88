import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Incident, IncidentAnswer } from '../../api/contract';
import { incidentQuery } from '../../api/queries';
import { say } from '../../app/flash';
import { NotFound } from '../../app/not-found';
import { Page } from '../../app/page';
import { CommandForm } from '../../forms/command-form';
import { type TextId, useText } from '../../i18n/use-text';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import { AddViolationForm } from './add-violation-form';
import { SourceFields, VictimFields } from './victim-fields';
import { CHILD_TYPES, newSource, newVictim, sourceOf, victimOf } from './victim-values';
import './violations.css';

const WHAT = ['violation', 'victim', 'source'] as const;
type What = (typeof WHAT)[number];
const TITLES = { violation: 'violations.violation-add', victim: 'violations.line-add', source: 'violations.source-add' } as const satisfies Record<What, TextId>;

/** One more violation, line of victims, or source. */
export function AddPage() {
  const text = useText();
  const { incidentId, what: asked } = useParams({ from: '/inside/violations/$incidentId/add/$what' });
  const found = useQuery(incidentQuery(incidentId));
  const what = WHAT.find((one) => one === asked);
  if (what === undefined) return <NotFound />;
  return (
    <Page narrow title={text(TITLES[what])}
      before={<Link to="/violations/$incidentId" params={{ incidentId }} className="back"><IconBack size={20} />{found.data === undefined ? text('violations.one') : text('violations.one-code', { code: found.data.code })}</Link>}>
      <QueryState of={found}>{(incident) => <Add key={incident.id} incident={incident} what={what} reload={async () => (await found.refetch({ throwOnError: true })).data} />}</QueryState>
    </Page>
  );
}

function Add({ incident, what, reload }: { incident: Incident; what: What; reload: () => Promise<Incident | undefined> }) {
  const text = useText();
  const navigate = useNavigate();
  const [seen, setSeen] = useState(incident);
  const [victim] = useState(newVictim);
  const [source] = useState(newSource);
  const { id: incidentId, version } = seen;
  const types = CHILD_TYPES.filter((type) => seen.violations.some((one) => one.type === type));
  const common = {
    version, submitLabel: text('violations.save'),
    reload: async () => {
      const fresh = await reload();
      if (fresh !== undefined) setSeen(fresh);
    },
    onDone: () => { void navigate({ to: '/violations/$incidentId', params: { incidentId }, replace: true }).then(() => { say({ kind: 'good', id: 'done.incident.add' }); }); },
  };
  if (what === 'violation') return <AddViolationForm {...common} incident={seen} />;
  if (what === 'source') {
    return (
      <CommandForm<typeof source, IncidentAnswer> {...common} form={`incident/${incidentId}/source`} defaults={source}
        ask={(values) => ({ name: 'incident.source', path: `/incidents/${incidentId}/sources`, body: sourceOf(values) })}>
        <SourceFields prefix="" />
      </CommandForm>
    );
  }
  if (types.length === 0) return <p>{text('violations.no-child-violation')}</p>;
  return (
    <CommandForm<typeof victim, IncidentAnswer> {...common} form={`incident/${incidentId}/victim`} defaults={victim}
      ask={(values) => ({ name: 'incident.victim', path: `/incidents/${incidentId}/victims`, body: victimOf(values, types) })}>
      <VictimFields prefix="" types={types} />
    </CommandForm>
  );
}
