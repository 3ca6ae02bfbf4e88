import { type Crossed, VIOLATION_TYPES, type ViolationTable } from '../violations/index.rules.js';
import type { Sheet, SheetRow } from './protected.vocabulary.js';
import { SheetBuilder } from './sheet-builder.rules.js';
import { type ParentOf, withCoalitions } from './violation-figures.rules.js';

const SEXES = ['male', 'female', 'unknown'] as const;
const SUFFERED = ['recruitment-and-use', 'killing-and-maiming', 'sexual-violence', 'abduction'] as const;
const ATTACKS = 'attacks-on-schools-and-hospitals';
const FACILITIES = ['school', 'hospital'] as const;

/** What happened in the year, and apart what happened before it and was verified in it. Without youngest and oldest: those are single children. */
export function violationSheet(inPeriod: ViolationTable, before: ViolationTable, parentOf: ParentOf): Sheet {
  const sheet = new SheetBuilder();
  for (const [prefix, table] of [['in-period', inPeriod], ['before', before]] as const) addTo(sheet, prefix, table, parentOf);
  return sheet.sheet();
}

function addTo(sheet: SheetBuilder, prefix: string, table: ViolationTable, parentOf: ParentOf): void {
  const code = (section: string): string => `${prefix}.${section}`;
  const id = (section: string, row: string, column = 'value'): string => `${code(section)}|${row}|${column}`;
  const split = (section: string, counts: ReadonlyMap<string, number>, codes: readonly string[], total: string): void => {
    sheet.section(code(section), ['value'], codes.map((row) => ({ code: row })), (row) => counts.get(row) ?? 0);
    sheet.sum(total, codes.map((row) => id(section, row)));
  };
  const all = id('all', 'violations');
  sheet.section(code('all'), ['value'], [{ code: 'violations' }, { code: 'children' }], (row) => (row === 'violations' ? table.total : table.children));
  split('type', table.byType, VIOLATION_TYPES, all);
  split('sex', table.childrenBySex, SEXES, id('all', 'children'));

  // A child counts once in each type, and once as a child.
  sheet.section(code('type-sex'), SUFFERED, SEXES.map((row) => ({ code: row })), (row, column) => table.byTypeAndSex.get(column)?.get(row) ?? 0);
  for (const type of SUFFERED) sheet.sum(id('type', type), SEXES.map((sex) => id('type-sex', sex, type)));
  for (const sex of SEXES) {
    const suffered = sheet.figure(`${prefix} suffered ${sex}`, SUFFERED.reduce((sum, type) => sum + (table.byTypeAndSex.get(type)?.get(sex) ?? 0), 0));
    sheet.sum(suffered, SUFFERED.map((type) => id('type-sex', sex, type)));
    sheet.atMost(suffered, id('sex', sex));
    for (const type of SUFFERED) sheet.atMost(id('sex', sex), id('type-sex', sex, type));
  }

  split('harm', table.byHarm, ['killed', 'maimed'], id('type', 'killing-and-maiming'));
  split('cause', table.byCause, [...table.byCause.keys()].sort(), id('type', 'killing-and-maiming'));
  split('captivity', table.byCaptivity, ['released-or-escaped', 'in-captivity', 'unknown'], id('type', 'abduction'));
  split('facility', table.byFacility, FACILITIES, id('type', ATTACKS));

  const cross = (section: string, columns: readonly string[], crossed: Crossed, parents: ParentOf, totals: readonly string[]): readonly SheetRow[] => {
    const counts = new Map(columns.map((column) => [column, crossed.get(column) ?? new Map<string, number>()]));
    const whole = new Map([...counts].map(([column, of]) => [column, withCoalitions(of, parents)]));
    const value = (of: ReadonlyMap<string, ReadonlyMap<string, number>>, row: string, column: string): number =>
      column === 'total' ? columns.reduce((sum, one) => sum + (of.get(one)?.get(row) ?? 0), 0) : (of.get(column)?.get(row) ?? 0);
    const rows = rowsOf([...whole.values()], parents);
    const shown = [...columns, 'total'];
    sheet.section(code(section), shown, rows, (row, column) => value(whole, row, column));
    for (const row of rows) sheet.sum(id(section, row.code, 'total'), columns.map((column) => id(section, row.code, column)));
    shown.forEach((column, index) => {
      const total = totals[index];
      if (total !== undefined) sheet.sum(total, rows.filter(({ parent }) => parent === undefined).map((row) => id(section, row.code, column)));
      // What a coalition did itself is what its groups leave over.
      for (const row of rows) {
        const groups = rows.filter(({ parent }) => parent === row.code);
        if (groups.length === 0) continue;
        const own = sheet.figure(`${id(section, row.code, column)} itself`, value(counts, row.code, column));
        sheet.sum(id(section, row.code, column), [own, ...groups.map((group) => id(section, group.code, column))]);
      }
    });
    return rows;
  };
  const noParent: ParentOf = () => null;
  const types = [...VIOLATION_TYPES.map((type) => id('type', type)), all];
  const attacks = [...FACILITIES.map((facility) => id('facility', facility)), id('type', ATTACKS)];
  const used = FACILITIES.map((facility) => sheet.figure(`${prefix} used ${facility}`, [...(table.militaryUse.get(facility)?.values() ?? [])].reduce((sum, count) => sum + count, 0)));
  cross('party', VIOLATION_TYPES, table.byTypeAndParty, parentOf, types);
  cross('region', VIOLATION_TYPES, table.byTypeAndRegion, noParent, types);
  for (const row of cross('facility-party', FACILITIES, table.byFacilityAndParty, parentOf, attacks)) sheet.sum(id('party', row.code, ATTACKS), [id('facility-party', row.code, 'total')]);
  for (const row of cross('facility-region', FACILITIES, table.byFacilityAndRegion, noParent, attacks)) sheet.sum(id('region', row.code, ATTACKS), [id('facility-region', row.code, 'total')]);
  cross('military-use-party', FACILITIES, table.militaryUse, parentOf, used);
  cross('military-use-region', FACILITIES, table.militaryUseByRegion, noParent, used);
}

/** Every coalition is followed by its groups. */
function rowsOf(counts: readonly ReadonlyMap<string, number>[], parentOf: ParentOf): SheetRow[] {
  const codes = [...new Set(counts.flatMap((of) => [...of.keys()]))].sort();
  const known = new Set(codes);
  const rows = codes.map((code): SheetRow => {
    const parent = parentOf(code);
    return parent !== null && known.has(parent) ? { code, parent } : { code };
  });
  return rows.filter(({ parent }) => parent === undefined).flatMap((row) => [row, ...rows.filter(({ parent }) => parent === row.code)]);
}
