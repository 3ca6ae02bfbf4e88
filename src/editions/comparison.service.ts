import { Inject, Injectable } from '@nestjs/common';
import { type Actor, may } from '../access/index.js';
import { Reader, UnitOfWork } from '../platform/database/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { type ReferenceBook, ReferenceService } from '../reference/index.js';
import { compareFigures, type FigureChange, mustFindReport, readPeriod, type ReportDefinition, stateOn, unitChanges, wordsOf } from '../reports/index.js';
import type { ComparedFigureView, ComparedUnitView, CompareQuery, ComparisonView } from './comparison.dto.js';
import type { EditionContent } from './edition.vocabulary.js';
import { EditionsService } from './editions.service.js';

/** What a page can show; the figures count all. */
const LISTED = 200;

/** Why did 41 become 43? Two editions of one report, figure by figure, down to the entries of the journal between them. */
@Injectable()
export class ComparisonService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Reader) private readonly reader: Reader,
    @Inject(EditionsService) private readonly editions: EditionsService,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
  ) {}

  /** @throws Refusal not-found, editions-differ */
  async compare(actor: Actor, query: CompareQuery): Promise<ComparisonView> {
    const [before, after] = [await this.editions.frozen(actor, query.before), await this.editions.frozen(actor, query.after)];
    if (before.content.report.code !== after.content.report.code) throw new Refusal('editions-differ', 'after');
    const report = mustFindReport(before.content.report.code);
    const book = await this.reference.book();
    const view = (change: FigureChange): ComparedFigureView => figureView(report, change, book);
    const seesCases = may(actor.role, 'case.read') && actor.scope.reach === 'all';
    const behind = seesCases ? await this.behind(actor, report, before.content, after.content, view) : undefined;
    return {
      before: before.view, after: after.view, unit: report.unit, figures: compareFigures(before.content.figures, after.content.figures).map(view),
      ...(behind !== undefined && { units: behind.slice(0, LISTED) }), more: (behind?.length ?? 0) > LISTED,
    };
  }

  private async behind(actor: Actor, report: ReportDefinition, before: EditionContent, after: EditionContent, view: (change: FigureChange) => ComparedFigureView): Promise<ComparedUnitView[]> {
    const [then, now] = [await stateOn(this.reader, report, before.parameters, before.position), await stateOn(this.reader, report, after.parameters, after.position)];
    const changed = await unitChanges(report, { rows: then.rows, period: readPeriod(before.parameters) }, { rows: now.rows, period: readPeriod(after.parameters) });
    const ids = changed.slice(0, LISTED + 1).map(({ unit }) => unit);
    const [from, to] = [before.position, after.position].toSorted((a, b) => a - b);
    return await this.uow.read(actor.scope, async () => {
      const files = await this.uow.query<FileRow>(report.unit === 'case' ? CASES : INCIDENTS, [ids]);
      const [cases, incidents] = report.unit === 'case' ? [files.map(({ id }) => id), []] : [[], ids];
      const entries = await this.uow.query<EntryRow>('select * from entries_between($1, $2, $3, $4, $5)', [from, to, report.reads, cases, incidents]);
      return changed.slice(0, LISTED + 1).flatMap(({ unit, changes }) => {
        const own = files.filter(({ id, kept }) => id === unit || kept === unit);
        const code = own.find(({ id }) => id === unit)?.code;
        if (code === undefined) return []; // does not exist for this person
        const ofUnit = new Set(own.map(({ id }) => id));
        return [{
          id: unit, code, figures: changes.map(view),
          entries: entries.filter((entry) => ofUnit.has(entry.case_id ?? entry.incident_id ?? '')).map(({ known_position: position, recorded_at: at, subject, change }) => ({ position: Number(position), recordedAt: at.toISOString(), subject, change })),
        }];
      });
    });
  }
}

interface FileRow {
  readonly id: string;
  readonly kept: string;
  readonly code: string;
}

interface EntryRow {
  readonly case_id: string | null;
  readonly incident_id: string | null;
  readonly known_position: string | number;
  readonly subject: string;
  readonly change: string;
  readonly recorded_at: Date;
}

/** The files of a child: the one that is kept, and those merged into it. */
const CASES = 'select id, coalesce(merged_into, id) as kept, code from child_case where id = any ($1::uuid[]) or merged_into = any ($1::uuid[])';
const INCIDENTS = 'select id, id as kept, code from incident where id = any ($1::uuid[])';

function figureView(report: ReportDefinition, { figure: { table, codes, measure }, before, after }: FigureChange, book: ReferenceBook): ComparedFigureView {
  const unknown = (code: string): { fr: string; en: string } => ({ fr: code, en: code });
  return {
    table: report.tables[table]?.label ?? unknown(table), labels: Object.entries(codes).map(([dimension, code]) => wordsOf(report.dimensions[dimension], code, book)),
    measure: report.measures[measure]?.label ?? unknown(measure), before, after,
  };
}
