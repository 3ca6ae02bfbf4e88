import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { Assessment } from '../../api/contract';
import { caseQuery, reintegrationQuery } from '../../api/queries';
import { Page } from '../../app/page';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Disclosure } from '../../ui/disclosure';
import { Empty } from '../../ui/empty';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import '../cases/case.css';
import { NextSteps } from '../cases/next-steps';
import { OutcomeSection } from './outcome-section';
import { PlanSection } from './plan-section';
import { Progress } from './progress';
import { REINTEGRATION_ACTIONS } from './reintegration-actions';
import './reintegration.css';
import { TrackSection } from './track-section';
import { VisitSection } from './visit-section';

/** How a child does on the way back into family and community, and what can come next. */
export function ReintegrationPage() {
  const text = useText();
  const { caseId } = useParams({ from: '/inside/cases/$caseId/reintegration' });
  const found = useQuery(caseQuery(caseId));
  const overview = useQuery(reintegrationQuery(caseId));
  const back = <Link to="/cases/$caseId" params={{ caseId }} className="back"><IconBack size={20} />{found.data === undefined ? text('case.one') : text('case.back', { code: found.data.code })}</Link>;
  return (
    <Page title={text('reintegration.title')} before={back}>
      <QueryState of={overview}>
        {({ assessments, plans, tracks, visits, attemptsInVain, lost, returns }) => (
          <div className="case-columns">
            <div className="case-side">{found.data !== undefined && <NextSteps view={found.data} actions={REINTEGRATION_ACTIONS} />}</div>
            <div className="case-main stack">
              <VisitSection visits={visits} attemptsInVain={attemptsInVain} lost={lost} />
              <OutcomeSection returns={returns} />
              {assessments.length === 0 ? <Empty>{text('reintegration.none')}</Empty> : <Progress assessments={assessments} />}
              <PlanSection plans={plans} />
              <TrackSection tracks={tracks} />
              {assessments.some(({ needs }) => needs !== undefined) && <Said assessments={assessments} />}
            </div>
          </div>
        )}
      </QueryState>
    </Page>
  );
}

/** The words of each assessment, the latest first and open. */
function Said({ assessments }: { assessments: readonly Assessment[] }) {
  const text = useText();
  const dates = useDates();
  return (
    <section className="stack" aria-labelledby="said">
      <h2 id="said">{text('reintegration.words')}</h2>
      {assessments.toReversed().map(({ id, at, during, strengths, needs }, index) => (
        <div key={id} className="card">
          <Disclosure title={`${text('reintegration.assessed-on')} ${dates.known(at)}, ${text(`reintegration.during.${during}`)}`} open={index === 0}>
            <dl className="said">
              <dt>{text('assessment.strengths')}</dt><dd className="sentence">{strengths}</dd>
              <dt>{text('assessment.needs')}</dt><dd className="sentence">{needs}</dd>
            </dl>
          </Disclosure>
        </div>
      ))}
    </section>
  );
}
