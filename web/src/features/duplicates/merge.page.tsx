import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { CaseView, MergeCases, WriteAnswer } from '../../api/contract';
import { caseQuery, mergeQuery } from '../../api/queries';
import { say } from '../../app/flash';
import { Page } from '../../app/page';
import { CommandForm } from '../../forms/command-form';
import { FormArea } from '../../forms/fields';
import { compact, given } from '../../forms/values';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { ButtonLink } from '../../ui/button';
import { IconBack } from '../../ui/icons';
import { Loading, QueryState } from '../../ui/query-state';
import { CaseFacts } from '../cases/case-facts';
import { CaseTimeline } from '../cases/case-timeline';
import { StatusBadge } from '../cases/status-badge';
import '../cases/case.css';
import './duplicates.css';

/** Both files side by side, what will happen in words, and then the person confirms. */
export function MergePage() {
  const text = useText();
  const { caseId, otherId } = useParams({ from: '/inside/cases/$caseId/merge/$otherId' });
  const kept = useQuery(caseQuery(caseId));
  const merged = useQuery(caseQuery(otherId));
  return (
    <Page title={text('merge.title')} before={<Link to="/cases/$caseId" params={{ caseId }} className="back"><IconBack size={20} />{kept.data === undefined ? text('case.one') : text('case.back', { code: kept.data.code })}</Link>}>
      <div className="merge-files">
        <QueryState of={kept}>{(view) => <File view={view} title={text('merge.kept')} />}</QueryState>
        <QueryState of={merged}>{(view) => <File view={view} title={text('merge.merged')} />}</QueryState>
      </div>
      <p className="row"><ButtonLink to="/cases/$caseId/merge/$otherId" params={{ caseId: otherId, otherId: caseId }} replace>{text('merge.swap')}</ButtonLink></p>
      {kept.data !== undefined && merged.data !== undefined && (
        <Confirm key={caseId} kept={kept.data} merged={merged.data} reload={async () => { await Promise.all([kept.refetch(), merged.refetch()]); }} />
      )}
    </Page>
  );
}

function File({ view, title }: { view: CaseView; title: string }) {
  return (
    <section className="stack-small" aria-label={`${title} ${view.code}`}>
      <h2>{title}</h2>
      <div className="row"><Link to="/cases/$caseId" params={{ caseId: view.id }} className="code likely-link">{view.code}</Link><StatusBadge status={view.status} /></div>
      <CaseFacts view={view} />
      <CaseTimeline entries={view.timeline} />
    </section>
  );
}

function Confirm({ kept, merged, reload }: { kept: CaseView; merged: CaseView; reload: () => Promise<void> }) {
  const text = useText();
  const label = useLabel();
  const navigate = useNavigate();
  const preview = useQuery(mergeQuery(kept.id, merged.id));
  const finish = (answer: WriteAnswer): void => {
    const go = answer.visible ? navigate({ to: '/cases/$caseId', params: { caseId: kept.id }, replace: true }) : navigate({ to: '/cases', replace: true });
    void go.then(() => { say({ kind: 'good', id: 'merge.done', values: { merged: merged.code, kept: kept.code } }); });
  };
  if (preview.data === undefined) return <QueryState of={preview}>{() => <Loading />}</QueryState>;
  const { refused, effects, reasonNeeded } = preview.data;
  if (refused !== undefined) return <Banner kind="warning" role="alert"><p>{label(refused)}</p></Banner>;
  return (
    <section className="card stack merge-confirm" aria-labelledby="merge-effects">
      <h2 id="merge-effects">{text('merge.effects')}</h2>
      <ul className="merge-effects">{effects.map((effect) => <li key={effect.fr}>{label(effect)}</li>)}</ul>
      <CommandForm<{ reason: string }, WriteAnswer>
        form={`${kept.id}/merge/${merged.id}`}
        defaults={{ reason: '' }}
        version={kept.version}
        ask={({ reason }) => ({ name: 'case.merge', path: `/cases/${kept.id}/merge`, body: compact({ caseId: merged.id, version: merged.version, reason: given(reason) }) satisfies MergeCases })}
        submitLabel={text('merge.confirm', { merged: merged.code, kept: kept.code })}
        onDone={finish}
        reload={reload}
      >
        {reasonNeeded && <Banner kind="warning"><p>{text('merge.other-sex')}</p></Banner>}
        <FormArea name="reason" label={text('merge.reason')} required={reasonNeeded} maxLength={500} />
      </CommandForm>
    </section>
  );
}
