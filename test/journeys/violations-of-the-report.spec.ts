import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RegisterImport } from '../../src/exchange/index.js';
import { partyCode, type PublishedFigure, violationsOfTheReport } from '../exchange/violations-of-the-report.js';
import { World } from '../support/world.js';

interface Figure { code: string; parent?: string; value: number; previous?: number; change?: number }
interface Cross { dimension: string; columns: { code: string }[]; rows: { code: string; values: number[]; previous?: number[] }[] }
interface Figures { violations: Figure; children: Figure; explanation?: { fr: string }; splits: { dimension: string; rows: Figure[] }[]; crosses: Cross[]; ages: { type: string; youngest: number; oldest: number }[] }
interface Report { inPeriod: Figures; before: Figures; published: { para: number; label: { en: string }; printed: number; counted: number; why: { fr: string } }[] }

const { figures } = JSON.parse(readFileSync(new URL('../../src/reference/data/un-report-figures.json', import.meta.url), 'utf8')) as { figures: PublishedFigure[] };
/** Of paragraphs 13 to 38, what is no violation: closed schools are programme activities, deprivation of liberty is a table of its own (two-tables.spec.ts). */
const ELSEWHERE = new Set([13, 23, 33]);
const asked = figures.filter(({ para }) => para >= 13 && para <= 38 && !ELSEWHERE.has(para));

const TYPES: Record<string, string> = {
  'recruitment and use': 'recruitment-and-use', 'killing and maiming': 'killing-and-maiming', 'sexual violence': 'sexual-violence', abduction: 'abduction',
  'attacks on schools and hospitals': 'attacks-on-schools-and-hospitals', 'denial of humanitarian access': 'denial-of-humanitarian-access',
};
const FACILITY: Record<string, string> = { 'attacks on schools': 'school', 'attacks on hospitals': 'hospital' };
const REGIONS: Record<string, string> = {
  Gao: 'gao', Timbuktu: 'tombouctou', Kidal: 'kidal', Ségou: 'segou', Ménaka: 'menaka', Mopti: 'mopti', Bandiagara: 'bandiagara', Douentza: 'douentza', Taoudenit: 'taoudenit', Koulikoro: 'koulikoro', Sikasso: 'sikasso',
  Kayes: 'kayes', Bamako: 'bamako',
};
const CODES: Record<string, string> = {
  'explosive devices': 'explosive-device', firearms: 'firearm', airstrikes: 'airstrike', 'unknown weapons': 'unknown', 'released or escaped': 'released-or-escaped', 'in captivity': 'in-captivity',
};

/** What the report of the product says where the UN report prints a figure. */
function got(report: Report, { measure, dims }: PublishedFigure): number | undefined {
  const { period, violation, region, party, sex, detail, cause, status } = dims;
  const part = measure.includes('before the period') ? report.before : report.inPeriod;
  const previous = period === 'previous';
  const line = (dimension: string, code: string): number | undefined => {
    const row = part.splits.find((split) => split.dimension === dimension)?.rows.find((one) => one.code === code);
    return measure.startsWith('change') ? row?.change : previous ? row?.previous : (row?.value ?? 0);
  };
  const cell = (dimension: string, column: string, code: string): number | undefined => {
    const cross = part.crosses.find((one) => one.dimension === dimension);
    const index = cross?.columns.findIndex((one) => one.code === column) ?? -1;
    const row = cross?.rows.find((one) => one.code === code);
    return (previous ? row?.previous : row?.values)?.[index];
  };
  const type = violation === undefined ? undefined : TYPES[violation];
  const facility = violation === undefined ? undefined : FACILITY[violation];

  if (measure === 'military use of schools') return party === undefined ? cell('military-use-region', 'school', REGIONS[region ?? ''] ?? '') : cell('military-use-party', 'school', partyCode(party));
  if (measure.startsWith('age, ')) {
    const age = part.ages.find((one) => one.type === type);
    const months = measure.includes('oldest') ? age?.oldest : age?.youngest;
    return months === undefined ? undefined : measure.includes('months') ? months : Math.floor(months / 12);
  }
  if (measure === 'children recruited a month, mean') return Math.round((line('type', type ?? '') ?? 0) / 24);
  if (measure.startsWith('change') && sex !== undefined) {
    const values = part.crosses.find((one) => one.dimension === 'sex');
    const index = values?.columns.findIndex((one) => one.code === type) ?? -1;
    const row = values?.rows.find((one) => one.code === sex);
    const [now = 0, then = 0] = [row?.values[index], row?.previous?.[index]];
    return Math.round(((now - then) / then) * 100);
  }
  if (facility !== undefined) {
    if (party !== undefined) return cell('facility-party', facility, partyCode(party));
    return region === undefined ? line('facility', facility) : cell('facility-region', facility, REGIONS[region] ?? '');
  }
  if (detail !== undefined) return line('harm', detail);
  if (cause !== undefined) return line('cause', CODES[cause] ?? cause);
  if (status !== undefined) return line('captivity', CODES[status] ?? status);
  if (type !== undefined) {
    if (party !== undefined) return cell('party', type, partyCode(party));
    if (region !== undefined) return cell('region', type, REGIONS[region] ?? '');
    return sex === undefined ? line('type', type) : cell('sex', type, sex);
  }
  if (party !== undefined) return line('party', partyCode(party));
  if (region !== undefined) return line('region', REGIONS[region] ?? '');
  if (sex !== undefined) return line('sex', sex);
  const whole = measure.startsWith('child victims') ? part.children : part.violations;
  return previous ? whole.previous : whole.value;
}

