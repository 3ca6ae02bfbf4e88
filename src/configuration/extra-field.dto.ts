import { IsBoolean, IsNumber, IsOptional, Max, Min } from 'class-validator';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ChoiceField, CodeField, DayField, IdField, ListField, TextField, WholeNumberField } from '../platform/http/index.js';
import { LabelView } from '../reference/index.js';
import { FIELD_KINDS, FIELD_PLACES, type FieldKind, type FieldPlace } from './extra-field.vocabulary.js';

/** Beyond this nobody counts; and it is exact in JSON. */
const MOST = 1_000_000_000;

/** An answer to an additional field: one of these, as its kind says. */
export class ExtraAnswerRequest {
  @IdField()
  field!: string;

  @TextField(2000, { optional: true })
  text?: string;

  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 3 })
  @Min(-MOST)
  @Max(MOST)
  @ApiPropertyOptional({ type: Number, minimum: -MOST, maximum: MOST })
  number?: number;

  @DayField({ optional: true })
  day?: string;

  @IsOptional()
  @IsBoolean()
  @ApiPropertyOptional({ type: Boolean })
  flag?: boolean;

  @CodeField({ optional: true })
  choice?: string;
}

export class FieldOptionRequest {
  /** Of a choice that exists; left out: a new one. */
  @CodeField({ optional: true })
  code?: string;

  @TextField(120)
  fr!: string;

  @TextField(120)
  en!: string;
}

class FieldWords {
  @TextField(200)
  fr!: string;

  @TextField(200)
  en!: string;

  @IsBoolean()
  @ApiProperty({ type: Boolean })
  required!: boolean;

  /** Asked in this region alone. */
  @CodeField({ optional: true })
  region?: string;

  /** Asked in this centre alone. */
  @CodeField({ optional: true })
  centre?: string;

  /** Of a choice: in their order. */
  @ListField(() => FieldOptionRequest, 40, { optional: true })
  options?: FieldOptionRequest[];

  /** Its place among the fields there: the smaller first. */
  @WholeNumberField(0, 1000)
  position!: number;
}

export class AddFieldRequest extends FieldWords {
  @IdField()
  id!: string;

  @ChoiceField(FIELD_PLACES)
  place!: FieldPlace;

  /** Of an assessment: a code of the list reintegration-domain. */
  @CodeField({ optional: true })
  domain?: string;

  @ChoiceField(FIELD_KINDS)
  kind!: FieldKind;
}

export class ChangeFieldRequest extends FieldWords {
  /** The version that was before the person's eyes. */
  @WholeNumberField(1, 1_000_000)
  seen!: number;

  /** The first day on which it is no longer asked: today or later. */
  @DayField({ optional: true })
  retiredFrom?: string;
}

export class FieldOptionView {
  code!: string;
  label!: LabelView;
}
export class ExtraFieldView {
  id!: string;
  version!: number;
  place!: string;
  domain?: string;
  kind!: string;
  label!: LabelView;
  required!: boolean;
  region?: string;
  centre?: string;
  options!: FieldOptionView[];
  position!: number;
  retiredFrom?: string;
}
export class ExtraFieldsView {
  items!: ExtraFieldView[];
}

/** As it was asked: in the words of the version that was answered. */
export class ExtraAnswerView {
  id!: string;
  place!: string;
  domain?: string;
  kind!: string;
  label!: LabelView;
  /** The day of what it was asked beside. */
  on!: string;
  text?: string;
  number?: number;
  day?: string;
  flag?: boolean;
  choice?: LabelView;
  by?: string;
}
export class ExtraAnswersView {
  caseId!: string;
  /** What is asked of this child now, where the file stands. */
  asked!: ExtraFieldView[];
  items!: ExtraAnswerView[];
}

export class FieldFigureView {
  label!: LabelView;
  answers!: number;
  /** Distinct children. */
  children!: number;
}
export class FieldReportView {
  field!: ExtraFieldView;
  from!: string;
  to!: string;
  answers!: number;
  children!: number;
  /** Of a choice, or of yes and no. */
  rows!: FieldFigureView[];
  /** Of a number. */
  sum?: number;
  average?: number;
  least?: number;
  most?: number;
}
