import type { FigureTable } from '../../api/contract';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Empty } from '../../ui/empty';
import { ReportRows } from './report-rows';

/** The tables of any report of the catalogue: a row for each combination of codes, a column for each measure. */
export function FigureTables({ tables }: { tables: readonly FigureTable[] }) {
  const text = useText();
  const label = useLabel();
  if (tables.every(({ rows }) => rows.length === 0)) return <Empty>{text('reports.known-empty')}</Empty>;
  return (
    <div className="report-blocks">
      {tables.map(({ code, label: title, measures, rows }) => (
        <ReportRows key={code} title={label(title)} columns={measures.map((measure) => label(measure.label))}
          rows={rows.map(({ codes, labels, values }) => ({ code: codes.join('/'), name: labels.length === 0 ? label(title) : labels.map(label).join(' · '), figures: values }))} />
      ))}
    </div>
  );
}
