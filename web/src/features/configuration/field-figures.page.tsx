import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { FieldReport } from '../../api/contract';
import { fieldReportQuery } from '../../api/queries';
import { Page } from '../../app/page';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Empty } from '../../ui/empty';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import '../../ui/table.css';
import { TextField } from '../../ui/text-field';
import './configuration.css';

/** How often a field was answered how, in a period. */
export function FieldFiguresPage() {
  const text = useText();
  const { field } = useParams({ from: '/inside/extra-fields/$field/figures' });
  const today = new Date().toISOString().slice(0, 10);
  const [from, setFrom] = useState(`${today.slice(0, 4)}-01-01`);
  const [to, setTo] = useState(today);
  const report = useQuery({ ...fieldReportQuery(field, from, to), enabled: from !== '' && to !== '' });
  return (
    <Page narrow title={text('extra.figures')} before={<Link to="/extra-fields" className="back"><IconBack size={20} />{text('extra.title')}</Link>}>
      <div className="stack">
        <div className="row">
          <TextField id="from" type="date" label={text('extra.from')} value={from} onChange={(event) => { setFrom(event.target.value); }} />
          <TextField id="to" type="date" label={text('extra.to')} value={to} onChange={(event) => { setTo(event.target.value); }} />
        </div>
        <QueryState of={report}>{(figures) => <Figures report={figures} />}</QueryState>
      </div>
    </Page>
  );
}

function Figures({ report }: { report: FieldReport }) {
  const text = useText();
  const label = useLabel();
  const dates = useDates();
  const { field, rows, answers, children, sum, average, least, most } = report;
  if (answers === 0) return <Empty>{text('extra.no-answers')}</Empty>;
  const numbers = [['sum', sum], ['average', average], ['least', least], ['most', most]] as const;
  return (
    <div className="table-frame">
      <table className="table">
        <caption>{label(field.label)}, {text('reports.part', { from: dates.brief(report.from), to: dates.brief(report.to) })}</caption>
        <thead><tr><th scope="col">{text('extra.value')}</th><th scope="col" className="number">{text('extra.answers-count')}</th><th scope="col" className="number">{text('extra.children')}</th></tr></thead>
        <tbody>
          {rows.map((row) => <tr key={row.label.en}><th scope="row">{label(row.label)}</th><td className="number">{row.answers}</td><td className="number">{row.children}</td></tr>)}
          <tr><th scope="row">{text('extra.all')}</th><td className="number">{answers}</td><td className="number">{children}</td></tr>
          {numbers.flatMap(([name, value]) => (value === undefined ? [] : [<tr key={name}><th scope="row">{text(`extra.${name}`)}</th><td className="number" colSpan={2}>{text('extra.number', { value })}</td></tr>]))}
        </tbody>
      </table>
    </div>
  );
}
