import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ChoiceField } from '../platform/http/index.js';
import { EXPORT_FORMATS, type ExportFormat, type Language } from './exported.vocabulary.js';
import { PeriodQuery, ReportLabel } from './reports.dto.js';

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Of today where neither a position nor a day is given. */
export class FiguresQuery extends PeriodQuery {
  /** As known at this position of the sealed journal. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  @ApiPropertyOptional({ type: 'integer', minimum: 1 })
  position?: number;

  /** As known at the end of this day. */
  @IsOptional()
  @Matches(DAY)
  @ApiPropertyOptional({ format: 'date' })
  on?: string;
}

export class ExportQuery extends FiguresQuery {
  @ChoiceField(EXPORT_FORMATS)
  format!: ExportFormat;

  /** Of its words; French where it is not given. */
  @ChoiceField(['fr', 'en'], { optional: true })
  language?: Language;
}

export class FigureColumnView {
  code!: string;
  label!: ReportLabel;
}

export class FigureRowView {
  /** One for each dimension of the table, in their order. */
  codes!: string[];
  labels!: ReportLabel[];
  /** One for each measure of the table, in their order. */
  values!: number[];
}

export class FigureTableView {
  code!: string;
  label!: ReportLabel;
  dimensions!: FigureColumnView[];
  measures!: FigureColumnView[];
  rows!: FigureRowView[];
}

/** A state of the sealed journal. */
export class KnownOnView {
  position!: number;
  /** When the entry at this position was recorded. */
  recordedAt!: string;
  /** SHA-256 over the journal up to here. */
  hash!: string;
}

/** The figures of a report in the one form that all have. */
export class FiguresView {
  report!: string;
  label!: ReportLabel;
  from!: string;
  to!: string;
  /** Absent: of today. */
  knownOn?: KnownOnView;
  tables!: FigureTableView[];
}

export class CatalogueReportView {
  code!: string;
  label!: ReportLabel;
}

export class CatalogueView {
  items!: CatalogueReportView[];
}
