import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type SyntheticEvent, useState } from 'react';
import type { Figures } from '../../api/contract';
import { type AskedFigures, catalogueQuery, figuresQuery } from '../../api/queries';
import { useMay } from '../../api/session';
import { useServerNow } from '../../api/server-clock';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { QueryState } from '../../ui/query-state';
import { SelectField } from '../../ui/select-field';
import { TextField } from '../../ui/text-field';
import { ExportLinks } from './export-links';
import { FigureTables } from './figure-tables';
import { FreezeButton } from './freeze-button';
import { REPORT_PERIOD } from './period';
import { ReportPage } from './report-frame';

/** Any report of the catalogue, by what is recorded today or as it was known on an earlier day; and from here, frozen. */
export function KnownPage() {
  const text = useText();
  const dates = useDates();
  const may = useMay();
  const search = useSearch({ from: '/inside/reports/known' });
  const asked: AskedFigures = { ...REPORT_PERIOD, report: 'deprivation', ...search };
  const found = useQuery(figuresQuery(asked));
  return (
    <ReportPage title="reports.known" period={{ from: asked.from, to: asked.to }}>
      <p className="soft measure no-print">{text('reports.known-intro')}</p>
      <AskForm key={Object.values(asked).join('/')} asked={asked} />
      <p className="report-period">{text('reports.period', { from: dates.day(asked.from), to: dates.day(asked.to) })}</p>
      <QueryState of={found}>{(figures) => <><Known figures={figures} /><div className="row no-print"><ExportLinks path={`/reports/catalogue/${figures.report}/export`} formats={['pdf', 'xlsx', 'csv', 'json']} search={exportSearch(figures)} /></div>{may('edition.freeze') && <FreezeButton figures={figures} />}<FigureTables tables={figures.tables} /></>}</QueryState>
    </ReportPage>
  );
}

const exportSearch = ({ from, to, knownOn }: Figures): string => `&from=${from}&to=${to}${knownOn === undefined ? '' : `&position=${String(knownOn.position)}`}`;

function Known({ figures: { knownOn } }: { figures: Figures }) {
  const text = useText();
  const dates = useDates();
  return <p>{knownOn === undefined ? text('reports.known-today') : text('reports.known-on', { position: knownOn.position, when: dates.instant(knownOn.recordedAt) })}</p>;
}

function AskForm({ asked }: { asked: AskedFigures }) {
  const text = useText();
  const label = useLabel();
  const navigate = useNavigate();
  const today = new Date(useServerNow()).toISOString().slice(0, 10);
  const catalogue = useQuery(catalogueQuery).data?.items ?? [];
  const [{ report, from, to, on }, set] = useState({ on: '', ...asked });
  const [errors, setErrors] = useState<{ from?: string; on?: string }>({});
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const wrong = { ...((from === '' || to === '' || from > to) && { from: text('reports.period-wrong') }), ...(on > today && { on: text('reports.day-wrong') }) };
    setErrors(wrong);
    if (Object.keys(wrong).length === 0) void navigate({ to: '/reports/known', search: { report, from, to, ...(on !== '' && { on }) } });
  };
  return (
    <form className="report-form report-form-wide no-print" onSubmit={submit} noValidate>
      <SelectField id="report" label={text('reports.known-report')} value={report} options={catalogue.map((one) => ({ value: one.code, label: label(one.label) }))} onChange={(event) => { set({ report: event.target.value, from, to, on }); }} />
      <TextField id="from" type="date" label={text('reports.from')} value={from} error={errors.from} onChange={(event) => { set({ report, from: event.target.value, to, on }); }} />
      <TextField id="to" type="date" label={text('reports.to')} value={to} onChange={(event) => { set({ report, from, to: event.target.value, on }); }} />
      <TextField id="on" type="date" label={text('reports.known-day')} help={text('reports.known-day-help')} value={on} error={errors.on} onChange={(event) => { set({ report, from, to, on: event.target.value }); }} />
      <Button type="submit">{text('reports.show')}</Button>
    </form>
  );
}