describe('the UN report as acceptance: a made-up file with its margins in, its figures out', () => {
  let world: World;
  let report: Report;
  const text = violationsOfTheReport(figures);
  const file = 'violations-2020-2024.csv';

  beforeAll(async () => {
    world = await World.create({ now: '2026-11-23T08:00:00.000Z' });
    const importer = world.app.get(RegisterImport, { strict: false });
    const planned = await importer.plan(Buffer.from(text), file);
    expect(planned).toMatchObject({ kind: 'violations', refused: 0, alreadyThere: 0, remarks: [] });
    expect(await world.sql('select id from incident')).toEqual([]);
    const half = Buffer.from(text.split('\r\n').slice(0, 401).join('\r\n'));
    const first = await importer.run(half, file); // cut short
    const second = await importer.run(Buffer.from(text), file);
    expect(first.created + second.created).toBe(planned.created);
    expect(await importer.run(Buffer.from(text), file)).toMatchObject({ created: 0, alreadyThere: planned.created });
    const monitor = await world.person('monitor');
    report = (await monitor.get<Report>('/api/reports/violations?from=2022-04-01&to=2024-03-31')).body;
  }, 560_000);
  afterAll(async () => {
    await world.close();
  });

  it('every figure of paragraphs 14 to 37 comes out as printed, or is shown as one on which the report disagrees with itself', () => {
    const differ = new Map(report.published.map((one) => [`${String(one.para)} ${one.label.en.toLowerCase()}`, one]));
    const list = asked.map((figure) => {
      const value = got(report, figure);
      const disagrees = figure.measure.startsWith('change') ? differ.get(`${String(figure.para)} ${figure.dims['violation'] ?? ''}`) : undefined;
      const shown = disagrees !== undefined && disagrees.printed === figure.value && disagrees.counted === value;
      return { para: figure.para, figure: `${figure.measure} ${Object.entries(figure.dims).map(([name, of]) => `${name}=${of}`).join(' ')}`.trim(), expected: figure.value, got: value, state: value === figure.value ? 'same' : shown ? 'both shown' : 'WRONG' };
    });
    const width = Math.max(...list.map(({ figure }) => figure.length));
    process.stdout.write(`${['para  expected       got  figure', ...list.map(({ para, figure, expected, got: value, state }) =>
      `${String(para).padStart(4)}  ${String(expected).padStart(8)}  ${String(value).padStart(8)}  ${figure.padEnd(width)}${state === 'same' ? '' : `  ${state}`}`)].join('\n')}\n`);
    expect(list.filter(({ state }) => state === 'WRONG')).toEqual([]);
    expect(list.filter(({ state }) => state === 'both shown').map(({ para, expected, got: value }) => [para, expected, value])).toEqual([[16, 14, 17], [16, 23, 30], [16, 27, 37]]);
    expect(list.length).toBeGreaterThan(200);
  });

  it('the file of the demonstration is the generator’s', () => {
    expect(readFileSync(new URL('../../demo/fichier-violations.csv', import.meta.url), 'utf8')).toBe(text);
  });

  it('parties and regions each add up to the 2,091, and both lie in the report', () => {
    const sum = (dimension: string): number => report.inPeriod.splits.find((split) => split.dimension === dimension)?.rows.filter(({ parent }) => parent === undefined).reduce((all, { value }) => all + value, 0) ?? 0;
    expect([sum('party'), sum('region'), sum('type')]).toEqual([2091, 2091, 2091]);
  });

  it('why there are more violations than children is said: a child once, and incidents without a child', () => {
    expect(report.inPeriod.explanation?.fr).toBe(
      '2091 violations, 1782 enfants : 1870 violations comptées par enfant (un enfant victime de plusieurs violations ne compte qu’une fois comme enfant) et 221 comptées par incident, sans enfant.',
    );
    expect(report.before.explanation?.fr).toContain('165 violations, 164 enfants : 164 violations comptées par enfant');
  });

  it('where the report prints two numbers, the product shows both and says why', () => {
    expect(report.published.map(({ para, printed, counted }) => [para, printed, counted])).toEqual([[16, 14, 17], [16, 23, 30], [16, 27, 37]]);
    for (const { why } of report.published) expect(why.fr).toMatch(/paragraphe/);
  });
});
