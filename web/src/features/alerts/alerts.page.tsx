import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { send } from '../../api/commands';
import type { AlertView } from '../../api/contract';
import { alertsQuery } from '../../api/queries';
import { uuidv7 } from '../../api/uuid';
import { say } from '../../app/flash';
import { Page } from '../../app/page';
import { useText } from '../../i18n/use-text';
import { Dialog } from '../../ui/dialog';
import { Empty } from '../../ui/empty';
import { QueryState } from '../../ui/query-state';
import { AcknowledgeForm } from './acknowledge-form';
import { AlertCard } from './alert-card';
import './alerts.css';

/** What has been sent to this person, and what still waits for an answer. */
export function AlertsPage() {
  const text = useText();
  const { show, case: caseCode } = useSearch({ from: '/inside/alerts' });
  const state = show === 'all' ? 'all' : 'open';
  const list = useQuery(alertsQuery(state));
  const [answering, setAnswering] = useState<AlertView>();
  useSeen(list.data?.items);
  return (
    <Page title={text('alerts.title')}>
      <nav className="alert-tabs" aria-label={text('alerts.filter')}>
        {(['open', 'all'] as const).map((tab) => (
          <Link key={tab} to="/alerts" search={{ ...(tab === 'all' && { show: 'all' }), ...(caseCode !== undefined && { case: caseCode }) }} replace activeOptions={{ exact: true }}>{text(`alerts.${tab}`)}</Link>
        ))}
      </nav>
      <p><Link to="/telling" className="alert-hours">{text('telling.title')}</Link></p>
      {caseCode !== undefined && <p className="row"><span>{text('alerts.of-case', { code: caseCode })}</span><Link to="/alerts" search={state === 'all' ? { show: 'all' } : {}} replace>{text('alerts.of-all')}</Link></p>}
      <QueryState of={list}>
        {({ items }) => {
          const shown = items.filter((alert) => caseCode === undefined || alert.caseCode === caseCode);
          if (shown.length === 0) return <Empty good>{text('alerts.none')}</Empty>;
          return <ul className="alerts">{shown.map((alert) => <AlertCard key={alert.id} alert={alert} onAnswer={() => { setAnswering(alert); }} />)}</ul>;
        }}
      </QueryState>
      <Dialog title={text('alerts.answer-title', { number: answering?.number ?? 0 })} open={answering !== undefined} onClose={() => { setAnswering(undefined); }}>
        {answering !== undefined && <AcknowledgeForm alert={answering} onDone={() => {
          setAnswering(undefined);
          say({ kind: 'good', id: 'alerts.answered', values: { code: answering.caseCode } });
        }} />}
      </Dialog>
    </Page>
  );
}

/** On the screen is seen: the receipt is sent without being asked for. It changes no fact, so it may happen twice. */
function useSeen(items: readonly AlertView[] | undefined): void {
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: (ids: string[]) => send({ name: 'alert.seen', method: 'POST', path: '/alerts/seen', body: { ids }, key: uuidv7() }),
    onSuccess: () => { void client.invalidateQueries({ queryKey: ['alerts'] }); },
  });
  const unseen = (items ?? []).filter(({ seenAt }) => seenAt === undefined).map(({ id }) => id).join(' ');
  useEffect(() => { if (unseen !== '') mutate(unseen.split(' ')); }, [unseen, mutate]);
}
