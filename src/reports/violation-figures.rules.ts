import { changeInPercent, type Crossed, VIOLATION_TYPES, type ViolationTable } from '../violations/index.rules.js';

/** A party and the coalition it belongs to. */
export type ParentOf = (party: string) => string | null;

export interface Figure {
  readonly code: string;
  readonly parent?: string;
  readonly value: number;
  readonly previous?: number;
  readonly change?: number;
}

export interface CrossRow {
  readonly code: string;
  readonly parent?: string;
  readonly values: readonly number[];
  readonly previous?: readonly number[];
}

export interface Cross {
  readonly dimension: string;
  readonly columns: readonly string[];
  readonly rows: readonly CrossRow[];
}

/** A coalition with its groups: counts of the groups are counted in it too, and the lines without a coalition add up to the total. */
export function withCoalitions(counts: ReadonlyMap<string, number>, parentOf: ParentOf): ReadonlyMap<string, number> {
  const whole = new Map(counts);
  for (const [party, count] of counts) {
    const parent = parentOf(party);
    if (parent !== null) whole.set(parent, (whole.get(parent) ?? 0) + count);
  }
  return whole;
}

export function figure(code: string, value: number, previous: number | undefined, parent: string | null = null): Figure {
  const change = previous === undefined ? null : changeInPercent(value, previous);
  return { code, value, ...(parent !== null && { parent }), ...(previous !== undefined && { previous }), ...(change !== null && { change }) };
}

/** Every code of either period; types in their own order, the others by their count, each coalition followed by its groups. */
export function figures(now: ReadonlyMap<string, number>, previous: ReadonlyMap<string, number> | undefined, parentOf: ParentOf = () => null): Figure[] {
  const codes = [...new Set([...now.keys(), ...(previous?.keys() ?? [])])];
  const rows = codes.map((code) => figure(code, now.get(code) ?? 0, previous && (previous.get(code) ?? 0), parentOf(code)));
  return inOrder(rows, ({ value }) => value);
}

/** Rows by the inner key of what is crossed, columns by the outer one. */
export function cross(dimension: string, columns: readonly string[], now: Crossed, previous: Crossed | undefined, parentOf: ParentOf = () => null): Cross {
  const [these, those] = [now, previous].map((crossed) => new Map(columns.map((column) => [column, withCoalitions(crossed?.get(column) ?? new Map<string, number>(), parentOf)])));
  const codes = new Set([...(these?.values() ?? []), ...(those?.values() ?? [])].flatMap((counts) => [...counts.keys()]));
  const values = (of: typeof these, code: string): number[] => columns.map((column) => of?.get(column)?.get(code) ?? 0);
  const rows = [...codes].map((code): CrossRow => {
    const parent = parentOf(code);
    return { code, ...(parent !== null && { parent }), values: values(these, code), ...(previous !== undefined && { previous: values(those, code) }) };
  });
  return { dimension, columns, rows: inOrder(rows, (row) => row.values.reduce((sum, value) => sum + value, 0)) };
}

function inOrder<Row extends { readonly code: string; readonly parent?: string }>(rows: readonly Row[], size: (row: Row) => number): Row[] {
  const rank = ({ code }: Row): number => VIOLATION_TYPES.findIndex((type) => type === code);
  const sorted = rows.toSorted((a, b) => rank(a) - rank(b) || size(b) - size(a) || (a.code < b.code ? -1 : 1));
  const codes = new Set(rows.map(({ code }) => code));
  const top = sorted.filter(({ parent }) => parent === undefined || !codes.has(parent));
  return top.flatMap((row) => [row, ...sorted.filter(({ parent }) => parent === row.code)]);
}

/** All splits of one table, with those of the period before where there is one. */
export function splitsOf(now: ViolationTable, previous: ViolationTable | undefined, parentOf: ParentOf): { readonly dimension: string; readonly rows: Figure[] }[] {
  return [
    { dimension: 'type', rows: figures(now.byType, previous?.byType) },
    { dimension: 'sex', rows: figures(now.childrenBySex, previous?.childrenBySex) },
    { dimension: 'party', rows: figures(withCoalitions(now.byParty, parentOf), previous && withCoalitions(previous.byParty, parentOf), parentOf) },
    { dimension: 'region', rows: figures(now.byRegion, previous?.byRegion) },
    { dimension: 'harm', rows: figures(now.byHarm, previous?.byHarm) },
    { dimension: 'cause', rows: figures(now.byCause, previous?.byCause) },
    { dimension: 'captivity', rows: figures(now.byCaptivity, previous?.byCaptivity) },
    { dimension: 'facility', rows: figures(now.byFacility, previous?.byFacility) },
  ];
}

const FACILITIES = ['school', 'hospital'];

export function crossesOf(now: ViolationTable, previous: ViolationTable | undefined, parentOf: ParentOf): Cross[] {
  return [
    cross('sex', VIOLATION_TYPES, now.byTypeAndSex, previous?.byTypeAndSex),
    cross('party', VIOLATION_TYPES, now.byTypeAndParty, previous?.byTypeAndParty, parentOf),
    cross('region', VIOLATION_TYPES, now.byTypeAndRegion, previous?.byTypeAndRegion),
    cross('facility-party', FACILITIES, now.byFacilityAndParty, previous?.byFacilityAndParty, parentOf),
    cross('facility-region', FACILITIES, now.byFacilityAndRegion, previous?.byFacilityAndRegion),
    cross('military-use-party', FACILITIES, now.militaryUse, previous?.militaryUse, parentOf),
    cross('military-use-region', FACILITIES, now.militaryUseByRegion, previous?.militaryUseByRegion),
  ];
}
