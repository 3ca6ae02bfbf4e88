import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type SyntheticEvent, useState } from 'react';
import type { BuilderVocabulary, BuiltTable } from '../../api/contract';
import { useServerNow } from '../../api/server-clock';
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
import { type BuilderAsked, builderSearch, builderVocabularyQuery, builtQuery } from './builder.queries';
import { ReportPage } from './report-frame';
import { ReportRows } from './report-rows';

/** A table that nobody foresaw: measure, rows, columns, filter and period, each from a closed list. */
export function BuilderPage() {
  const text = useText();
  const vocabulary = useQuery(builderVocabularyQuery);
  return (
    <ReportPage title="builder.title">
      <QueryState of={vocabulary}>
        {(data) => (
          <>
            <p className="soft">{text(data.exact ? 'builder.intro' : 'builder.intro-protected')}</p>
            <Asking vocabulary={data} />
          </>
        )}
      </QueryState>
    </ReportPage>
  );
}

function Asking({ vocabulary }: { vocabulary: BuilderVocabulary }) {
  const lastYear = String(new Date(useServerNow()).getUTCFullYear() - 1);
  const search = useSearch({ from: '/inside/reports/builder' });
  const asked: BuilderAsked = { measure: 'services', rows: 'service', columns: 'region', from: `${lastYear}-01`, to: `${lastYear}-12`, ...(search['measure'] !== undefined && { columns: '' }), ...search };
  return (
    <>
      <Form key={builderSearch(asked)} asked={asked} vocabulary={vocabulary} />
      <Built asked={asked} vocabulary={vocabulary} />
    </>
  );
}

function Form({ asked, vocabulary }: { asked: BuilderAsked; vocabulary: BuilderVocabulary }) {
  const text = useText();
  const label = useLabel();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState(asked);
  const [error, setError] = useState<string>();
  const measure = vocabulary.measures.find(({ code }) => code === chosen.measure);
  const dimensions = (measure?.dimensions ?? []).map(({ code, label: words }) => ({ value: code, label: label(words) }));
  const { filter = '' } = chosen;
  // What the filter may be is what there is in the period: the table by that dimension alone.
  const found = useQuery({ ...builtQuery({ measure: chosen.measure, rows: filter, from: asked.from, to: asked.to }), enabled: dimensions.some(({ value }) => value === filter) });
  const values = (found.data?.rows ?? []).filter(({ code }) => code !== 'total').map(({ code, label: words }) => ({ value: code, label: label(words) }));
  const set = (name: keyof BuilderAsked) => (event: { target: { value: string } }): void => { setChosen({ ...chosen, [name]: event.target.value }); };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const month = /^20\d{2}-(0[1-9]|1[0-2])$/;
    if (!month.test(chosen.from) || !month.test(chosen.to) || chosen.to < chosen.from) {
      setError(text('builder.wrong'));
      return;
    }
    const has = (dimension = ''): boolean => dimensions.some(({ value }) => value === dimension);
    const { columns = '', value = '' } = chosen;
    const rows = has(chosen.rows) ? chosen.rows : (dimensions[0]?.value ?? '');
    void navigate({ to: '/reports/builder', search: { measure: chosen.measure, rows, from: chosen.from, to: chosen.to, ...(has(columns) && columns !== rows && { columns }), ...(has(filter) && value !== '' && { filter, value }) } });
  };
  return (
    <form className="report-form no-print" onSubmit={submit} noValidate>
      <SelectField id="measure" label={text('builder.measure')} value={chosen.measure} options={vocabulary.measures.map(({ code, label: words }) => ({ value: code, label: label(words) }))} onChange={set('measure')} />
      <SelectField id="rows" label={text('builder.rows')} value={chosen.rows} options={dimensions} onChange={set('rows')} />
      <SelectField id="columns" label={text('builder.columns')} empty={text('builder.no-columns')} value={chosen.columns ?? ''} options={dimensions} onChange={set('columns')} />
      {vocabulary.exact && <SelectField id="filter" label={text('builder.filter')} empty={text('builder.no-filter')} value={chosen.filter ?? ''} options={dimensions} onChange={set('filter')} />}
      {vocabulary.exact && filter !== '' && <SelectField id="value" label={text('builder.value')} value={chosen.value ?? ''} options={values} onChange={set('value')} />}
      <TextField id="from" label={text('builder.from')} help={text('builder.month-help')} value={chosen.from} error={error} onChange={set('from')} />
      <TextField id="to" label={text('builder.to')} help={text('builder.month-help')} value={chosen.to} onChange={set('to')} />
      <Button type="submit">{text('builder.show')}</Button>
    </form>
  );
}

function Built({ asked, vocabulary }: { asked: BuilderAsked; vocabulary: BuilderVocabulary }) {
  const found = useQuery(builtQuery(asked));
  return <QueryState of={found}>{(table) => <Table table={table} asked={asked} vocabulary={vocabulary} />}</QueryState>;
}

function Table({ table, asked, vocabulary }: { table: BuiltTable; asked: BuilderAsked; vocabulary: BuilderVocabulary }) {
  const text = useText();
  const label = useLabel();
  const dates = useDates();
  const { protection } = table;
  const nameOf = (dimension: string): string => {
    const found = vocabulary.measures.find(({ code }) => code === table.measure)?.dimensions.find(({ code }) => code === dimension);
    return found === undefined ? dimension : label(found.label).toLocaleLowerCase();
  };
  const { columns = '' } = asked;
  const title = columns === '' ? text('builder.table', { measure: label(table.label), rows: nameOf(asked.rows) }) : text('builder.table-by', { measure: label(table.label), rows: nameOf(asked.rows), columns: nameOf(columns) });
  return (
    <div className="report-blocks">
      <p className="report-period">{text('builder.period', { from: table.from, to: table.to })}{protection !== undefined && ` · ${text('builder.kept', { day: dates.day(protection.madeAt.slice(0, 10)) })}`}</p>
      {table.filter !== undefined && <p>{text('builder.filtered', { dimension: nameOf(asked.filter ?? ''), value: label(table.filter.label) })}</p>}
      {protection !== undefined && (
        <Banner kind="info">
          <p>{protection.refused ? text('protected.refused') : protection.method === 'suppress' ? text('protected.note', { threshold: protection.threshold, hidden: protection.hidden }) : text('protected.note-round', { threshold: protection.threshold, base: protection.base })}</p>
        </Banner>
      )}
      <div className="row no-print"><a className="button button-plain" href={`/api/reports/builder?${builderSearch(asked)}&format=csv`} download><IconDownload size={20} />{text('reports.csv')}</a></div>
      {table.rows.length < 2 ? <Empty>{text('builder.empty')}</Empty> : (
        <ReportRows title={title} columns={table.columns.map((column) => label(column.label))} rows={table.rows.map((row) => ({ code: row.code, name: label(row.label), figures: row.cells.map((value) => value ?? text('protected.mark')) }))} />
      )}
    </div>
  );
}
