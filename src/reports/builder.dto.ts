import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { ChoiceField, CodeField } from '../platform/http/index.js';
import { type Dimension, DIMENSIONS, type Measure, MEASURES } from './builder.vocabulary.js';
import { ProtectedColumnView, ProtectedRowView } from './protected.dto.js';
import { ReportLabel } from './reports.dto.js';

const MONTH = /^20\d{2}-(0[1-9]|1[0-2])$/;

/** Everything from closed lists: no word of a request becomes part of a statement. */
export class BuilderQuery {
  @ChoiceField(MEASURES)
  measure!: Measure;

  @ChoiceField(DIMENSIONS)
  rows!: Dimension;

  @ChoiceField(DIMENSIONS, { optional: true })
  columns?: Dimension;

  /** Only where this dimension has that value. */
  @ChoiceField(DIMENSIONS, { optional: true })
  filter?: Dimension;

  @CodeField({ optional: true })
  value?: string;

  /** First month. */
  @Matches(MONTH)
  @ApiProperty({ example: '2025-01' })
  from!: string;

  /** Last month, included. */
  @Matches(MONTH)
  @ApiProperty({ example: '2025-12' })
  to!: string;

  /** csv: as French spreadsheets read it. */
  @ChoiceField(['json', 'csv'], { optional: true })
  format?: 'json' | 'csv';
}

export class BuilderMeasureView {
  code!: string;
  label!: ReportLabel;
  dimensions!: ProtectedColumnView[];
}

export class BuilderVocabularyView {
  measures!: BuilderMeasureView[];
  /** Figures as they are; otherwise of calendar years that are over, by region, with small cells protected. */
  exact!: boolean;
}

export class BuiltProtectionView {
  method!: string;
  threshold!: number;
  base!: number;
  madeAt!: string;
  refused!: boolean;
  hidden!: number;
}

export class BuiltTableView {
  measure!: string;
  label!: ReportLabel;
  from!: string;
  to!: string;
  /** Only what has this value. */
  filter?: ProtectedColumnView;
  /** The last is the total. */
  columns!: ProtectedColumnView[];
  /** The last is the total. */
  rows!: ProtectedRowView[];
  /** Left out: the figures are as they are. */
  protection?: BuiltProtectionView;
}
