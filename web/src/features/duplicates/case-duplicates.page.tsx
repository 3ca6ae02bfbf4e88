import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { caseQuery } from '../../api/queries';
import { Page } from '../../app/page';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import { LikelyPanel } from './likely-panel';

/** Whether this child has another file. */
export function CaseDuplicatesPage() {
  const text = useText();
  const { caseId } = useParams({ from: '/inside/cases/$caseId/duplicates' });
  const found = useQuery(caseQuery(caseId));
  return (
    <Page title={text('duplicates.of-case')} narrow before={<Link to="/cases/$caseId" params={{ caseId }} className="back"><IconBack size={20} />{found.data === undefined ? text('case.one') : text('case.back', { code: found.data.code })}</Link>}>
      <QueryState of={found}>
        {({ child }) => (child.name === undefined ? <Banner kind="info"><p>{text('duplicates.no-name')}</p></Banner> : <LikelyPanel question={{ caseId }} />)}
      </QueryState>
      <p><Link to="/duplicates">{text('duplicates.requests')}</Link></p>
    </Page>
  );
}
