import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ActView } from '../../api/contract';
import { actsQuery } from '../../api/queries';
import { say } from '../../app/flash';
import { Page } from '../../app/page';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Badge, type Tone } from '../../ui/badge';
import { Banner } from '../../ui/banner';
import { Disclosure } from '../../ui/disclosure';
import { Empty } from '../../ui/empty';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import { addressOf } from '../documents/address';
import { IssueForm } from './issue-form';
import { ScanForm } from './scan-form';
import { VoidForm } from './void-form';
import './acts.css';

/** The numbered papers of one child: made, printed, and the signed ones scanned back in. What may be done the server offers. */
export function ActsPage() {
  const text = useText();
  const dates = useDates();
  const { caseId } = useParams({ from: '/inside/cases/$caseId/acts' });
  const found = useQuery(actsQuery(caseId));
  return (
    <Page title={text('acts.title')} narrow before={<Link to="/cases/$caseId" params={{ caseId }} className="back"><IconBack size={20} />{text('documents.back')}</Link>}>
      <QueryState of={found}>
        {({ items, makeable, unconfirmed }) => (
          <>
            {unconfirmed.length > 0 && <Banner kind="info"><p>{text('acts.unconfirmed')}</p></Banner>}
            {items.length === 0 ? <Empty>{text('acts.none')}</Empty> : <ul className="card">{items.map((item) => <Line key={item.id} caseId={caseId} item={item} />)}</ul>}
            {makeable.length > 0 && (
              <section className="stack" aria-labelledby="make-act">
                <h2 id="make-act">{text('acts.make')}</h2>
                {makeable.map(({ kind, factId, at }) => (
                  <div key={`${kind} ${factId}`} className="card">
                    <Disclosure title={text('acts.make-of', { kind: text(`acts.kind.${kind}`), when: dates.known(at) })}>
                      <IssueForm caseId={caseId} kind={kind} factId={factId} onDone={({ number }) => { say({ kind: 'good', id: 'acts.made', values: { number } }); }} />
                    </Disclosure>
                  </div>
                ))}
              </section>
            )}
          </>
        )}
      </QueryState>
    </Page>
  );
}

const TONES: Record<ActView['state'], Tone> = { issued: 'soon', signed: 'later', voided: 'outline' };

function Line({ caseId, item }: { caseId: string; item: ActView }) {
  const text = useText();
  const dates = useDates();
  const done = (id: 'acts.scan-added' | 'acts.voided') => ({ number }: { number: string }) => { say({ kind: 'good', id, values: { number } }); };
  return (
    <li className="act">
      <p className="act-head"><strong>{text(`acts.kind.${item.kind}`)}</strong> <span className="code">{item.number}</span> <Badge tone={TONES[item.state]}>{text(`acts.state.${item.state}`)}</Badge></p>
      <p className="small soft">{text('acts.issued', { when: dates.instant(item.issuedAt), by: item.by })}</p>
      {item.voidedAt !== undefined && item.voidReason !== undefined && <p className="small">{text(`acts.void-reason.${item.voidReason}`, { when: dates.instant(item.voidedAt) })}</p>}
      {item.voidWhy !== undefined && <p className="small act-why">{item.voidWhy}</p>}
      {item.scanId !== undefined && (
        <p className="small">
          <a href={addressOf(caseId, item.scanId)} download>{text('acts.scan')}</a>
          {item.scannedAt !== undefined && <span className="soft"> {text('documents.recorded', { when: dates.instant(item.scannedAt), by: item.scannedBy ?? '' })}</span>}
        </p>
      )}
      {item.offers.includes('print') && (
        <a className="act-print" href={`/api/cases/${encodeURIComponent(caseId)}/acts/${encodeURIComponent(item.id)}/paper`} target="_blank" rel="noreferrer">{text('acts.print', { number: item.number })}</a>
      )}
      {item.offers.includes('scan') && (
        <Disclosure key={item.scanId ?? 'first'} title={text(item.scanId === undefined ? 'acts.attach' : 'acts.attach-again')}><ScanForm caseId={caseId} item={item} onDone={done('acts.scan-added')} /></Disclosure>
      )}
      {item.offers.includes('void') && <Disclosure title={text('acts.void')}><VoidForm caseId={caseId} actId={item.id} onDone={done('acts.voided')} /></Disclosure>}
    </li>
  );
}
