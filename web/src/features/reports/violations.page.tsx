import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { ViolationCross, ViolationFigure, ViolationFigures, ViolationsReport } from '../../api/contract';
import { violationsReportQuery } from '../../api/queries';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import '../../ui/button.css';
import { IconDownload } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import { REPORT_PERIOD } from './period';
import { ReportFrame } from './report-frame';
import { ReportRows } from './report-rows';

/** Grave violations by type, party, region and sex, beside the period before; and apart, what happened earlier and was verified in this one. */
export function ViolationsReportPage() {
  const text = useText();
  const period = { ...REPORT_PERIOD, ...useSearch({ from: '/inside/reports/violations' }) };
  const report = useQuery(violationsReportQuery(period));
  return (
    <ReportFrame title="reports.violations" to="/reports/violations" period={period}>
      <div className="row no-print"><a className="button button-plain" href={`/api/reports/violations?from=${period.from}&to=${period.to}&format=csv`} download><IconDownload size={20} />{text('reports.csv')}</a></div>
      <QueryState of={report}>{(data) => <Whole report={data} />}</QueryState>
    </ReportFrame>
  );
}

function Whole({ report }: { report: ViolationsReport }) {
  const text = useText();
  const label = useLabel();
  const dates = useDates();
  return (
    <div className="report-blocks">
      <p className="soft">{text('reports.violations-previous', { from: dates.day(report.previousFrom), to: dates.day(report.previousTo) })}</p>
      {report.published.length > 0 && (
        <Banner kind="info">
          <p><strong>{text('reports.published-differs')}</strong></p>
          <ul>{report.published.map(({ source, para, label: what, printed, counted, why }) => (
            <li key={`${String(para)} ${what.fr}`}>{text('reports.published-line', { source, para, what: label(what), printed, counted })} {label(why)}</li>
          ))}</ul>
        </Banner>
      )}
      <Figures figures={report.inPeriod} />
      <section className="report-blocks" aria-labelledby="before">
        <h2 id="before">{text('reports.before')}</h2>
        <p className="small soft">{text('reports.before-help')}</p>
        {report.before.violations.value === 0 ? <p>{text('reports.before-none')}</p> : <Figures figures={report.before} />}
      </section>
    </div>
  );
}

function Figures({ figures }: { figures: ViolationFigures }) {
  const text = useText();
  const label = useLabel();
  return (
    <>
      <dl className="figures">
        <Main figure={figures.violations} main />
        <Main figure={figures.children} />
      </dl>
      {figures.explanation !== undefined && <p className="small soft">{label(figures.explanation)}</p>}
      {figures.splits.filter(({ rows }) => rows.length > 0).map(({ dimension, rows }) => <Split key={dimension} title={text(`reports.violations.${dimension}`)} rows={rows} />)}
      {figures.crosses.filter(({ rows }) => rows.length > 0).map((cross) => <Cross key={cross.dimension} cross={cross} />)}
    </>
  );
}

function Main({ figure: { label: what, value, previous, change }, main = false }: { figure: ViolationFigure; main?: boolean }) {
  const text = useText();
  const label = useLabel();
  return (
    <div className={main ? 'card figure figure-main' : 'card figure'}>
      <dt>{label(what)}{previous !== undefined && ` (${text('reports.before-this', { value: previous })}${change === undefined ? '' : `, ${text('reports.change', { change: signed(change) })}`})`}</dt>
      <dd>{text('reports.figure', { value })}</dd>
    </div>
  );
}

function Split({ title, rows }: { title: string; rows: readonly ViolationFigure[] }) {
  const text = useText();
  const label = useLabel();
  const compared = rows.some(({ previous }) => previous !== undefined);
  const columns = compared ? [text('reports.this-period'), text('reports.previous-period'), text('reports.change-column')] : [text('reports.this-period')];
  return (
    <ReportRows title={title} columns={columns} rows={rows.map(({ code, label: what, parent, value, previous, change }) => ({
      code, name: parent === undefined ? label(what) : `– ${label(what)}`,
      figures: compared ? [value, previous ?? 0, change === undefined ? '–' : text('reports.change', { change: signed(change) })] : [value],
    }))} />
  );
}

function Cross({ cross: { dimension, columns, rows } }: { cross: ViolationCross }) {
  const text = useText();
  const label = useLabel();
  return (
    <ReportRows title={text(`reports.violations.cross.${dimension}`)} columns={columns.map(({ label: what }) => label(what))}
      rows={rows.map(({ code, label: what, parent, values }) => ({ code, name: parent === undefined ? label(what) : `– ${label(what)}`, figures: values }))} />
  );
}

const signed = (change: number): string => (change > 0 ? `+${String(change)}` : String(change).replace('-', '−'));
