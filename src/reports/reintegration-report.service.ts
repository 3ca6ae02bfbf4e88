import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { Clock } from '../platform/clock/index.js';
import { Reader, UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import type { KnownTime, Precision } from '../platform/known-time/index.js';
import { type Label, type Milestone, type ReferenceBook, ReferenceService } from '../reference/index.js';
import { OUTCOMES, type ToldOutcome } from '../reintegration/index.rules.js';
import { readPeriod } from './period.js';
import type { CohortMilestoneView, ReintegrationQuery, ReintegrationReportView } from './reintegration-report.dto.js';
import { type Cohort, cohortTable, type ReturnRow } from './reintegration.rules.js';

/** What has become of the children who went home in a period, at each milestone since. */
@Injectable()
export class ReintegrationReportService {
  constructor(
    @Inject(Reader) private readonly reader: Reader,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(AccessLog) private readonly looks: AccessLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws Refusal invalid-request, ends-before-start */
  async report(actor: Actor, query: ReintegrationQuery): Promise<ReintegrationReportView> {
    const period = readPeriod(query);
    await this.uow.read(actor.scope, () => this.looks.record(query.format === 'csv' ? 'report.export' : 'report.read', { detail: { report: 'reintegration', from: query.from, to: query.to } }));
    const rows = (await this.reader.query<Row>(RETURNS, [period.from, period.to])).map(returnOf);
    const book = await this.reference.book();
    const now = this.clock.now();
    const table = cohortTable(rows, period, book.milestones, now);
    return {
      from: query.from,
      to: query.to,
      asOf: now.toISOString(),
      returns: table.returns,
      children: table.children,
      outcomes: OUTCOMES.map((code) => ({ code, label: book.lists.get('reintegration-outcome')?.get(code)?.label ?? { fr: code, en: code } })),
      total: milestonesOf(book.milestones, table.total),
      by: Object.entries(table.by).map(([dimension, lines]) => ({
        dimension,
        rows: [...lines].sort(([a], [b]) => a.localeCompare(b)).map(([code, cohort]) => ({ code, label: labelOf(book, dimension, code), milestones: milestonesOf(book.milestones, cohort) })),
      })),
    };
  }
}

function milestonesOf(milestones: readonly Milestone[], cohort: Cohort): CohortMilestoneView[] {
  return milestones.flatMap(({ code, months }) => {
    const counts = cohort.get(code);
    return counts === undefined ? [] : [{ code, months, atRisk: counts.atRisk, notYet: counts.notYet, withFamily: counts.withFamily, counts: OUTCOMES.map((outcome) => counts.outcomes[outcome]) }];
  });
}

const TRACK_LABELS: Record<string, Label> = {
  school: { fr: 'École', en: 'School' }, training: { fr: 'Formation professionnelle', en: 'Vocational training' }, income: { fr: 'Activité génératrice de revenus', en: 'Income-generating activity' },
  none: { fr: 'Aucune voie', en: 'No track' },
};
const NOT_RECORDED: Label = { fr: 'Non renseigné', en: 'Not recorded' };

function labelOf(book: ReferenceBook, dimension: string, code: string): Label {
  if (dimension === 'track') return TRACK_LABELS[code] ?? { fr: code, en: code };
  if (dimension === 'centre') return book.centres.get(code)?.label ?? book.lists.get('stay-kind')?.get(code)?.label ?? NOT_RECORDED;
  return book.lists.get(dimension === 'age' ? 'age-group' : 'sex')?.get(code)?.label ?? { fr: code, en: code };
}

interface Timed {
  readonly at: string | null;
  readonly precision: Precision | null;
}
interface Row {
  readonly id: string;
  readonly childId: string;
  readonly sex: string;
  readonly ageYears: number | null;
  readonly centre: string | null;
  readonly kind: string;
  readonly started: Timed;
  readonly ended: Timed;
  readonly visits: readonly (Timed & { readonly outcome: string; readonly livesWith: string | null; readonly occupation: string | null })[];
  readonly tracks: readonly { readonly kind: 'school' | 'training' | 'income'; readonly started: Timed; readonly ended: Timed; readonly attended: readonly string[] }[];
  readonly stays: readonly { readonly from: Timed; readonly to: Timed }[];
  readonly recorded: readonly { readonly milestone: string; readonly outcome: ToldOutcome; readonly withFamily: boolean | null }[];
  readonly recruited: Timed | null;
  readonly died: Timed | null;
  readonly closed: { readonly at: string; readonly reason: string } | null;
}

function returnOf(row: Row): ReturnRow {
  return {
    id: row.id, childId: row.childId, sex: row.sex, ageYears: row.ageYears, centre: row.centre, kind: row.kind, startedAt: must(row.started), endedAt: timeOf(row.ended),
    visits: row.visits.map(({ outcome, livesWith, occupation, ...at }) => ({ at: must(at), outcome, livesWith, occupation })),
    tracks: row.tracks.map(({ kind, started, ended, attended }) => ({ kind, startedAt: must(started), endedAt: timeOf(ended), attended })),
    stays: row.stays.map(({ from, to }) => ({ from: must(from), to: timeOf(to) })),
    recorded: row.recorded, reRecruitedAt: timeOf(row.recruited), diedAt: timeOf(row.died), closed: row.closed === null ? null : { at: new Date(row.closed.at), reason: row.closed.reason },
  };
}

function timeOf(time: Timed | null): KnownTime | null {
  return time === null || time.at === null || time.precision === null ? null : { at: new Date(time.at), precision: time.precision };
}

function must(time: Timed): KnownTime {
  return timeOf(time) ?? { at: new Date(0), precision: 'day' };
}

const timed = (at: string, precision: string): string => `json_build_object('at', ${at}, 'precision', ${precision})`;

/** Returns that began in the period, each under its child (the kept case where two were merged), with what is known of them. */
const RETURNS = `
  select p.id, c.id as "childId", c.sex, c.age_years + greatest(0, extract(year from age(p.started_at, c.identified_at)))::int as "ageYears", p.kind,
         ${timed('p.started_at', 'p.started_precision')} as started, ${timed('p.ended_at', 'p.ended_precision')} as ended,
         (select coalesce(s.centre_code, s.kind) from stay s where s.case_id = any (f.ids) and s.admitted_at <= p.started_at order by s.admitted_at desc limit 1) as centre,
         (select coalesce(json_agg(json_build_object('at', v.visited_at, 'precision', v.visited_precision, 'outcome', v.outcome, 'livesWith', n.lives_with, 'occupation', n.occupation)), '[]')
            from visit v left join visit_finding n on n.id = v.id where v.placement_id = p.id) as visits,
         (select coalesce(json_agg(json_build_object('kind', t.kind, 'started', ${timed('t.started_at', 't.started_precision')}, 'ended', ${timed('t.ended_at', 't.ended_precision')},
                   'attended', (select coalesce(json_agg(a.month), '[]') from track_attendance a where a.track_id = t.id and a.attended > 0))), '[]') from track t where t.case_id = any (f.ids)) as tracks,
         (select coalesce(json_agg(json_build_object('from', ${timed('s.admitted_at', 's.admitted_precision')}, 'to', ${timed('s.discharged_at', 's.discharged_precision')})), '[]') from stay s where s.case_id = any (f.ids)) as stays,
         (select coalesce(json_agg(json_build_object('milestone', o.milestone, 'outcome', o.outcome, 'withFamily', o.with_family)), '[]') from told_outcome o where o.placement_id = p.id) as recorded,
         (select ${timed('r.at', 'r.precision')} from (
            select recruited_at as at, recruited_precision as precision from re_recruitment where case_id = any (f.ids)
            union all select visited_at, visited_precision from visit where placement_id = p.id and outcome = 're-recruited') r
           where r.at >= p.started_at and r.at < coalesce((select min(q.started_at) from placement q where q.case_id = any (f.ids) and q.started_at > p.started_at), 'infinity') order by r.at limit 1) as recruited,
         (select ${timed('d.died_at', 'd.died_precision')} from death d where d.case_id = any (f.ids) and d.withdrawn_at is null limit 1) as died,
         (select json_build_object('at', k.decided_at, 'reason', k.reason) from closure k where k.case_id = any (f.ids) and k.status = 'approved' and k.reopened_at is null limit 1) as closed
    from placement p
    join child_case o on o.id = p.case_id
    join child_case c on c.id = coalesce(o.merged_into, o.id)
   cross join lateral (select array(select id from child_case where id = c.id union all select id from child_case where merged_into = c.id) as ids) f
   where p.started_at >= $1 and p.started_at < $2`;
