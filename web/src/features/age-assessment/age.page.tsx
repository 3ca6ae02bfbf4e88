import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { CaseView } from '../../api/contract';
import { caseQuery } from '../../api/queries';
import { useMay } from '../../api/session';
import { Page } from '../../app/page';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import '../cases/case.css';
import { NextSteps } from '../cases/next-steps';
import { CaseTimeline } from '../cases/case-timeline';
import { AGE_ACTIONS } from './age-actions';
import { AgeDoubt } from './age-doubt';

/** What is known of the age, what was done to find out, and what can come next, from the least invasive. */
export function AgePage() {
  const text = useText();
  const { caseId } = useParams({ from: '/inside/cases/$caseId/age' });
  const found = useQuery(caseQuery(caseId));
  const back = <Link to="/cases/$caseId" params={{ caseId }} className="back"><IconBack size={20} />{found.data === undefined ? text('case.one') : text('case.back', { code: found.data.code })}</Link>;
  return (
    <Page title={text('age.title')} before={back}>
      <QueryState of={found}>{(view) => <Age view={view} />}</QueryState>
    </Page>
  );
}

function Age({ view }: { view: CaseView }) {
  const text = useText();
  const may = useMay();
  return (
    <div className="case-columns">
      <div className="case-side">
        {view.ageAssessment === undefined ? <p>{text('age.not-in-doubt')}</p> : <section className="card"><AgeDoubt assessment={view.ageAssessment} /></section>}
        <Banner kind="info"><p>{text('age.order-help')}</p></Banner>
        <NextSteps view={view} actions={AGE_ACTIONS} grave="age-assessment.examine" />
        {may('task.record') && <Link to="/cases/$caseId/tasks" params={{ caseId: view.id }} search={{ kind: 'civil-document' }}>{text('tasks.follow-document')}</Link>}
      </div>
      <div className="case-main">
        <CaseTimeline caseId={view.id} entries={view.timeline.filter(({ kind }) => kind.startsWith('age-assessment.'))} />
      </div>
    </div>
  );
}
