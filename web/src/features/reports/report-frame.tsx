import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, type SyntheticEvent, useState } from 'react';
import type { Period } from '../../api/queries';
import { useMay } from '../../api/session';
import { Page } from '../../app/page';
import { useDates } from '../../i18n/dates';
import { type TextId, useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { IconPrint } from '../../ui/icons';
import { TextField } from '../../ui/text-field';
import './reports.css';

const TABLES = [{ to: '/reports/deprivation', text: 'reports.deprivation' }, { to: '/reports/care', text: 'reports.care' }, { to: '/reports/reintegration', text: 'reports.reintegration' }, { to: '/reports/activities', text: 'reports.activities' }, { to: '/reports/violations', text: 'reports.violations' }] as const;

interface FrameProps {
  readonly title: TextId;
  readonly to: (typeof TABLES)[number]['to'];
  readonly period: Period;
  readonly children: ReactNode;
}

/** The tables of figures, their period, and a way to paper. */
export function ReportFrame({ title, to, period, children }: FrameProps) {
  const text = useText();
  const dates = useDates();
  return (
    <ReportPage title={title} period={period}>
      <PeriodForm key={`${period.from}/${period.to}`} period={period} to={to} />
      <p className="report-period">{text('reports.period', { from: dates.day(period.from), to: dates.day(period.to) })}</p>
      {children}
    </ReportPage>
  );
}

/** Every report stands under the same tabs. @param period kept when another table of figures is opened */
export function ReportPage({ title, period, children }: { title: TextId; period?: Period; children: ReactNode }) {
  const text = useText();
  const may = useMay();
  return (
    <Page title={text(title)} beside={<div className="no-print"><Button onPress={() => { window.print(); }}><IconPrint size={20} />{text('reports.print')}</Button></div>}>
      <nav className="report-tabs no-print" aria-label={text('reports.title')}>
        {may('report.read') && TABLES.map((table) => <Link key={table.to} to={table.to} search={period ?? {}} activeOptions={{ includeSearch: false }}>{text(table.text)}</Link>)}
        {may('report.read') && <Link to="/reports/known" activeOptions={{ includeSearch: false }}>{text('reports.known')}</Link>}
        {may('report.read') && <Link to="/reports/editions">{text('editions.title')}</Link>}
        {may('report.read') && <Link to="/reports/restricted" activeOptions={{ includeSearch: false }}>{text('restricted.title')}</Link>}
        {may('report.read') && <Link to="/reports/deadlines" activeOptions={{ includeSearch: false }}>{text('reports.as-shown')}</Link>}
        {may('report.protected') && <Link to="/reports/builder" activeOptions={{ includeSearch: false }}>{text('builder.title')}</Link>}
        {may('report.protected') && <Link to="/reports/protected" activeOptions={{ includeSearch: false }}>{text('protected.title')}</Link>}
      </nav>
      {children}
    </Page>
  );
}

function PeriodForm({ period, to }: { period: Period; to: FrameProps['to'] }) {
  const text = useText();
  const navigate = useNavigate();
  const [from, setFrom] = useState(period.from);
  const [until, setUntil] = useState(period.to);
  const [error, setError] = useState<string>();
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (from === '' || until === '' || from > until) {
      setError(text('reports.period-wrong'));
      return;
    }
    setError(undefined);
    void navigate({ to, search: { from, to: until } });
  };
  return (
    <form className="report-form no-print" onSubmit={submit} noValidate>
      <TextField id="from" type="date" label={text('reports.from')} value={from} error={error} onChange={(event) => { setFrom(event.target.value); }} />
      <TextField id="to" type="date" label={text('reports.to')} value={until} onChange={(event) => { setUntil(event.target.value); }} />
      <Button type="submit">{text('reports.show')}</Button>
    </form>
  );
}
