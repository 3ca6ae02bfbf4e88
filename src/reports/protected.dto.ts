import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ChoiceField, TextField, WholeNumberField } from '../platform/http/index.js';
import { PROTECTED_REPORTS, type ProtectedReport } from './protected.vocabulary.js';
import { ReportLabel } from './reports.dto.js';

/** A calendar year that is over, and no other time: two answers then never overlap. */
export class ProtectedQuery {
  @ChoiceField(PROTECTED_REPORTS)
  report!: ProtectedReport;

  @Type(() => Number)
  @WholeNumberField(2000, 2200)
  year!: number;

  /** csv: as French spreadsheets read it. */
  @ChoiceField(['json', 'csv'], { optional: true })
  format?: 'json' | 'csv';
}

export class RenewProtectedRequest {
  @ChoiceField(PROTECTED_REPORTS)
  report!: ProtectedReport;

  @WholeNumberField(2000, 2200)
  year!: number;

  /** Names nobody. */
  @TextField(300)
  reason!: string;
}

export class ProtectedColumnView {
  code!: string;
  label!: ReportLabel;
}

export class ProtectedRowView {
  code!: string;
  label!: ReportLabel;
  /** Coalition of a party: this line is part of that one. */
  parent?: string;
  /** In the order of the columns; null: hidden (« c »). */
  @ApiProperty({ type: 'array', items: { type: 'integer', nullable: true } })
  cells!: (number | null)[];
}

export class ProtectedSectionView {
  code!: string;
  label!: ReportLabel;
  columns!: ProtectedColumnView[];
  rows!: ProtectedRowView[];
}

export class ProtectedReportView {
  report!: string;
  year!: number;
  /** suppress | round */
  method!: string;
  threshold!: number;
  base!: number;
  /** When the figures were counted: they stay as they were then. */
  madeAt!: string;
  edition!: number;
  /** It cannot be protected: nothing of it is shown. */
  refused!: boolean;
  hidden!: number;
  sections!: ProtectedSectionView[];
}
