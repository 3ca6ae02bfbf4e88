import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { Clock } from '../platform/clock/index.js';
import { Reader, UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { type Label, type ReferenceBook, ReferenceService } from '../reference/index.js';
import { staysOf } from './care.report.js';
import { type CareTable, careTable } from './care.rules.js';
import { custodiesOf } from './deprivation.report.js';
import { type DeprivationTable, deprivationTable } from './deprivation.rules.js';
import { readPeriod } from './period.js';
import type { AsShownQuery, AsShownReportView, CareReportView, DeprivationReportView, PeriodQuery } from './reports.dto.js';
import type { Period } from './reports.vocabulary.js';

const A_DAY = 24 * 3_600_000;

/** Figures from the facts of every case, read under a role that cannot see identity. */
@Injectable()
export class ReportsService {
  constructor(
    @Inject(Reader) private readonly reader: Reader,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(AccessLog) private readonly looks: AccessLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async deprivationOf(period: Period): Promise<DeprivationTable> {
    return deprivationTable(await custodiesOf(this.reader.rows, period), period);
  }

  async careOf(period: Period): Promise<CareTable> {
    return careTable(await staysOf(this.reader.rows, period), period);
  }

  async deprivation(actor: Actor, query: PeriodQuery): Promise<DeprivationReportView> {
    const period = readPeriod(query);
    await this.log(actor, 'deprivation', query);
    const table = await this.deprivationOf(period);
    const book = await this.reference.book();
    return {
      from: query.from,
      to: query.to,
      total: table.total,
      by: Object.entries(table.by).map(([dimension, lines]) => ({
        dimension,
        rows: ordered(lines, (code) => labelOf(book, dimension, code)).map(({ code, label, value }) => ({ code, label, counts: value })),
      })),
    };
  }

  async care(actor: Actor, query: PeriodQuery): Promise<CareReportView> {
    const period = readPeriod(query);
    await this.log(actor, 'care', query);
    const table = await this.careOf(period);
    const book = await this.reference.book();
    return {
      from: query.from,
      to: query.to,
      parts: table.parts.map((part) => ({ from: day(part.from), to: day(new Date(part.to.getTime() - A_DAY)) })),
      distinct: table.distinct,
      sumOfParts: table.sumOfParts,
      byPart: [...table.byPart],
      inSeveralParts: table.inSeveralParts,
      ...(table.sumOfParts !== table.distinct && { explanation: explanation(table.distinct, table.sumOfParts, table.inSeveralParts) }),
      by: Object.entries(table.by).map(([dimension, lines]) => ({
        dimension,
        rows: ordered(lines, (code) => labelOf(book, dimension, code)).map(({ code, label, value }) => ({ code, label, distinct: value.distinct, byPart: [...value.byPart] })),
      })),
    };
  }

  /** What was shown as due on a day, beside what is known now of that day: for those who must answer for what was done with what one knew. */
  async asShown(actor: Actor, { on, region }: AsShownQuery): Promise<AsShownReportView> {
    const { to: end } = readPeriod({ from: on, to: on });
    if (end.getTime() - A_DAY > this.clock.now().getTime()) throw new Refusal('in-the-future', 'on');
    await this.log(actor, 'as-shown', { from: on, to: on });
    const [rows, overdue] = await Promise.all([
      this.reader.query<AsShownRow>(AS_SHOWN, [end, region ?? null]),
      this.reader.query<OverdueRow>(OVERDUE, [end, region ?? null, LISTED + 1]),
    ]);
    const listed = overdue.slice(0, LISTED);
    const places = await this.uow.read(actor.scope, () => this.uow.query<PlaceRow>(PLACES, [listed.map(({ id }) => id)]));
    const placeOf = new Map(places.map((place) => [place.id, place]));
    return {
      on,
      ...(region !== undefined && { region }),
      rows: rows.map(({ code, label_fr: fr, label_en: en, ...counts }) => ({ code, label: { fr, en }, counts })),
      deadlines: listed.flatMap(({ id, shown, known, shown_due: shownDue }) => {
        const place = placeOf.get(id);
        return place === undefined ? [] : [{
          deadlineId: id, caseId: place.case_id, caseCode: place.case_code, code: place.code, label: { fr: place.label_fr, en: place.label_en },
          shownOverdue: shown, knownOverdue: known, ...(shownDue !== null && { shownDueAt: shownDue.toISOString() }), dueAt: place.due_at.toISOString(),
        }];
      }),
      more: overdue.length > LISTED,
    };
  }

  private async log(actor: Actor, report: string, query: PeriodQuery): Promise<void> {
    await this.uow.read(actor.scope, () =>
      this.looks.record('report.read', { detail: { report, from: query.from, to: query.to } }),
    );
  }
}

interface AsShownRow {
  readonly code: string;
  readonly label_fr: string;
  readonly label_en: string;
  readonly shownOpen: number;
  readonly shownOverdue: number;
  readonly knownOverdue: number;
  readonly discoveredLater: number;
  readonly correctedSince: number;
}

interface OverdueRow {
  readonly id: string;
  readonly shown: boolean;
  readonly known: boolean;
  readonly shown_due: Date | null;
}

interface PlaceRow {
  readonly id: string;
  readonly case_id: string;
  readonly case_code: string;
  readonly code: string;
  readonly label_fr: string;
  readonly label_en: string;
  readonly due_at: Date;
}

/** What a page can show and a printer print; the figures count all. */
const LISTED = 200;

/** An end known to the day or month counts at its last instant, as in the rules of deadlines. */
const ONE_BY_ONE = `
  with one as (
    select coalesce(d.id, s.deadline_id) as id, coalesce(d.rule_code, s.rule_code) as code, s.due_at as shown_due, d.due_at, coalesce(s.state = 'open', false) as open, coalesce(s.state = 'open' and s.due_at < $1, false) as shown,
           coalesce(d.due_at < $1 and (d.state = 'open' or d.state in ('met', 'late') and d.settled_at + case d.settled_precision when 'month' then interval '1 month'
             when 'day' then interval '1 day' else interval '0' end > $1), false) as known
      from deadline d full join deadlines_as_shown($1) s on s.deadline_id = d.id
     where $2::text is null or exists (select from child_case c where c.id = coalesce(d.case_id, s.case_id) and c.region_code = $2)
  )`;

const AS_SHOWN = `${ONE_BY_ONE}
  select one.code, r.label_fr, r.label_en, count(*) filter (where open)::int as "shownOpen", count(*) filter (where shown)::int as "shownOverdue",
         count(*) filter (where known)::int as "knownOverdue", count(*) filter (where known and not shown)::int as "discoveredLater",
         count(*) filter (where shown and not known)::int as "correctedSince"
    from one join lateral (select label_fr, label_en from time_limit_rule where code = one.code order by version desc limit 1) r on true
   group by one.code, r.label_fr, r.label_en having bool_or(open or known) order by one.code`;

const OVERDUE = `${ONE_BY_ONE}
  select id, shown, known, shown_due from one where shown or known order by shown = known, coalesce(due_at, shown_due), id limit $3`;

/** Under the scope of whoever asks: the figures are of every case, the cases are not for everybody. */
const PLACES = `
  select d.id, d.case_id, c.code as case_code, d.rule_code as code, r.label_fr, r.label_en, d.due_at
    from deadline d join child_case c on c.id = d.case_id join time_limit_rule r on r.id = d.rule_id where d.id = any ($1::uuid[])`;

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function explanation(distinct: number, sum: number, several: number): Label {
  return {
    fr: `Les parties font ${String(sum)} et la période ${String(distinct)} : ${String(several)} enfants ont été pris en charge dans plusieurs parties et n’y comptent qu’une fois en tout.`,
    en: `The parts add up to ${String(sum)}, the period to ${String(distinct)}: ${String(several)} children were in care in several parts and count once in the whole.`,
  };
}

const LISTS: Record<string, string> = { authority: 'authority', sex: 'sex', age: 'age-group', kind: 'stay-kind', service: 'service' };

function labelOf(book: ReferenceBook, dimension: string, code: string): Label {
  const found =
    dimension === 'region' ? book.regions.get(code) : dimension === 'centre' ? book.centres.get(code) : book.lists.get(LISTS[dimension] ?? '')?.get(code);
  return found?.label ?? { fr: code, en: code };
}

function ordered<Value>(lines: ReadonlyMap<string, Value>, label: (code: string) => Label): { code: string; label: Label; value: Value }[] {
  return [...lines].map(([code, value]) => ({ code, label: label(code), value })).sort((a, b) => a.code.localeCompare(b.code));
}
