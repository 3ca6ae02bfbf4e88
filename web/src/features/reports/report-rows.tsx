import { useText } from '../../i18n/use-text';
import '../../ui/table.css';
import { useWide } from '../../ui/use-wide';

export interface ReportRow {
  readonly code: string;
  readonly name: string;
  /** A text where it is no count: a change in per cent. */
  readonly figures: readonly (number | string)[];
}

interface RowsProps {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly ReportRow[];
  readonly note?: string;
}

/** One table of a report: figures in columns where there is room, each under its name where there is not. */
export function ReportRows({ title, columns, rows, note }: RowsProps) {
  const wide = useWide();
  return (
    <section className="report-block" aria-label={title}>
      <h2>{title}</h2>
      {note !== undefined && <p className="small soft">{note}</p>}
      {wide ? <RowsTable title={title} columns={columns} rows={rows} /> : <RowsList columns={columns} rows={rows} />}
    </section>
  );
}

function RowsTable({ title, columns, rows }: Omit<RowsProps, 'note'>) {
  return (
    <div className="table-frame" tabIndex={0} role="group" aria-label={title}>
      <table className="table">
        <caption className="hidden-visually">{title}</caption>
        <thead><tr><th scope="col"><span className="hidden-visually">{title}</span></th>{columns.map((column) => <th key={column} scope="col" className="number">{column}</th>)}</tr></thead>
        <tbody>{rows.map((row) => <tr key={row.code}><th scope="row">{row.name}</th>{row.figures.map((figure, index) => <td key={columns[index]} className="number"><Figure value={figure} /></td>)}</tr>)}</tbody>
      </table>
    </div>
  );
}

function RowsList({ columns, rows }: Omit<RowsProps, 'title' | 'note'>) {
  return (
    <ul className="report-rows card flush">
      {rows.map((row) => (
        <li key={row.code}>
          <h3>{row.name}</h3>
          <dl>{columns.map((column, index) => <Pair key={column} name={column} value={row.figures[index] ?? 0} />)}</dl>
        </li>
      ))}
    </ul>
  );
}

function Pair({ name, value }: { name: string; value: number | string }) {
  return <><dt>{name}</dt><dd><Figure value={value} /></dd></>;
}

/** A figure is written as it is: 1234, not 1.2k. */
function Figure({ value }: { value: number | string }) {
  const text = useText();
  return <>{typeof value === 'string' ? value : text('reports.figure', { value })}</>;
}
