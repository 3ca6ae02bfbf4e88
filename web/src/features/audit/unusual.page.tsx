import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type SyntheticEvent, useState } from 'react';
import type { Unusual, UnusualList } from '../../api/contract';
import { unusualQuery } from '../../api/queries';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { QueryState } from '../../ui/query-state';
import { TextField } from '../../ui/text-field';
import { AuditFrame } from './audit-frame';
import { usePostOf, useWordFor } from './look-words';

/** Days on which somebody looked more, or otherwise, than is usual: where to ask, not whom to blame. */
export function UnusualPage() {
  const text = useText();
  const period = useSearch({ from: '/inside/audit/unusual' });
  const found = useQuery(unusualQuery(period));
  return (
    <AuditFrame title="audit.unusual">
      <p className="soft">{text('audit.unusual-intro')}</p>
      <QueryState of={found}>{(list) => <><PeriodForm key={`${list.from}/${list.to}`} list={list} /><List items={list.items} /></>}</QueryState>
    </AuditFrame>
  );
}

function PeriodForm({ list }: { list: UnusualList }) {
  const text = useText();
  const navigate = useNavigate();
  const [from, setFrom] = useState(list.from);
  const [to, setTo] = useState(list.to);
  const [error, setError] = useState<string>();
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (from === '' || to === '' || from > to) setError(text('reports.period-wrong'));
    else void navigate({ to: '/audit/unusual', search: { from, to } });
  };
  return (
    <form className="report-form" onSubmit={submit} noValidate>
      <TextField id="from" type="date" label={text('reports.from')} value={from} error={error} onChange={(event) => { setFrom(event.target.value); }} />
      <TextField id="to" type="date" label={text('reports.to')} value={to} onChange={(event) => { setTo(event.target.value); }} />
      <Button type="submit">{text('reports.show')}</Button>
    </form>
  );
}

function List({ items }: { items: readonly Unusual[] }) {
  const text = useText();
  const dates = useDates();
  const wordFor = useWordFor();
  const postOf = usePostOf();
  if (items.length === 0) return <Empty good>{text('audit.unusual-none')}</Empty>;
  return (
    <ul className="card record" aria-label={text('audit.unusual')}>
      {items.map(({ day, by, code, count, usual }) => (
        <li key={`${day} ${by.id} ${code}`} className="record-line">
          <p className="numbers soft">{dates.brief(day)}</p>
          <div><p><strong>{by.name}</strong></p><p className="small soft">{postOf(by)}</p></div>
          <div><p>{wordFor('unusual', code)}</p><p className="small soft">{text('audit.unusual-count', { count, usual })}</p></div>
          <Link className="record-link" to="/audit/looks" search={{ person: by.id, from: day, to: day }}>{text('audit.see-looks')}</Link>
        </li>
      ))}
    </ul>
  );
}
