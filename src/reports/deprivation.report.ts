import type { Precision } from '../platform/known-time/index.js';
import { deprivationTable } from './deprivation.rules.js';
import type { ReadRows, ReportDefinition, ReportFigure } from './figures.vocabulary.js';
import { lastInstant } from './period.js';
import type { CustodyRow, DeprivationCounts, Period } from './reports.vocabulary.js';

/**
 * Custodies begun in the period, with the limit that was in force and the first authority that held the child. One deprivation that
 * was written down in two files of one child (merged cases) counts once, from its earliest start.
 * A child held again counts again, by its age then. Nobody is counted as an adult while there is doubt: an age of 18 or more holds where nobody doubted it, or an assessment concluded so.
 */
const CUSTODIES = `
  select c.id as unit, cu.started_at as "startedAt", cu.ended_at as "endedAt", cu.ended_precision as "endedPrecision", cu.outcome, cu.situation_unknown as "situationUnknown",
         d.due_at as "dueAt", s.authority_code as authority, s.region_code as region, c.sex, case when age.years < 18 or assessed.conclusion = 'adult' or (assessed.id is null and c.age_precision <> 'doubted') then age.years end as "ageYears"
    from custody cu
    join child_case r on r.id = cu.case_id
    join child_case c on c.id = coalesce(r.merged_into, r.id)
    join deadline d on d.subject_id = cu.id and d.rule_code = 'custody-handover'
    join lateral (select authority_code, region_code from custody_spell where custody_id = cu.id order by started_at, recorded_at limit 1) s on true
    cross join lateral (select c.age_years + greatest(0, extract(year from age(cu.started_at, c.identified_at)))::int as years) age
    left join lateral (select a.id, a.conclusion from age_assessment a where a.case_id in (r.id, c.id) order by a.concluded_at desc nulls first limit 1) assessed on true
   where cu.started_at >= $1 and cu.started_at < $2
     and not exists (select 1 from custody o join child_case oc on oc.id = o.case_id
                      where coalesce(oc.merged_into, oc.id) = c.id and o.case_id <> cu.case_id and o.during && cu.during and (o.started_at, o.id) < (cu.started_at, cu.id))`;

export async function custodiesOf(read: ReadRows, { from, to }: Period): Promise<CustodyRow[]> {
  const rows = await read<CustodyRow & { endedPrecision: Precision | null }>(CUSTODIES, [from, to]);
  return rows.map((row) => ({ ...row, endedAt: lastInstant(row.endedAt, row.endedPrecision) }));
}

/** Children deprived of liberty and the Protocol's limit (paragraph 23 of S/2024/883). */
export const DEPRIVATION: ReportDefinition = {
  code: 'deprivation',
  version: 1,
  label: { fr: 'Privation de liberté', en: 'Deprivation of liberty' },
  unit: 'case',
  reads: ['custody', 'custody_spell', 'child_case', 'deadline', 'age_assessment'],
  tables: {
    total: { label: { fr: 'Ensemble', en: 'Total' }, dimensions: [], addsUpTo: [] },
    authority: { label: { fr: 'Par autorité', en: 'By authority' }, dimensions: ['authority'], addsUpTo: ['total'] },
    region: { label: { fr: 'Par région', en: 'By region' }, dimensions: ['region'], addsUpTo: ['total'] },
    sex: { label: { fr: 'Par sexe', en: 'By sex' }, dimensions: ['sex'], addsUpTo: ['total'] },
    age: { label: { fr: 'Par âge', en: 'By age' }, dimensions: ['age'], addsUpTo: ['total'] },
  },
  dimensions: {
    authority: { label: { fr: 'Autorité', en: 'Authority' }, words: { list: 'authority' } },
    region: { label: { fr: 'Région', en: 'Region' }, words: 'region' },
    sex: { label: { fr: 'Sexe', en: 'Sex' }, words: { list: 'sex' } },
    age: { label: { fr: 'Âge', en: 'Age' }, words: { list: 'age-group' } },
  },
  measures: {
    captured: { label: { fr: 'Privés de liberté', en: 'Deprived of liberty' }, counts: 'children' },
    handedOverInTime: { label: { fr: 'Remis dans le délai', en: 'Handed over in time' }, counts: 'children' },
    releasedOrHandedOverLate: { label: { fr: 'Libérés, ou remis hors délai', en: 'Released, or handed over late' }, counts: 'children' },
    stillHeld: { label: { fr: 'Encore détenus', en: 'Still held' }, counts: 'children' },
    situationUnknown: { label: { fr: 'Situation inconnue', en: 'Situation unknown' }, counts: 'children' },
  },
  async figures(read, period) {
    const { total, by } = deprivationTable(await custodiesOf(read, period), period);
    const split = Object.entries(by).flatMap(([dimension, rows]) => [...rows].flatMap(([code, counts]) => cells(dimension, { [dimension]: code }, counts)));
    return [...cells('total', {}, total), ...split];
  },
};

function cells(table: string, codes: ReportFigure['codes'], counts: DeprivationCounts): ReportFigure[] {
  return Object.entries(counts).map(([measure, value]) => ({ table, codes, measure, value: value as number }));
}
