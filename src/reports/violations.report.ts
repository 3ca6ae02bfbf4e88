import type { Precision } from '../platform/known-time/index.js';
import { type CountedViolation, countViolations, type Crossed, previousPeriod, type Sex, type ViolationTable } from '../violations/index.rules.js';
import type { FigureTable, ReadRows, ReportDefinition, ReportFigure } from './figures.vocabulary.js';
import type { Period } from './reports.vocabulary.js';

interface Row {
  readonly id: string;
  readonly type: CountedViolation['type'];
  readonly facility: CountedViolation['facility'] | null;
  readonly act: CountedViolation['act'] | null;
  readonly party: string;
  readonly region: string;
  readonly occurred_at: Date;
  readonly occurred_precision: Precision;
  readonly verified_on: string;
  readonly victims: readonly {
    readonly id: string; readonly child: string | null; readonly sex: Sex | null; readonly boys: number | null; readonly girls: number | null; readonly unknown: number | null;
    readonly harm: 'killed' | 'maimed' | null; readonly cause: string | null; readonly captivity: 'released-or-escaped' | 'in-captivity' | 'unknown' | null; readonly low: number | null; readonly high: number | null;
  }[];
}

function counted(row: Row): CountedViolation {
  return {
    id: row.id, type: row.type, party: row.party, region: row.region, occurredAt: { at: row.occurred_at, precision: row.occurred_precision }, verifiedOn: new Date(`${row.verified_on}T00:00:00.000Z`),
    facility: row.facility ?? undefined, act: row.act ?? undefined,
    victims: row.victims.map(({ id, child, sex, boys, girls, unknown, harm, cause, captivity, low, high }) => ({
      id, childId: child,
      bySex: child === null ? { male: boys ?? 0, female: girls ?? 0, unknown: unknown ?? 0 } : { male: Number(sex === 'male'), female: Number(sex === 'female'), unknown: Number(sex !== 'male' && sex !== 'female') },
      harm: harm ?? undefined, cause: cause ?? undefined, captivity: captivity ?? undefined, ageFromMonths: low ?? undefined, ageToMonths: high ?? undefined,
    })),
  };
}

/** Verified by the end of the period, of incidents that are not told in another one; a linked child by the file that is kept. */
const VERIFIED = `
  select i.id as unit, v.id, v.type, v.facility, v.facility_act as act, i.party_code as party, i.region_code as region, i.occurred_at, i.occurred_precision, v.status_since::text as verified_on,
         coalesce(s.victims, '[]') as victims
    from violation v
    join incident i on i.id = v.incident_id and i.joined_into is null
    left join lateral (
      select json_agg(json_build_object('id', w.id, 'child', k.id, 'sex', k.sex, 'boys', w.boys, 'girls', w.girls, 'unknown', w.sex_unknown, 'harm', s.harm, 'cause', s.cause, 'captivity', s.captivity,
                                        'low', w.age_from_months, 'high', w.age_to_months) order by w.id) as victims
        from victim_violation s
        join incident_victim w on w.id = s.victim_id and w.withdrawn_at is null
        left join child_case c on c.id = w.case_id
        left join child_case k on k.id = coalesce(c.merged_into, c.id)
       where s.violation_id = v.id
    ) s on true
   where v.status = 'verified' and v.status_since < $4::date and i.occurred_at < $2 and (i.occurred_at >= $1 or v.status_since >= $3::date)`;

/** Those that count in the period, or among those that happened before it and were verified in it. */
export async function violationsOf(read: ReadRows, { from, to }: Period): Promise<CountedViolation[]> {
  return (await read<Row>(VERIFIED, [from, to, from.toISOString().slice(0, 10), to.toISOString().slice(0, 10)])).map(counted);
}

const PARTIES = 'select code, coalesce(parent_code, code) as coalition from party';

