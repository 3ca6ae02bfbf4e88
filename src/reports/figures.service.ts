import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { Clock } from '../platform/clock/index.js';
import { Reader, type SealedPosition, UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import { CATALOGUE, findReport } from './catalogue.js';
import type { ExportedFile } from './exported.vocabulary.js';
import { figureTables } from './figure-tables.js';
import { FiguresExportService } from './figures-export.service.js';
import type { CatalogueView, ExportQuery, FiguresQuery, FiguresView, KnownOnView } from './figures.dto.js';
import { inOrderOfKeys } from './figures.rules.js';
import type { ReportDefinition, ReportFigure } from './figures.vocabulary.js';
import { readPeriod } from './period.js';
import type { PeriodQuery } from './reports.dto.js';
import { stateOn } from './state-on.js';

/** Every report of the catalogue, of today or as it was known on an earlier state of the journal: the same SQL, the same rules. */
@Injectable()
export class FiguresService {
  constructor(
    @Inject(Reader) private readonly reader: Reader,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(AccessLog) private readonly looks: AccessLog,
    @Inject(FiguresExportService) private readonly exports: FiguresExportService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  catalogue(): CatalogueView {
    return { items: CATALOGUE.map(({ code, label }) => ({ code, label })) };
  }

  /** @throws Refusal unknown-report, ends-before-start, unknown-position */
  async figures(actor: Actor, code: string, query: FiguresQuery, look: 'report.read' | 'report.export' = 'report.read'): Promise<FiguresView> {
    const report = mustFindReport(code);
    readPeriod(query);
    const known = query.position === undefined && query.on === undefined ? undefined : await this.reader.sealedPosition({
      ...(query.position !== undefined && { position: query.position }), ...(query.on !== undefined && { instant: readPeriod({ from: query.on, to: query.on }).to }),
    });
    await this.uow.read(actor.scope, () =>
      this.looks.record(look, { detail: { report: code, from: query.from, to: query.to, ...(known !== undefined && { position: known.position }) } }),
    );
    const figures = known === undefined ? await this.today(report, query) : await this.knownOn(report, query, known.position);
    return {
      report: code, label: report.label, from: query.from, to: query.to, ...(known !== undefined && { knownOn: knownOnView(known) }), tables: figureTables(report, figures, await this.reference.book()),
    };
  }

  /** As a file to be taken away. @throws as figures */
  async export(actor: Actor, code: string, { format, language, ...query }: ExportQuery): Promise<ExportedFile> {
    return await this.exports.file(await this.figures(actor, code, query, 'report.export'), format, language ?? 'fr', this.clock.now());
  }

  async today(report: ReportDefinition, period: PeriodQuery): Promise<ReportFigure[]> {
    return inOrderOfKeys(await report.figures(this.reader.rows, readPeriod(period)));
  }

  async knownOn(report: ReportDefinition, period: PeriodQuery, position: number): Promise<ReportFigure[]> {
    return (await stateOn(this.reader, report, period, position)).figures;
  }
}

/** @throws Refusal unknown-report */
export function mustFindReport(code: string): ReportDefinition {
  const report = findReport(code);
  if (report === undefined) throw new Refusal('unknown-report');
  return report;
}

export function knownOnView({ position, recordedAt, hash }: SealedPosition): KnownOnView {
  return { position, recordedAt: recordedAt.toISOString(), hash };
}
