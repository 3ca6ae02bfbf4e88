import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { ChoiceField, CodeField, IdField } from '../platform/http/index.js';
import { EXPORT_FORMATS, type ExportFormat, FigureTableView, type Language, PeriodQuery, ReportLabel } from '../reports/index.js';

export class FreezeEditionRequest extends PeriodQuery {
  @IdField()
  id!: string;

  /** Code of the catalogue of reports. */
  @CodeField()
  report!: string;

  /** Of the sealed journal; where it is not given, the last one. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  @ApiPropertyOptional({ type: 'integer', minimum: 1 })
  position?: number;
}

export class ExportEditionQuery {
  @ChoiceField(EXPORT_FORMATS.filter((format) => format !== 'json'))
  format!: Exclude<ExportFormat, 'json'>;

  /** Of its words; French where it is not given. */
  @ChoiceField(['fr', 'en'], { optional: true })
  language?: Language;
}

export class EditionView {
  id!: string;
  number!: string;
  report!: string;
  label!: ReportLabel;
  from!: string;
  to!: string;
  position!: number;
  frozenAt!: string;
  frozenBy?: string;
  /** SHA-256 of its bytes. */
  hash!: string;
}

export class EditionListView {
  items!: EditionView[];
  /** Whether this person may freeze one. */
  freezable!: boolean;
}

export class EditionPageView extends EditionView {
  reportVersion!: number;
  codeVersion!: string;
  /** none: small cells stand as they are. */
  disclosure!: string;
  /** When the entry at the position was recorded. */
  recordedAt!: string;
  journalHash!: string;
  signature!: string;
  publicKey!: string;
  tables!: FigureTableView[];
}

/** What came of making the edition once more. */
export class EditionCheckView {
  /** The figures recomputed at the position give the same bytes. */
  sameBytes!: boolean;
  /** How many figures are another number. */
  differing!: number;
  /** The bytes are those that were signed, with this installation's key as it stands beside them. */
  signatureHolds!: boolean;
  /** The release that made it once more. */
  codeVersion!: string;
  /** The version of the report's definition now. */
  reportVersion!: number;
}
