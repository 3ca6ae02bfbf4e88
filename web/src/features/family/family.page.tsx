import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { CaseView } from '../../api/contract';
import { caseQuery } from '../../api/queries';
import { Page } from '../../app/page';
import { useText } from '../../i18n/use-text';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import '../cases/case.css';
import { NextSteps } from '../cases/next-steps';
import { Assessments } from './assessments';
import { Cares, Preparations } from './durable-care';
import { FAMILY_ACTIONS } from './family-actions';
import { MissingOfFamily } from './missing';
import { Relatives } from './relatives';
import { Searches } from './searches';
import { WithFamily } from './with-family';
import './family.css';

/** Who belongs to the child, who is looked for, and what can come next. */
export function FamilyPage() {
  const text = useText();
  const { caseId } = useParams({ from: '/inside/cases/$caseId/family' });
  const found = useQuery(caseQuery(caseId));
  const back = <Link to="/cases/$caseId" params={{ caseId }} className="back"><IconBack size={20} />{found.data === undefined ? text('case.one') : text('case.back', { code: found.data.code })}</Link>;
  return (
    <Page title={text('family.title')} before={back}>
      <QueryState of={found}>{(view) => <Family view={view} />}</QueryState>
    </Page>
  );
}

function Family({ view }: { view: CaseView }) {
  return (
    <WithFamily caseId={view.id}>
      {(family) => (
        <div className="case-columns">
          <div className="case-side">
            <MissingOfFamily missing={family.missing} />
            <NextSteps view={view} actions={FAMILY_ACTIONS} />
          </div>
          <div className="case-main">
            <Relatives family={family} />
            <Assessments family={family} />
            <Preparations family={family} />
            <Cares cares={family.cares} />
            <Searches family={family} />
          </div>
        </div>
      )}
    </WithFamily>
  );
}
