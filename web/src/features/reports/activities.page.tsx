import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { ActivitiesReport, ActivityCounts } from '../../api/contract';
import { activitiesReportQuery } from '../../api/queries';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import '../../ui/button.css';
import { Empty } from '../../ui/empty';
import { IconDownload } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import { REPORT_PERIOD } from './period';
import { ReportFrame } from './report-frame';
import { ReportRows } from './report-rows';

/** Programme activities of a period, closed schools, one-stop centres and partners. */
export function ActivitiesReportPage() {
  const text = useText();
  const period = { ...REPORT_PERIOD, ...useSearch({ from: '/inside/reports/activities' }) };
  const report = useQuery(activitiesReportQuery(period));
  return (
    <ReportFrame title="reports.activities" to="/reports/activities" period={period}>
      <div className="row no-print"><a className="button button-plain" href={`/api/reports/activities?from=${period.from}&to=${period.to}&format=csv`} download><IconDownload size={20} />{text('reports.csv')}</a></div>
      <QueryState of={report}>{(data) => <Whole report={data} />}</QueryState>
    </ReportFrame>
  );
}

function Whole({ report: { kinds, regions, schools, centres, partners } }: { report: ActivitiesReport }) {
  const text = useText();
  const label = useLabel();
  const dates = useDates();
  if (kinds.length + schools.length + centres.length + partners.length === 0) return <Empty>{text('activity.none')}</Empty>;
  const columns = (['done', 'planned', 'cancelled'] as const).map((status) => text(`activity.status.${status}`)).concat((['males', 'females', 'sexUnknown'] as const).map((name) => text(`activity.${name}`)));
  const figures = ({ done, planned, cancelled, males, females, sexUnknown }: ActivityCounts): number[] => [done, planned, cancelled, males, females, sexUnknown];
  const figure = (value: number | undefined): number | string => value ?? '';
  return (
    <div className="report-blocks">
      {kinds.length > 0 && <ReportRows title={text('reports.activities-held')} columns={columns} note={text('reports.activities-note')} rows={kinds.map((one) => ({ code: one.code, name: label(one.label), figures: figures(one) }))} />}
      {regions.length > 0 && <ReportRows title={text('reports.by.region')} columns={columns} rows={regions.flatMap((region) => region.kinds.map((one) => ({ code: `${region.code} ${one.code}`, name: `${label(region.label)} : ${label(one.label)}`, figures: figures(one) })))} />}
      {schools.length > 0 && <ReportRows title={text('reports.closed-schools')} note={text('reports.closed-schools-note')} columns={(['schools', 'perCent', 'pupils', 'teachers'] as const).map((name) => text(`activity.${name}`))}
        rows={schools.map((one) => ({ code: `${one.onDay} ${one.where.fr}`, name: `${label(one.where)}, ${dates.day(one.onDay)}`, figures: [figure(one.schools), figure(one.perCent), figure(one.pupils), figure(one.teachers)] }))} />}
      {centres.length > 0 && <ReportRows title={text('reports.one-stop-centres')} columns={[text('activity.centres')]} rows={centres.map((one) => ({ code: one.where.fr, name: `${label(one.where)}, ${dates.day(one.onDay)}`, figures: [one.centres] }))} />}
      {partners.length > 0 && <ReportRows title={text('reports.partners')} columns={[text('activity.partner')]} rows={partners.map((one) => ({ code: one.code, name: label(one.label), figures: [one.partners.map((partner) => label(partner)).join(', ')] }))} />}
    </div>
  );
}
