import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { Reader, UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { endOf, type Precision } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { type Label, type ReferenceBook, ReferenceService } from '../reference/index.js';
import { careTable } from './care.rules.js';
import { deprivationTable } from './deprivation.rules.js';
import type { CareReportView, DeprivationReportView, PeriodQuery } from './reports.dto.js';
import type { CustodyRow, Period, StayRow } from './reports.vocabulary.js';

const A_DAY = 24 * 3_600_000;

/** Figures from the facts of every case, read under a role that cannot see identity. */
@Injectable()
export class ReportsService {
  constructor(
    @Inject(Reader) private readonly reader: Reader,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(AccessLog) private readonly looks: AccessLog,
  ) {}

  async deprivation(actor: Actor, query: PeriodQuery): Promise<DeprivationReportView> {
    const period = readPeriod(query);
    await this.log(actor, 'deprivation', query);
    const rows = await this.reader.query<CustodyRow & { endedPrecision: Precision | null }>(CUSTODIES, [period.from, period.to]);
    const table = deprivationTable(rows.map((row) => ({ ...row, endedAt: lastInstant(row.endedAt, row.endedPrecision) })), period);
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
    const rows = await this.reader.query<StayRow & { dischargedPrecision: Precision | null }>(STAYS, [period.from, period.to]);
    const table = careTable(rows.map((row) => ({ ...row, dischargedAt: lastInstant(row.dischargedAt, row.dischargedPrecision) })), period);
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

  private async log(actor: Actor, report: string, query: PeriodQuery): Promise<void> {
    await this.uow.read(actor.scope, () =>
      this.looks.record('report.read', { detail: { report, from: query.from, to: query.to } }),
    );
  }
}

/**
 * Custodies begun in the period, with the limit that was in force and the first authority that held the child. One deprivation that
 * was written down in two files of one child (merged cases) counts once, from its earliest start.
 */
const CUSTODIES = `
  select cu.started_at as "startedAt", cu.ended_at as "endedAt", cu.ended_precision as "endedPrecision", cu.outcome, cu.situation_unknown as "situationUnknown",
         d.due_at as "dueAt", s.authority_code as authority, s.region_code as region, c.sex, c.age_years as "ageYears"
    from custody cu
    join child_case r on r.id = cu.case_id
    join child_case c on c.id = coalesce(r.merged_into, r.id)
    join deadline d on d.subject_id = cu.id and d.rule_code = 'custody-handover'
    join lateral (select authority_code, region_code from custody_spell where custody_id = cu.id order by started_at, recorded_at limit 1) s on true
   where cu.started_at >= $1 and cu.started_at < $2
     and not exists (select 1 from custody o join child_case oc on oc.id = o.case_id
                      where coalesce(oc.merged_into, oc.id) = c.id and o.case_id <> cu.case_id and o.during && cu.during and (o.started_at, o.id) < (cu.started_at, cu.id))`;

/** Stays that touch the period, each under its child: the kept case where two were merged. */
const STAYS = `
  select c.id as "childId", c.sex, s.kind, s.centre_code as centre, s.admitted_at as "admittedAt", s.discharged_at as "dischargedAt",
         s.discharged_precision as "dischargedPrecision", coalesce(v.services, '{}') as services
    from stay s
    join child_case r on r.id = s.case_id
    join child_case c on c.id = coalesce(r.merged_into, r.id)
    left join lateral (select array_agg(distinct service_code) as services from service_record where stay_id = s.id) v on true
   where s.admitted_at < $2 and (s.discharged_at is null or s.discharged_at + interval '31 days' >= $1)`;

/** @throws Refusal ends-before-start */
function readPeriod(query: PeriodQuery): Period {
  const from = new Date(`${query.from}T00:00:00.000Z`);
  const to = new Date(new Date(`${query.to}T00:00:00.000Z`).getTime() + A_DAY);
  if (Number.isNaN(from.getTime()) || Number.isNaN(to.getTime())) throw new Refusal('invalid-request', 'from');
  if (to <= from) throw new Refusal('ends-before-start', 'to');
  return { from, to };
}

function lastInstant(at: Date | null, precision: Precision | null): Date | null {
  return at === null || precision === null ? null : endOf({ at, precision });
}

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
