import type { CareTable } from './care.rules.js';
import type { DeprivationTable } from './deprivation.rules.js';
import type { Sheet } from './protected.vocabulary.js';
import { SheetBuilder } from './sheet-builder.rules.js';

const DEPRIVATION = ['captured', 'handedOverInTime', 'releasedOrHandedOverLate', 'stillHeld', 'situationUnknown'] as const;

/** The same children by authority, region, sex and age: tables that share the line of all. */
export function deprivationSheet({ total, by }: DeprivationTable): Sheet {
  const sheet = new SheetBuilder();
  const lines = { all: new Map([['all', total]]), ...by };
  for (const [section, rows] of Object.entries(lines)) {
    const codes = [...rows.keys()].sort();
    sheet.section(section, DEPRIVATION, codes.map((code) => ({ code })), (row, column) => rows.get(row)?.[column as (typeof DEPRIVATION)[number]] ?? 0);
    for (const code of codes) sheet.sum(`${section}|${code}|captured`, DEPRIVATION.slice(1).map((column) => `${section}|${code}|${column}`));
    if (section !== 'all') for (const column of DEPRIVATION) sheet.sum(`all|all|${column}`, codes.map((code) => `${section}|${code}|${column}`));
  }
  return sheet.sheet();
}

/**
 * Of one calendar year, so that distinct children are those of the only part. By sex they add up; by kind of placement a child counts
 * under each it had, so that the lines are together at least all of them; and no line exceeds them.
 */
export function careSheet({ distinct, by }: CareTable): Sheet {
  const sheet = new SheetBuilder();
  const lines = { all: new Map([['all', { distinct }]]), ...by };
  for (const [section, rows] of Object.entries(lines)) {
    const codes = [...rows.keys()].sort();
    sheet.section(section, ['distinct'], codes.map((code) => ({ code })), (row) => rows.get(row)?.distinct ?? 0);
    const ids = codes.map((code) => `${section}|${code}|distinct`);
    if (section === 'all') continue;
    if (section === 'sex') sheet.sum('all|all|distinct', ids);
    else for (const id of ids) sheet.atMost('all|all|distinct', id);
    if (section !== 'kind') continue;
    const together = sheet.figure('kind together', codes.reduce((sum, code) => sum + (rows.get(code)?.distinct ?? 0), 0));
    sheet.sum(together, ids);
    sheet.atMost(together, 'all|all|distinct');
  }
  return sheet.sheet();
}
