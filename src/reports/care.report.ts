import type { Precision } from '../platform/known-time/index.js';
import { careTable } from './care.rules.js';
import type { ReadRows, ReportDefinition, ReportFigure } from './figures.vocabulary.js';
import { lastDay, lastInstant } from './period.js';
import type { CareCount, Period, StayRow } from './reports.vocabulary.js';

/** Stays that touch the period, each under its child: the kept case where two were merged. */
const STAYS = `
  select c.id as unit, c.id as "childId", c.sex, s.kind, s.centre_code as centre, s.admitted_at as "admittedAt", s.discharged_at as "dischargedAt",
         s.discharged_precision as "dischargedPrecision", coalesce(v.services, '{}') as services
    from stay s
    join child_case r on r.id = s.case_id
    join child_case c on c.id = coalesce(r.merged_into, r.id)
    left join lateral (select array_agg(distinct service_code) as services from service_record where stay_id = s.id) v on true
   where s.admitted_at < $2 and (s.discharged_at is null or s.discharged_at + interval '31 days' >= $1)`;

export async function staysOf(read: ReadRows, { from, to }: Period): Promise<StayRow[]> {
  const rows = await read<StayRow & { dischargedPrecision: Precision | null }>(STAYS, [from, to]);
  return rows.map((row) => ({ ...row, dischargedAt: lastInstant(row.dischargedAt, row.dischargedPrecision) }));
}

const SPLITS = [['sex', 'sexe', 'sex'], ['kind', 'forme de prise en charge', 'form of care'], ['centre', 'centre', 'centre'], ['service', 'service', 'service']] as const;

/** Children given care, distinct and by calendar year side by side (paragraph 50 of S/2024/883). */
export const CARE: ReportDefinition = {
  code: 'care',
  version: 1,
  label: { fr: 'Enfants pris en charge', en: 'Children in care' },
  unit: 'case',
  reads: ['stay', 'child_case', 'service_record'],
  // A child stands in each part, kind, centre and service that it had: only the split by sex adds up.
  tables: {
    total: { label: { fr: 'Ensemble', en: 'Total' }, dimensions: [], addsUpTo: [] },
    part: { label: { fr: 'Par partie de la période', en: 'By part of the period' }, dimensions: ['part'], addsUpTo: [] },
    ...Object.fromEntries(SPLITS.flatMap(([dimension, fr, en]) => [
      [dimension, { label: { fr: `Par ${fr}`, en: `By ${en}` }, dimensions: [dimension], addsUpTo: dimension === 'sex' ? ['total'] : [] }],
      [`${dimension}-part`, { label: { fr: `Par ${fr} et partie de la période`, en: `By ${en} and part of the period` }, dimensions: [dimension, 'part'], addsUpTo: dimension === 'sex' ? ['part'] : [] }],
    ])),
  },
  dimensions: {
    part: { label: { fr: 'Partie de la période', en: 'Part of the period' }, words: 'period' },
    sex: { label: { fr: 'Sexe', en: 'Sex' }, words: { list: 'sex' } },
    kind: { label: { fr: 'Forme de prise en charge', en: 'Form of care' }, words: { list: 'stay-kind' } },
    centre: { label: { fr: 'Centre', en: 'Centre' }, words: 'centre' },
    service: { label: { fr: 'Service', en: 'Service' }, words: { list: 'service' } },
  },
  measures: {
    distinct: { label: { fr: 'Enfants, chacun une fois', en: 'Children, each once' }, counts: 'children' },
    inSeveralParts: { label: { fr: 'Enfants présents dans plusieurs parties', en: 'Children in several parts' }, counts: 'children' },
  },
  async figures(read, period) {
    const { by, parts, inSeveralParts, ...total } = careTable(await staysOf(read, period), period);
    const days = parts.map((part) => `${part.from.toISOString().slice(0, 10)}/${lastDay(part)}`);
    const split = Object.entries(by).flatMap(([dimension, rows]) => [...rows].flatMap(([code, count]) => cells(dimension, `${dimension}-part`, { [dimension]: code }, count, days)));
    return [{ table: 'total', codes: {}, measure: 'inSeveralParts', value: inSeveralParts }, ...cells('total', 'part', {}, total, days), ...split];
  },
};

/** The whole, and beside it each part of the period. */
function cells(whole: string, apart: string, codes: ReportFigure['codes'], { distinct, byPart }: CareCount, days: readonly string[]): ReportFigure[] {
  return [
    { table: whole, codes, measure: 'distinct', value: distinct },
    ...byPart.map((value, index) => ({ table: apart, codes: { ...codes, part: days[index] ?? '' }, measure: 'distinct', value })),
  ];
}
