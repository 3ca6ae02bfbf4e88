import { Inject, Injectable } from '@nestjs/common';
import { type Actor, may } from '../access/index.js';
import { Reader, UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { type Label, ReferenceService } from '../reference/index.js';
import type { BuilderQuery, BuilderVocabularyView, BuiltTableView } from './builder.dto.js';
import { type Grid, gridOf, mayBeSplitBy, starSheet, starStatement, statementOf, TOTAL } from './builder.rules.js';
import { type Counted, type Dimension, DIMENSIONS_OF, type Measure, MEASURES, OUTSIDE, PIVOT } from './builder.vocabulary.js';
import { codeLabel, DIMENSION_LABELS, MEASURE_LABELS } from './builder-words.js';
import type { Sheet } from './protected.vocabulary.js';
import { ProtectedReportsService } from './protected-reports.service.js';

type Cells = (row: string, column: string) => number | null;

/** Tables that nobody foresaw, from the schema `reporting`, by a closed vocabulary. */
@Injectable()
export class BuilderService {
  constructor(
    @Inject(Reader) private readonly reader: Reader,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(ProtectedReportsService) private readonly protectedReports: ProtectedReportsService,
    @Inject(AccessLog) private readonly looks: AccessLog,
  ) {}

  vocabulary(actor: Actor): BuilderVocabularyView {
    const exact = may(actor.role, 'report.read');
    const dimension = (code: Dimension): { code: string; label: Label } => ({ code, label: DIMENSION_LABELS[code] });
    return {
      exact,
      measures: (exact ? MEASURES : OUTSIDE).map((code) => ({
        code, label: MEASURE_LABELS[code], dimensions: [...DIMENSIONS_OF[code].map(dimension), ...(exact ? (['year', 'month'] as const).map(dimension) : [])],
      })),
    };
  }

  /** @throws Refusal invalid-request, ends-before-start; outside the circle whole-year-only, not-outside-the-circle, year-not-over */
  async table(actor: Actor, query: BuilderQuery): Promise<BuiltTableView> {
    const { measure, rows, columns, filter, value } = query;
    for (const [field, dimension] of Object.entries({ rows, columns, filter })) {
      if (dimension !== undefined && !mayBeSplitBy(measure, dimension)) throw new Refusal('invalid-request', field);
    }
    if (rows === columns) throw new Refusal('invalid-request', 'columns');
    if ((filter === undefined) !== (value === undefined)) throw new Refusal('invalid-request', 'value');
    if (query.to < query.from) throw new Refusal('ends-before-start', 'to');
    return may(actor.role, 'report.read') ? await this.exact(actor, query) : await this.outside(actor, query);
  }

  private async exact(actor: Actor, query: BuilderQuery): Promise<BuiltTableView> {
    const { from, to, measure, filter, value } = query;
    await this.uow.read(actor.scope, () =>
      this.looks.record(query.format === 'csv' ? 'report.export' : 'report.read', { detail: { report: `builder-${measure}`, from, to } }),
    );
    const counts = await this.reader.query<Counted>(statementOf(query), [`${from}-01`, firstDayAfter(to), ...(filter === undefined ? [] : [value])]);
    const grid = gridOf(counts);
    return await this.view(query, grid.rows, grid.columns, grid.value);
  }

  private async outside(actor: Actor, query: BuilderQuery): Promise<BuiltTableView> {
    const { measure, rows, columns, filter, from, to } = query;
    const other = columns === undefined || columns === PIVOT || rows === PIVOT;
    const times: readonly (Dimension | undefined)[] = ['year', 'month'];
    if (!OUTSIDE.includes(measure) || !other || filter !== undefined || times.includes(rows) || times.includes(columns)) throw new Refusal('not-outside-the-circle', 'columns');
    const year = from.slice(0, 4);
    if (from !== `${year}-01` || to !== `${year}-12`) throw new Refusal('whole-year-only', 'from');
    const { answer, method, threshold, base, made_at: madeAt } = await this.protectedReports.answer(actor, `builder-${measure}`, Number(year), query.format, () => this.star(measure, from, to));
    const dimension = rows === PIVOT ? columns : rows;
    const section = answer.sections.find(({ code }) => dimension === undefined || code === dimension);
    const codes = { rows: section?.rows.map(({ code }) => code) ?? [], columns: section?.columns ?? [] };
    const cell: Cells = (row, column) => answer.shown?.[`${section?.code ?? ''}|${row}|${column}`] ?? null;
    const [across, down] = rows === PIVOT ? [codes.rows, codes.columns] : [codes.columns, codes.rows];
    const table = await this.view(query, down, columns === undefined ? across.filter((code) => code === TOTAL) : across, rows === PIVOT ? (row, column) => cell(column, row) : cell);
    const hidden = table.rows.flatMap(({ cells }) => cells).filter((one) => one === null).length;
    return { measure, label: table.label, from, to, columns: table.columns, rows: table.rows, protection: { method, threshold, base, madeAt: madeAt.toISOString(), refused: answer.shown === null, hidden } };
  }

  private async star(measure: Measure, from: string, to: string): Promise<Sheet> {
    const grids = new Map<Dimension, Grid>();
    for (const dimension of DIMENSIONS_OF[measure].filter((one) => one !== PIVOT)) {
      grids.set(dimension, gridOf(await this.reader.query<Counted>(starStatement(measure, dimension), [`${from}-01`, firstDayAfter(to)])));
    }
    return starSheet(measure, grids);
  }

  private async view({ measure, rows, columns, filter, value: wanted, from, to }: BuilderQuery, down: readonly string[], across: readonly string[], value: Cells): Promise<BuiltTableView> {
    const book = await this.reference.book();
    const limits = new Map((await this.reader.query<{ code: string; fr: string; en: string }>(LIMITS)).map(({ code, fr, en }) => [code, { fr, en }]));
    return {
      measure, label: MEASURE_LABELS[measure], from, to,
      ...(filter !== undefined && wanted !== undefined && { filter: { code: wanted, label: codeLabel(book, limits, filter, wanted) } }),
      columns: across.map((code) => ({ code, label: codeLabel(book, limits, columns ?? rows, code) })),
      rows: down.map((code) => ({ code, label: codeLabel(book, limits, rows, code), cells: across.map((column) => value(code, column)) })),
    };
  }
}

const LIMITS = `select distinct on (code) code, label_fr as fr, label_en as en from time_limit_rule order by code, version desc`;

function firstDayAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10);
}
