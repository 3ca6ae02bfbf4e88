import { useQuery } from '@tanstack/react-query';
import type { Caseload, CaseloadWorker } from '../../api/contract';
import { caseloadQuery } from '../../api/queries';
import { useNameOf } from '../../api/reference';
import { Page } from '../../app/page';
import { useText } from '../../i18n/use-text';
import { Badge, type Tone } from '../../ui/badge';
import { Empty } from '../../ui/empty';
import { QueryState } from '../../ui/query-state';
import './caseload.css';

const TONES: Record<CaseloadWorker['load'], Tone> = { room: 'later', full: 'soon', over: 'overdue' };

/** Who follows how many children, against the standard; and how many nobody follows. */
export function CaseloadPage() {
  const text = useText();
  const found = useQuery(caseloadQuery);
  return (
    <Page title={text('caseload.title')}>
      <QueryState of={found}>{(caseload) => <Workers caseload={caseload} />}</QueryState>
    </Page>
  );
}

function Workers({ caseload: { items, standard, unassigned } }: { caseload: Caseload }) {
  const text = useText();
  return (
    <div className="stack">
      <p className="measure">{text('caseload.help', { n: standard })}</p>
      {unassigned > 0 && <p><Badge tone="soon">{text('caseload.unassigned', { n: unassigned })}</Badge></p>}
      {items.length === 0
        ? <Empty>{text('caseload.nobody')}</Empty>
        : <ul className="caseload">{items.map((worker) => <Worker key={worker.id} worker={worker} standard={standard} />)}</ul>}
    </div>
  );
}

function Worker({ worker: { name, role, region, centre, children, overdue, load }, standard }: { worker: CaseloadWorker; standard: number }) {
  const text = useText();
  const nameOf = useNameOf();
  const place = centre === undefined ? (region === undefined ? '' : nameOf('regions', region)) : nameOf('centres', centre);
  return (
    <li className="card">
      <div>
        <p><strong>{name}</strong></p>
        <p className="soft">{[text(`role.${role}`), place].filter((part) => part !== '').join(' · ')}</p>
      </div>
      <p className="numbers">{text('caseload.of', { n: children, standard })}</p>
      <p className="caseload-marks">
        <Badge tone={TONES[load]}>{text(`caseload.${load}`)}</Badge>
        {overdue > 0 && <Badge tone="overdue">{text('caseload.overdue', { n: overdue })}</Badge>}
      </p>
    </li>
  );
}
