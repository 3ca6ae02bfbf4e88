import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Page } from '../../app/page';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { IconBack, IconPrint } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import { summaryQuery } from './consent.queries';
import { Summary } from './shared-summary';

/** For the partner, on paper: the parts agreed to, and nothing else. */
export function SharedSummaryPage() {
  const text = useText();
  const { caseId, sharingId } = useParams({ from: '/inside/cases/$caseId/sharings/$sharingId' });
  const found = useQuery(summaryQuery(caseId, sharingId));
  return (
    <Page
      title={text('sharing.summary')}
      narrow
      before={<div className="no-print"><Link to="/cases/$caseId/consents" params={{ caseId }} className="back"><IconBack size={20} />{text('consent.title')}</Link></div>}
      beside={found.data !== undefined && <div className="no-print"><Button kind="main" onPress={() => { window.print(); }}><IconPrint size={20} />{text('sharing.print')}</Button></div>}
    >
      <QueryState of={found}>{(summary) => <Summary summary={summary} />}</QueryState>
    </Page>
  );
}
