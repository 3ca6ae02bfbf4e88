import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { Reader, UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { type Label, type ReferenceBook, ReferenceService } from '../reference/index.js';
import type { ActivitiesReportQuery, ActivitiesReportView, ActivityCountsView } from './activities-report.dto.js';
import { type ActivityCounts, type ActivityRow, activityTable } from './activities.rules.js';
import { csvOf } from './csv.js';
import { readPeriod } from './period.js';

/** Programme activities: what was held, planned and called off, closed schools, one-stop centres, partners. */
@Injectable()
export class ActivitiesReportService {
  constructor(
    @Inject(Reader) private readonly reader: Reader,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(AccessLog) private readonly looks: AccessLog,
  ) {}

  /** @throws Refusal invalid-request, ends-before-start */
  async report(actor: Actor, query: ActivitiesReportQuery): Promise<ActivitiesReportView> {
    const period = readPeriod(query);
    await this.uow.read(actor.scope, () => this.looks.record(query.format === 'csv' ? 'report.export' : 'report.read', { detail: { report: 'activities', from: query.from, to: query.to } }));
    const table = activityTable(await this.reader.query<ActivityRow>(ROWS, [query.to]), period);
    const book = await this.reference.book();
    const kinds = (counts: ReadonlyMap<string, ActivityCounts>): ActivityCountsView[] => [...counts].sort(([a], [b]) => a.localeCompare(b)).map(([code, each]) => ({ code, label: labelIn(book, 'activity-kind', code), ...each }));
    const regions = <Value>(some: ReadonlyMap<string, Value>): [string, Value][] => [...some].sort(([a], [b]) => a.localeCompare(b));
    return {
      from: query.from,
      to: query.to,
      kinds: kinds(table.byKind),
      regions: regions(table.byRegion).map(([code, counts]) => ({ code, label: where(book, { region: code === '' ? null : code, place: null }), kinds: kinds(counts) })),
      schools: table.schools.map((row) => ({
        onDay: row.onDay, where: where(book, row), ...(row.schools !== null && { schools: row.schools }), ...(row.pupils !== null && { pupils: row.pupils }), ...(row.teachers !== null && { teachers: row.teachers }), ...(row.perCent !== null && { perCent: row.perCent }),
      })),
      centres: table.centres.map((row) => ({ onDay: row.onDay, where: where(book, row), centres: row.centres ?? 0 })),
      partners: regions(table.partners).map(([code, partners]) => ({ code, label: where(book, { region: code, place: null }), partners: partners.map((partner) => labelIn(book, 'partner', partner)) })),
    };
  }
}

/** One line a figure, so that a pivot table can be made of it. */
export function activitiesCsv({ kinds, regions, schools, centres, partners }: ActivitiesReportView): string {
  const counted = (place: string, some: readonly ActivityCountsView[]): string[][] => some.flatMap(({ label, planned, done, cancelled, males, females, sexUnknown }) =>
    Object.entries({ 'planifiées': planned, 'faites': done, 'annulées': cancelled, 'hommes et garçons': males, 'femmes et filles': females, 'sexe inconnu': sexUnknown }).map(([measure, value]) => [label.fr, place, '', measure, String(value)]));
  return csvOf([
    ['Activité', 'Lieu', 'Au', 'Mesure', 'Valeur'],
    ...counted('Ensemble', kinds),
    ...regions.flatMap(({ label, kinds: some }) => counted(label.fr, some)),
    ...schools.flatMap(({ onDay, where: at, schools: closed, pupils, teachers, perCent }) =>
      Object.entries({ 'écoles fermées': closed, 'enfants privés d’école': pupils, 'enseignants sans poste': teachers, 'écoles fermées (%)': perCent }).flatMap(([measure, value]) => (value === undefined ? [] : [['Écoles fermées', at.fr, onDay, measure, String(value)]]))),
    ...centres.map(({ onDay, where: at, centres: count }) => ['Centres intégrés (One Stop Center)', at.fr, onDay, 'en service', String(count)]),
    ...partners.flatMap(({ label, partners: some }) => some.map((partner) => ['Partenaires', label.fr, '', partner.fr, '1'])),
  ]);
}

function where(book: ReferenceBook, { region, place }: { region: string | null; place: string | null }): Label {
  const named = place === null ? undefined : book.places.get(place)?.name;
  if (named !== undefined) return { fr: named, en: named };
  return region === null ? { fr: 'Tout le pays', en: 'Whole country' } : (book.regions.get(region)?.label ?? { fr: region, en: region });
}

function labelIn(book: ReferenceBook, list: string, code: string): Label {
  return book.lists.get(list)?.get(code)?.label ?? { fr: code, en: code };
}

const ROWS = `
  select kind, status, on_day::text as "onDay", until_day::text as "untilDay", region_code as region, place_code as place, partner, males, females, sex_unknown as "sexUnknown", schools, pupils, teachers, per_cent as "perCent", centres
    from activity where on_day <= $1::date order by on_day, recorded_at, id`;