/** Splits of the violations of one period: table, dimensions, and whether its cells add up to all violations of the period. */
const SPLITS: readonly { readonly table: string; readonly dimensions: readonly string[]; readonly addsUpTo: readonly string[]; readonly fr: string; readonly en: string }[] = [
  { table: 'total', dimensions: [], addsUpTo: [], fr: 'Ensemble', en: 'Total' },
  { table: 'type', dimensions: ['type'], addsUpTo: ['total'], fr: 'Par type', en: 'By type' },
  { table: 'sex', dimensions: ['sex'], addsUpTo: ['total'], fr: 'Enfants par sexe', en: 'Children by sex' },
  { table: 'coalition', dimensions: ['coalition'], addsUpTo: ['total'], fr: 'Par coalition ou partie seule', en: 'By coalition, or party on its own' },
  { table: 'party', dimensions: ['party'], addsUpTo: ['total'], fr: 'Par partie', en: 'By party' },
  { table: 'region', dimensions: ['region'], addsUpTo: ['total'], fr: 'Par région', en: 'By region' },
  { table: 'harm', dimensions: ['harm'], addsUpTo: [], fr: 'Tués ou mutilés', en: 'Killed or maimed' },
  { table: 'cause', dimensions: ['cause'], addsUpTo: [], fr: 'Par cause', en: 'By cause' },
  { table: 'captivity', dimensions: ['captivity'], addsUpTo: [], fr: 'Enfants enlevés', en: 'Abducted children' },
  { table: 'facility', dimensions: ['facility'], addsUpTo: [], fr: 'Attaques, par établissement', en: 'Attacks, by facility' },
  { table: 'type-sex', dimensions: ['type', 'sex'], addsUpTo: [], fr: 'Par type et sexe', en: 'By type and sex' },
  { table: 'type-party', dimensions: ['type', 'party'], addsUpTo: ['type', 'party'], fr: 'Par type et partie', en: 'By type and party' },
  { table: 'type-region', dimensions: ['type', 'region'], addsUpTo: ['type', 'region'], fr: 'Par type et région', en: 'By type and region' },
  { table: 'facility-party', dimensions: ['facility', 'party'], addsUpTo: ['facility'], fr: 'Attaques, par établissement et partie', en: 'Attacks, by facility and party' },
  { table: 'facility-region', dimensions: ['facility', 'region'], addsUpTo: ['facility'], fr: 'Attaques, par établissement et région', en: 'Attacks, by facility and region' },
  { table: 'military-use-party', dimensions: ['facility', 'party'], addsUpTo: [], fr: 'Utilisation militaire, par établissement et partie', en: 'Military use, by facility and party' },
  { table: 'military-use-region', dimensions: ['facility', 'region'], addsUpTo: [], fr: 'Utilisation militaire, par établissement et région', en: 'Military use, by facility and region' },
];
const BEFORE = 'before-';
const TABLES: Record<string, FigureTable> = Object.fromEntries(SPLITS.flatMap(({ table, dimensions, addsUpTo, fr, en }) => [
  [table, { label: { fr, en }, dimensions, addsUpTo }],
  [BEFORE + table, { label: { fr: `Antérieures, vérifiées dans la période : ${fr.toLowerCase()}`, en: `Earlier, verified in the period: ${en.toLowerCase()}` }, dimensions, addsUpTo: addsUpTo.map((one) => BEFORE + one) }],
]));

