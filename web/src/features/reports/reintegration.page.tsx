import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { CohortMilestone, ReintegrationReport } from '../../api/contract';
import { reintegrationReportQuery } from '../../api/queries';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import '../../ui/button.css';
import { Empty } from '../../ui/empty';
import { IconDownload } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import { OutcomeChart } from './outcome-chart';
import { REPORT_PERIOD } from './period';
import { ReportFrame } from './report-frame';
import { ReportRows } from './report-rows';

/** Shown beside each other in the splits; the others are summed there, and apart in the whole and in the file. */
const MAIN: ReadonlySet<string> = new Set(['in-school', 'in-training', 'in-work', 'with-family', 're-recruited', 'lost-to-follow-up']);

/** What has become of the children who went home in a period, at each milestone, with the numbers at risk. */
export function ReintegrationReportPage() {
  const text = useText();
  const period = { ...REPORT_PERIOD, ...useSearch({ from: '/inside/reports/reintegration' }) };
  const report = useQuery(reintegrationReportQuery(period));
  return (
    <ReportFrame title="reports.reintegration" to="/reports/reintegration" period={period}>
      <div className="row no-print"><a className="button button-plain" href={`/api/reports/reintegration?from=${period.from}&to=${period.to}&format=csv`} download><IconDownload size={20} />{text('reports.csv')}</a></div>
      <QueryState of={report}>{(data) => <Cohort report={data} />}</QueryState>
    </ReportFrame>
  );
}

function Cohort({ report }: { report: ReintegrationReport }) {
  const text = useText();
  const label = useLabel();
  if (report.returns === 0) return <Empty>{text('reports.no-returns')}</Empty>;
  const main = report.outcomes.filter(({ code }) => MAIN.has(code));
  const columns = [text('reports.at-risk'), ...main.map((outcome) => label(outcome.label)), text('reports.other-outcomes')];
  const figures = ({ atRisk, counts }: CohortMilestone): number[] => {
    const shown = report.outcomes.flatMap(({ code }, index) => (MAIN.has(code) ? [counts[index] ?? 0] : []));
    return [atRisk, ...shown, atRisk - shown.reduce((sum, count) => sum + count, 0)];
  };
  const whole = [
    { code: 'not-yet', name: text('reports.not-yet'), figures: report.total.map(({ notYet }) => notYet) },
    { code: 'at-risk', name: text('reports.at-risk'), figures: report.total.map(({ atRisk }) => atRisk) },
    ...report.outcomes.map((outcome, index) => ({ code: outcome.code, name: label(outcome.label), figures: report.total.map(({ counts }) => counts[index] ?? 0) })),
    { code: 'family', name: text('reports.with-family'), figures: report.total.map(({ withFamily }) => withFamily) },
  ];
  return (
    <div className="report-blocks">
      <Banner kind="info"><p>{text('reports.cohort-help', { returns: report.returns, children: report.children })}</p></Banner>
      <OutcomeChart report={report} />
      <ReportRows title={text('reports.by.milestone')} columns={report.total.map(({ months }) => text('outcome.months', { n: months }))} rows={whole} />
      {report.by.map(({ dimension, rows }) => (
        <ReportRows key={dimension} title={text(`reports.by.${dimension}`)} columns={columns} {...(dimension === 'track' && { note: text('reports.track-note') })}
          rows={rows.flatMap((row) => row.milestones.map((one) => ({ code: `${row.code} ${one.code}`, name: text('reports.row-at', { name: label(row.label), n: one.months }), figures: figures(one) })))} />
      ))}
    </div>
  );
}
