import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { CentreIncident } from '../../api/contract';
import { centreIncidentsQuery } from '../../api/queries';
import { Page } from '../../app/page';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Badge, type Tone } from '../../ui/badge';
import { Empty } from '../../ui/empty';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import '../stay-life/stay-life.css';
import { useLifeNames } from '../stay-life/use-life-names';

const TONES: Record<CentreIncident['severity'], Tone> = { low: 'later', medium: 'soon', high: 'overdue' };

/** What happened in a centre in the last ninety days, and what nobody has followed up. */
export function CentreIncidentsPage() {
  const text = useText();
  const dates = useDates();
  const names = useLifeNames();
  const { centreCode } = useParams({ from: '/inside/centres/$centreCode/incidents' });
  const found = useQuery(centreIncidentsQuery(centreCode));
  return (
    <Page title={text('life.of-centre')} narrow before={<Link to="/centres/$centreCode" params={{ centreCode }} className="back"><IconBack size={20} />{text('centre.title')}</Link>}>
      <QueryState of={found}>
        {({ items }) => (
          <div className="stack">
            <p className="soft">{text('life.of-centre-help')}</p>
            {items.length === 0 ? <Empty>{text('life.incidents-none')}</Empty> : (
              <ul className="card life-list">
                {items.map((incident) => (
                  <li key={incident.id}>
                    <p className="row spread"><strong className="sentence">{names.kind(incident.kind)}</strong><span className="row"><Badge tone={TONES[incident.severity]}>{text(`life.severity.${incident.severity}`)}</Badge>{incident.children.some(({ open }) => open) && <Badge tone="overdue">{text('life.open')}</Badge>}</span></p>
                    <p className="small soft">{dates.known(incident.at)}</p>
                    <p className="row">{incident.children.map(({ caseId, code }) => <Link key={caseId} to="/cases/$caseId/life" params={{ caseId }} className="code">{code}</Link>)}</p>
                  </li>
                ))}
              </ul>
            )}
          </div>
        )}
      </QueryState>
    </Page>
  );
}