/** The annexes of the UN report: grave violations of a period, beside the one before, and apart what happened earlier and was verified in it. */
export const VIOLATIONS: ReportDefinition = {
  code: 'violations',
  version: 1,
  label: { fr: 'Violations graves', en: 'Grave violations' },
  unit: 'incident',
  reads: ['violation', 'incident', 'victim_violation', 'incident_victim', 'child_case'],
  tables: TABLES,
  dimensions: {
    type: { label: { fr: 'Type', en: 'Type' }, words: { list: 'violation-type' } },
    sex: { label: { fr: 'Sexe', en: 'Sex' }, words: { list: 'sex' } },
    coalition: { label: { fr: 'Coalition ou partie', en: 'Coalition or party' }, words: 'party' },
    party: { label: { fr: 'Partie', en: 'Party' }, words: 'party' },
    region: { label: { fr: 'Région', en: 'Region' }, words: 'region' },
    harm: { label: { fr: 'Atteinte', en: 'Harm' }, words: { list: 'violation-harm' } },
    cause: { label: { fr: 'Cause', en: 'Cause' }, words: { list: 'violation-cause' } },
    captivity: { label: { fr: 'Captivité', en: 'Captivity' }, words: { list: 'captivity' } },
    facility: { label: { fr: 'Établissement', en: 'Facility' }, words: { list: 'violation-facility' } },
  },
  // Violations of the two types that are counted by incident stand in the same cells: where in doubt a cell is protected as one of children.
  measures: {
    violations: { label: { fr: 'Violations', en: 'Violations' }, counts: 'children' },
    children: { label: { fr: 'Enfants', en: 'Children' }, counts: 'children' },
    previousViolations: { label: { fr: 'Violations, période précédente', en: 'Violations, period before' }, counts: 'children' },
    previousChildren: { label: { fr: 'Enfants, période précédente', en: 'Children, period before' }, counts: 'children' },
    youngest: { label: { fr: 'Âge du plus jeune (mois)', en: 'Age of the youngest (months)' }, counts: 'other' },
    oldest: { label: { fr: 'Âge du plus âgé (mois)', en: 'Age of the oldest (months)' }, counts: 'other' },
  },
  async figures(read, period) {
    const earlier = previousPeriod(period);
    const violations = await violationsOf(read, { from: earlier.from, to: period.to });
    const coalitionOf = new Map((await read<{ code: string; coalition: string }>(PARTIES, [])).map(({ code, coalition }) => [code, coalition]));
    const { inPeriod, before } = countViolations(violations, period);
    const previous = countViolations(violations, earlier).inPeriod;
    return [
      ...cells('', inPeriod, coalitionOf), ...agesOf('', inPeriod), ...cells(BEFORE, before, coalitionOf), ...agesOf(BEFORE, before),
      ...cells('', previous, coalitionOf).map((figure) => ({ ...figure, measure: figure.measure === 'children' ? 'previousChildren' : 'previousViolations' })),
    ];
  },
};

function cells(prefix: string, table: ViolationTable, coalitionOf: ReadonlyMap<string, string>): ReportFigure[] {
  const one = (name: string, counts: ReadonlyMap<string, number>, measure = 'violations'): ReportFigure[] =>
    [...counts].map(([code, value]) => ({ table: prefix + name, codes: { [name]: code }, measure, value }));
  const two = (name: string, [first, second]: readonly [string, string], counts: Crossed): ReportFigure[] =>
    [...counts].flatMap(([code, inner]) => [...inner].map(([other, value]) => ({ table: prefix + name, codes: { [first]: code, [second]: other }, measure: 'violations', value })));
  return [
    { table: `${prefix}total`, codes: {}, measure: 'violations', value: table.total },
    { table: `${prefix}total`, codes: {}, measure: 'children', value: table.children },
    ...one('type', table.byType), ...one('sex', table.childrenBySex, 'children'), ...one('party', table.byParty), ...one('coalition', summed(table.byParty, coalitionOf)), ...one('region', table.byRegion),
    ...one('harm', table.byHarm), ...one('cause', table.byCause), ...one('captivity', table.byCaptivity), ...one('facility', table.byFacility),
    ...two('type-sex', ['type', 'sex'], table.byTypeAndSex), ...two('type-party', ['type', 'party'], table.byTypeAndParty), ...two('type-region', ['type', 'region'], table.byTypeAndRegion),
    ...two('facility-party', ['facility', 'party'], table.byFacilityAndParty), ...two('facility-region', ['facility', 'region'], table.byFacilityAndRegion),
    ...two('military-use-party', ['facility', 'party'], table.militaryUse), ...two('military-use-region', ['facility', 'region'], table.militaryUseByRegion),
  ];
}

function agesOf(prefix: string, { ages }: ViolationTable): ReportFigure[] {
  return [...ages].flatMap(([type, range]) => (['youngest', 'oldest'] as const).map((measure) => ({ table: `${prefix}type`, codes: { type }, measure, value: range[measure] })));
}

/** Each party under its coalition; one that belongs to none stands on its own. */
function summed(counts: ReadonlyMap<string, number>, coalitionOf: ReadonlyMap<string, string>): ReadonlyMap<string, number> {
  const whole = new Map<string, number>();
  for (const [party, count] of counts) {
    const coalition = coalitionOf.get(party) ?? party;
    whole.set(coalition, (whole.get(coalition) ?? 0) + count);
  }
  return whole;
}
