import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { DeprivationCounts, DeprivationReport } from '../../api/contract';
import { deprivationQuery } from '../../api/queries';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { QueryState } from '../../ui/query-state';
import { REPORT_PERIOD } from './period';
import { ReportFrame } from './report-frame';
import { ReportRows } from './report-rows';

const COLUMNS = ['captured', 'handedOverInTime', 'releasedOrHandedOverLate', 'stillHeld', 'situationUnknown'] as const satisfies readonly (keyof DeprivationCounts)[];

/** Children deprived of liberty, by what became of them. */
export function DeprivationPage() {
  const period = { ...REPORT_PERIOD, ...useSearch({ from: '/inside/reports/deprivation' }) };
  const report = useQuery(deprivationQuery(period));
  return (
    <ReportFrame title="reports.deprivation" to="/reports/deprivation" period={period}>
      <QueryState of={report}>{(data) => <Deprivation report={data} />}</QueryState>
    </ReportFrame>
  );
}

function Deprivation({ report }: { report: DeprivationReport }) {
  const text = useText();
  const label = useLabel();
  const columns = COLUMNS.map((column) => text(`reports.${column}`));
  const figures = (counts: DeprivationCounts): number[] => COLUMNS.map((column) => counts[column]);
  return (
    <div className="report-blocks">
      <dl className="figures">
        {COLUMNS.map((column, index) => <div key={column} className={index === 0 ? 'card figure figure-main' : 'card figure'}><dt>{text(`reports.${column}`)}</dt><dd>{text('reports.figure', { value: report.total[column] })}</dd></div>)}
      </dl>
      {report.by.map(({ dimension, rows }) => (
        <ReportRows key={dimension} title={text(`reports.by.${dimension}`)} columns={columns} rows={rows.map((row) => ({ code: row.code, name: label(row.label), figures: figures(row.counts) }))} />
      ))}
    </div>
  );
}
