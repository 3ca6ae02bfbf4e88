import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type SyntheticEvent, useState } from 'react';
import type { ProtectedReport } from '../../api/contract';
import { useServerNow } from '../../api/server-clock';
import { useMay } from '../../api/session';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import '../../ui/button.css';
import { Empty } from '../../ui/empty';
import { IconDownload } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import { SelectField } from '../../ui/select-field';
import { TextField } from '../../ui/text-field';
import { DisclosureSection } from './disclosure-section';
import { protectedQuery } from './protected.queries';
import { ReportPage } from './report-frame';
import { ReportRows } from './report-rows';

const REPORTS = ['deprivation', 'care', 'violations'] as const;

/** Figures of a year that is over, with small cells protected, and why a « c » stands where a number would. */
export function ProtectedPage() {
  const text = useText();
  const may = useMay();
  const lastYear = new Date(useServerNow()).getUTCFullYear() - 1;
  const { report = 'deprivation', year = lastYear } = useSearch({ from: '/inside/reports/protected' });
  const found = useQuery(protectedQuery(report, year));
  return (
    <ReportPage title="protected.title">
      <p className="soft">{text('protected.intro')}</p>
      <Choice key={`${report}/${String(year)}`} report={report} year={year} lastYear={lastYear} />
      <QueryState of={found}>{(data) => <Tables report={data} />}</QueryState>
      {may('disclosure.change') && <DisclosureSection report={report} year={year} />}
    </ReportPage>
  );
}

function Choice({ report, year, lastYear }: { report: string; year: number; lastYear: number }) {
  const text = useText();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState({ report, year: String(year) });
  const [error, setError] = useState<string>();
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const wanted = Number(chosen.year);
    if (!Number.isInteger(wanted) || wanted < 2000 || wanted > lastYear) {
      setError(text('protected.year-wrong', { last: String(lastYear) }));
      return;
    }
    void navigate({ to: '/reports/protected', search: { report: chosen.report === '' ? 'deprivation' : chosen.report, year: wanted } });
  };
  return (
    <form className="report-form no-print" onSubmit={submit} noValidate>
      <SelectField id="report" label={text('protected.report')} value={chosen.report} options={REPORTS.map((one) => ({ value: one, label: text(`reports.${one}`) }))} onChange={(event) => { setChosen({ ...chosen, report: event.target.value }); }} />
      <TextField id="year" inputMode="numeric" label={text('protected.year')} value={chosen.year} error={error} onChange={(event) => { setChosen({ ...chosen, year: event.target.value }); }} />
      <Button type="submit">{text('reports.show')}</Button>
    </form>
  );
}

function Tables({ report }: { report: ProtectedReport }) {
  const text = useText();
  const dates = useDates();
  const label = useLabel();
  const { year, method, threshold, base, hidden } = report;
  if (report.refused) return <Banner kind="info"><p>{text('protected.refused')}</p></Banner>;
  const sections = report.sections.filter(({ rows }) => rows.length > 0);
  return (
    <div className="report-blocks">
      <p className="report-period">{text('protected.counted', { year: String(year), day: dates.day(report.madeAt.slice(0, 10)) })}</p>
      <Banner kind="info"><p>{method === 'suppress' ? text('protected.note', { threshold, hidden }) : text('protected.note-round', { threshold, base })}</p></Banner>
      <div className="row no-print"><a className="button button-plain" href={`/api/reports/protected?report=${report.report}&year=${String(year)}&format=csv`} download><IconDownload size={20} />{text('reports.csv')}</a></div>
      {sections.length === 0 && <Empty>{text('protected.none')}</Empty>}
      {sections.map(({ code, label: title, columns, rows }) => (
        <ReportRows key={code} title={label(title)} columns={columns.map((column) => label(column.label))}
          rows={rows.map((row) => ({ code: row.code, name: row.parent === undefined ? label(row.label) : `– ${label(row.label)}`, figures: row.cells.map((value) => value ?? text('protected.mark')) }))} />
      ))}
    </div>
  );
}
