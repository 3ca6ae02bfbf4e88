import { compareFigures, type FigureChange } from './figures.rules.js';
import type { ReadRows, ReportDefinition } from './figures.vocabulary.js';
import type { Period } from './reports.vocabulary.js';

/** Rows that a report read, by the text of the question. */
export type ReadBefore = ReadonlyMap<string, readonly unknown[]>;

/** What one case or incident changed of the figures. */
export interface UnitChange {
  readonly unit: string;
  readonly changes: readonly FigureChange[];
}

/** Keeps what is read, for `unitChanges`. */
export function remembering(read: ReadRows, kept: Map<string, readonly unknown[]>): ReadRows {
  return async <Row>(text: string, values: readonly unknown[]) => {
    const rows = await read<Row>(text, values);
    kept.set(text, rows);
    return rows;
  };
}

/** The cases or incidents whose rows are others in the second state, with what that changed of the figures; those that changed none are left out. */
export async function unitChanges(report: ReportDefinition, before: { readonly rows: ReadBefore; readonly period: Period }, after: { readonly rows: ReadBefore; readonly period: Period }): Promise<UnitChange[]> {
  const [then, now] = [byUnit(before.rows), byUnit(after.rows)];
  const samePeriod = before.period.from.getTime() === after.period.from.getTime() && before.period.to.getTime() === after.period.to.getTime();
  const [ofThen, ofNow] = [onlyOf(before.rows), onlyOf(after.rows)];
  const changed: UnitChange[] = [];
  for (const unit of new Set([...then.keys(), ...now.keys()])) {
    const [rowsThen, rowsNow] = [then.get(unit) ?? [], now.get(unit) ?? []];
    if (samePeriod && asText(rowsThen) === asText(rowsNow)) continue;
    const [one, other] = await Promise.all([report.figures(ofThen(rowsThen), before.period), report.figures(ofNow(rowsNow), after.period)]);
    const changes = compareFigures(one, other).filter((change) => change.before !== change.after);
    if (changes.length > 0) changed.push({ unit, changes });
  }
  return changed;
}

const unitOf = (row: unknown): string | undefined => (row as { unit?: string }).unit;
const asText = (rows: readonly unknown[]): string => JSON.stringify(rows.map((row) => JSON.stringify(row)).sort());

function byUnit(rows: ReadBefore): Map<string, unknown[]> {
  const units = new Map<string, unknown[]>();
  for (const row of [...rows.values()].flat()) {
    const unit = unitOf(row);
    if (unit === undefined) continue;
    const of = units.get(unit);
    if (of === undefined) units.set(unit, [row]);
    else of.push(row);
  }
  return units;
}

/** The same questions answered with one unit's rows, and with all words. Each row is looked at once, however many units there are. */
function onlyOf(all: ReadBefore): (some: readonly unknown[]) => ReadRows {
  const words = new Map([...all].map(([text, rows]) => [text, rows.filter((row) => unitOf(row) === undefined)]));
  const textOf = new Map([...all].flatMap(([text, rows]) => rows.map((row) => [row, text] as const)));
  return (some) => <Row>(text: string) => Promise.resolve([...(words.get(text) ?? []), ...some.filter((row) => textOf.get(row) === text)] as Row[]);
}
