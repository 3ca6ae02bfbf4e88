import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { CareReport } from '../../api/contract';
import { careQuery } from '../../api/queries';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { QueryState } from '../../ui/query-state';
import { REPORT_PERIOD } from './period';
import { ReportFrame } from './report-frame';
import { ReportRows } from './report-rows';

/** Children given care: distinct children beside counts by part of the period, and why the two differ. */
export function CarePage() {
  const period = { ...REPORT_PERIOD, ...useSearch({ from: '/inside/reports/care' }) };
  const report = useQuery(careQuery(period));
  return (
    <ReportFrame title="reports.care" to="/reports/care" period={period}>
      <QueryState of={report}>{(data) => <Care report={data} />}</QueryState>
    </ReportFrame>
  );
}

function Care({ report }: { report: CareReport }) {
  const text = useText();
  const label = useLabel();
  const dates = useDates();
  const parts = report.parts.map(({ from, to }) => text('reports.part', { from: dates.brief(from), to: dates.brief(to) }));
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  const columns = [text('reports.distinct'), ...parts, text('reports.sum-of-parts')];
  return (
    <div className="report-blocks">
      <dl className="figures">
        <div className="card figure figure-main"><dt>{text('reports.distinct')}</dt><dd>{text('reports.figure', { value: report.distinct })}</dd></div>
        {report.byPart.map((count, index) => <div key={parts[index]} className="card figure"><dt>{parts[index]}</dt><dd>{text('reports.figure', { value: count })}</dd></div>)}
        <div className="card figure"><dt>{text('reports.sum-of-parts')}</dt><dd>{text('reports.figure', { value: report.sumOfParts })}</dd></div>
      </dl>
      {report.explanation !== undefined && <Banner kind="info"><p><strong>{text('reports.why-two', { distinct: report.distinct, sum: report.sumOfParts })}</strong>{label(report.explanation)}</p></Banner>}
      {report.by.map(({ dimension, rows }) => (
        <ReportRows key={dimension} title={text(`reports.by.${dimension}`)} columns={columns} {...(dimension === 'service' && { note: text('reports.service-note') })}
          rows={rows.map((row) => ({ code: row.code, name: label(row.label), figures: [row.distinct, ...row.byPart, sum(row.byPart)] }))} />
      ))}
    </div>
  );
}
