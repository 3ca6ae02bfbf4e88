import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DuplicateRequest } from '../../api/contract';
import { duplicateRequestsQuery } from '../../api/queries';
import { useMay } from '../../api/session';
import { say } from '../../app/flash';
import { Page } from '../../app/page';
import { useText } from '../../i18n/use-text';
import { Dialog } from '../../ui/dialog';
import { Empty } from '../../ui/empty';
import { QueryState } from '../../ui/query-state';
import { AnswerForm } from './answer-form';
import './duplicates.css';
import { RequestCard } from './request-card';

/** "Is it the same child?": what other regions ask, and what was asked of them. */
export function DuplicateRequestsPage() {
  const text = useText();
  const may = useMay();
  const list = useQuery(duplicateRequestsQuery);
  const [answering, setAnswering] = useState<DuplicateRequest>();
  return (
    <Page title={text('duplicates.requests')}>
      <QueryState of={list}>
        {({ received, sent }) => (
          <>
            {received.length === 0 && sent.length === 0 && <Empty>{text('duplicates.requests-none')}</Empty>}
            {received.length > 0 && <Requests title={text('duplicates.received')} items={received} {...(may('duplicate.answer') && { onAnswer: setAnswering })} />}
            {sent.length > 0 && <Requests title={text('duplicates.sent')} items={sent} />}
          </>
        )}
      </QueryState>
      <Dialog title={text('duplicates.answer-title')} open={answering !== undefined} onClose={() => { setAnswering(undefined); }}>
        {answering !== undefined && <AnswerForm request={answering} onDone={() => {
          setAnswering(undefined);
          say({ kind: 'good', id: 'duplicates.answered' });
        }} />}
      </Dialog>
    </Page>
  );
}

function Requests({ title, items, onAnswer }: { title: string; items: readonly DuplicateRequest[]; onAnswer?: (request: DuplicateRequest) => void }) {
  return (
    <section className="stack" aria-label={title}>
      <h2>{title}</h2>
      <ul className="likely-list">{items.map((request) => <RequestCard key={request.id} request={request} {...(onAnswer && { onAnswer: () => { onAnswer(request); } })} />)}</ul>
    </section>
  );
}
