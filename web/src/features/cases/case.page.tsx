import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { CaseView } from '../../api/contract';
import { caseQuery } from '../../api/queries';
import { useMay } from '../../api/session';
import { Page } from '../../app/page';
import { useText } from '../../i18n/use-text';
import { EmergencyBanner } from '../emergency-access/emergency-banner';
import { ExtraAnswers } from '../configuration/extra-answers';
import '../configuration/configuration.css';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import { MergedNote } from '../duplicates/merged-note';
import { CaseActions } from './case-actions';
import { CaseDeadlines } from './case-deadlines';
import { CaseFacts } from './case-facts';
import { CaseIdentity } from './case-identity';
import { CaseServices } from './case-services';
import { CaseTimeline } from './case-timeline';
import { CaseSections } from './case-sections';
import './case.css';
import { NextDeadline } from './next-deadline';
import { StatusBadge } from './status-badge';

export function CasePage() {
  const text = useText();
  const { caseId } = useParams({ from: '/inside/cases/$caseId' });
  const found = useQuery(caseQuery(caseId));
  if (found.data !== undefined) return <TheCase key={found.data.id} view={found.data} />;
  return <Page title={text('case.one')}><QueryState of={found}>{() => null}</QueryState></Page>;
}

function TheCase({ view }: { view: CaseView }) {
  const text = useText();
  const may = useMay();
  return (
    <Page
      title={text('case.title', { code: view.code })}
      heading={<span className="code">{view.code}</span>}
      beside={<StatusBadge status={view.status} />}
      before={<Link to="/cases" className="back"><IconBack size={20} />{text('cases.title')}</Link>}
    >
      <EmergencyBanner caseId={view.id} />
      <MergedNote view={view} />
      <div className="case-columns">
        <div className="case-side">
          <CaseFacts view={view} />
          {view.child.identity !== undefined && <CaseIdentity identity={view.child.identity} />}
          <CaseActions view={view} />
          <CaseSections caseId={view.id} />
          <div className="case-rest">{may('extra.read') && <ExtraAnswers caseId={view.id} />}<CaseServices entries={view.timeline} /><CaseDeadlines deadlines={view.deadlines} /></div>
        </div>
        <div className="case-main">
          {view.nextDeadline !== undefined && <NextDeadline deadline={view.nextDeadline} />}
          <CaseTimeline caseId={view.id} entries={view.timeline} />
        </div>
      </div>
    </Page>
  );
}
