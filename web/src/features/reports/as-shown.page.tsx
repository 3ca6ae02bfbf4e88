import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type SyntheticEvent, useState } from 'react';
import type { AsShownCounts, AsShownDeadline, AsShownReport } from '../../api/contract';
import { asShownQuery } from '../../api/queries';
import { useNameOf, useReference } from '../../api/reference';
import { useServerNow } from '../../api/server-clock';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { QueryState } from '../../ui/query-state';
import { SelectField } from '../../ui/select-field';
import { TextField } from '../../ui/text-field';
import { ReportPage } from './report-frame';
import { ReportRows } from './report-rows';

interface Asked { readonly on: string; readonly region?: string }

const COLUMNS = ['shownOverdue', 'knownOverdue', 'discoveredLater', 'correctedSince'] as const satisfies readonly (keyof AsShownCounts)[];

/** What was shown as late on a day, beside what is known now of that day: nobody is judged by what nobody knew. */
export function AsShownPage() {
  const text = useText();
  const dates = useDates();
  const nameOf = useNameOf();
  const today = new Date(useServerNow()).toISOString().slice(0, 10);
  const { on = today, region } = useSearch({ from: '/inside/reports/deadlines' });
  const asked: Asked = { on, ...(region !== undefined && { region }) };
  const report = useQuery(asShownQuery(asked));
  return (
    <ReportPage title="reports.as-shown">
      <p className="soft">{text('reports.as-shown-intro')}</p>
      <DayForm key={`${asked.on}/${asked.region ?? ''}`} asked={asked} today={today} />
      <p className="report-period">{text('reports.as-shown-on', { day: dates.day(asked.on), region: asked.region === undefined ? text('reports.every-region') : nameOf('regions', asked.region) })}</p>
      <QueryState of={report}>{(data) => <Report report={data} />}</QueryState>
    </ReportPage>
  );
}

function DayForm({ asked, today }: { asked: Asked; today: string }) {
  const text = useText();
  const label = useLabel();
  const navigate = useNavigate();
  const { regions } = useReference();
  const [on, setOn] = useState(asked.on);
  const [region, setRegion] = useState(asked.region ?? '');
  const [error, setError] = useState<string>();
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (on === '' || on > today) {
      setError(text('reports.day-wrong'));
      return;
    }
    void navigate({ to: '/reports/deadlines', search: { on, ...(region !== '' && { region }) } });
  };
  return (
    <form className="report-form no-print" onSubmit={submit} noValidate>
      <TextField id="on" type="date" label={text('reports.on')} value={on} error={error} onChange={(event) => { setOn(event.target.value); }} />
      <SelectField id="region" label={text('reports.region-now')} empty={text('reports.every-region')} value={region} options={regions.map(({ code, label: words }) => ({ value: code, label: label(words) }))}
        onChange={(event) => { setRegion(event.target.value); }} />
      <Button type="submit">{text('reports.show')}</Button>
    </form>
  );
}

function Report({ report }: { report: AsShownReport }) {
  const text = useText();
  const label = useLabel();
  if (report.rows.length === 0) return <Empty>{text('reports.as-shown-none')}</Empty>;
  const rows = report.rows.map((row) => ({ code: row.code, name: label(row.label), figures: COLUMNS.map((column) => row.counts[column]) }));
  return (
    <div className="report-blocks">
      <ReportRows title={text('reports.as-shown-figures')} columns={COLUMNS.map((column) => text(`reports.${column}`))} rows={rows} />
      <section className="stack-small" aria-labelledby="one-by-one">
        <h2 id="one-by-one">{text('reports.one-by-one')}</h2>
        {report.more && <p>{text('reports.more', { n: report.deadlines.length })}</p>}
        {report.deadlines.length === 0 ? <p>{text('reports.none-late')}</p> : <ul className="card flush as-shown">{report.deadlines.map((deadline) => <Line key={deadline.deadlineId} deadline={deadline} />)}</ul>}
      </section>
    </div>
  );
}

function Line({ deadline: { deadlineId, caseId, caseCode, label: rule, shownOverdue, knownOverdue, shownDueAt, dueAt } }: { deadline: AsShownDeadline }) {
  const text = useText();
  const label = useLabel();
  const dates = useDates();
  return (
    <li>
      <div>
        <p className="code">{caseCode}</p>
        <p>{label(rule)}</p>
        <Link className="record-link no-print" to="/cases/$caseId/deadlines/$deadlineId" params={{ caseId, deadlineId }} aria-label={text('reports.why-of', { code: caseCode, rule: label(rule) })}>{text('deadline.why')}</Link>
      </div>
      <dl>
        <div><dt>{text('reports.shown-then')}</dt><dd><strong>{text(shownDueAt === undefined ? 'reports.unknown-then' : shownOverdue ? 'reports.late' : 'reports.not-late')}</strong>{shownDueAt !== undefined && <span className="small soft numbers">{text('deadline.due', { when: dates.instant(shownDueAt) })}</span>}</dd></div>
        <div><dt>{text('reports.known-now')}</dt><dd><strong>{text(knownOverdue ? 'reports.late' : 'reports.not-late')}</strong><span className="small soft numbers">{text('deadline.due', { when: dates.instant(dueAt) })}</span></dd></div>
      </dl>
    </li>
  );
}
