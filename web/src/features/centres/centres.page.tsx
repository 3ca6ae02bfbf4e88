import { Link, Navigate } from '@tanstack/react-router';
import { useReference } from '../../api/reference';
import { useSession } from '../../api/session';
import { Page } from '../../app/page';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import './centres.css';

/** Who works in a centre goes there at once; whoever answers for several chooses. */
export function CentresPage() {
  const text = useText();
  const label = useLabel();
  const user = useSession()?.user;
  const { centres } = useReference();
  if (user?.centre !== undefined) return <Navigate to="/centres/$centreCode" params={{ centreCode: user.centre.code }} replace />;
  const theirs = centres.filter(({ region }) => user?.region === undefined || user.region.code === region);
  return (
    <Page title={text('nav.centres')}>
      <ul className="card flush centre-list">
        {theirs.map((centre) => <li key={centre.code}><Link to="/centres/$centreCode" params={{ centreCode: centre.code }}>{label(centre.label)}</Link></li>)}
      </ul>
    </Page>
  );
}
