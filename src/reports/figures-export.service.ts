import { Inject, Injectable } from '@nestjs/common';
import { Reader } from '../platform/database/index.js';
import { csvOf } from './csv.js';
import type { Exported, ExportedFile, ExportFormat, Language, PCodes } from './exported.vocabulary.js';
import { figureLines } from './exported-lines.rules.js';
import { FiguresPrinter } from './figures-printer.js';
import { figuresXlsx } from './figures-xlsx.js';

const PCODES = 'select code, pcode, pcode_version as version from region where pcode is not null';

/** Figures as a file to be taken away: for a French spreadsheet, a workbook, paper, or another program. Whoever asks records the look. */
@Injectable()
export class FiguresExportService {
  constructor(
    @Inject(Reader) private readonly reader: Reader,
    @Inject(FiguresPrinter) private readonly printer: FiguresPrinter,
  ) {}

  /** @param at the instant that the paper bears */
  async file(exported: Exported, format: ExportFormat, language: Language, at: Date): Promise<ExportedFile> {
    const name = `${exported.edition?.number ?? `${exported.report}-${exported.from}-${exported.to}`}.${format}`;
    switch (format) {
      case 'csv':
        return { name, mediaType: 'text/csv; charset=utf-8', bytes: Buffer.from(csvOf(figureLines(exported, language, await this.pcodes()).map((line) => line.map(String)))) };
      case 'xlsx':
        return { name, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes: await figuresXlsx(exported, language, await this.pcodes()) };
      case 'pdf':
        return { name, mediaType: 'application/pdf', bytes: await this.printer.print(exported, language, at) };
      case 'json':
        return { name, mediaType: 'application/json; charset=utf-8', bytes: Buffer.from(`${JSON.stringify(exported)}\n`) };
    }
  }

  private async pcodes(): Promise<PCodes> {
    const rows = await this.reader.query<{ code: string; pcode: string; version: string }>(PCODES);
    return new Map(rows.map(({ code, pcode, version }) => [code, { pcode, version }]));
  }
}
