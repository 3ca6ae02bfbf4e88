import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { DocumentView } from '../../api/contract';
import { documentsQuery } from '../../api/queries';
import { useMay } from '../../api/session';
import { say } from '../../app/flash';
import { Page } from '../../app/page';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { Empty } from '../../ui/empty';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import { AddDocumentForm } from './add-document-form';
import { addressOf } from './address';
import { Listen } from './listen';
import './documents.css';

export function DocumentsPage() {
  const text = useText();
  const may = useMay();
  const { caseId } = useParams({ from: '/inside/cases/$caseId/documents' });
  const found = useQuery(documentsQuery(caseId));
  const [added, setAdded] = useState(0);
  return (
    <Page title={text('documents.title')} narrow before={<Link to="/cases/$caseId" params={{ caseId }} className="back"><IconBack size={20} />{text('documents.back')}</Link>}>
      <QueryState of={found}>
        {({ items, room, scanned }) => (
          <>
            <Banner kind="info"><p>{text('documents.help')}</p><p>{text(scanned ? 'documents.scanned' : 'documents.not-scanned')}</p></Banner>
            {items.length === 0 ? <Empty>{text('documents.none')}</Empty> : <ul className="card">{items.map((item) => <Line key={item.id} caseId={caseId} item={item} />)}</ul>}
            {may('document.add') && room === 0 && <Banner kind="info"><p>{text('documents.full')}</p></Banner>}
            {may('document.add') && room > 0 && (
              <section className="stack" aria-labelledby="add-document">
                <h2 id="add-document">{text('documents.add')}</h2>
                <AddDocumentForm key={added} caseId={caseId} onDone={() => {
                  setAdded(added + 1);
                  say({ kind: 'good', id: 'documents.added' });
                }} />
              </section>
            )}
          </>
        )}
      </QueryState>
    </Page>
  );
}

function Line({ caseId, item }: { caseId: string; item: DocumentView }) {
  const text = useText();
  const dates = useDates();
  return (
    <li className="document">
      <a href={addressOf(caseId, item.id)} download>{item.name}</a>
      {item.kind === 'recording' && <Listen caseId={caseId} id={item.id} name={item.name} />}
      {item.description !== undefined && <p>{item.description}</p>}
      <p className="small soft">{text(`documents.kind.${item.kind}`)} · {text('documents.size', { kilobytes: Math.ceil(item.size / 1024) })} · {text('documents.recorded', { when: dates.instant(item.recordedAt), by: item.by })}</p>
    </li>
  );
}
