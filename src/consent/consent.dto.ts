import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsArray, IsBoolean, IsIn, IsOptional } from 'class-validator';
import { ChoiceField, CodeField, IdField, KnownTimeField, TextField } from '../platform/http/index.js';
import { GIVERS, type Giver, type Manner, MANNERS, type Purpose, PURPOSES, type Section, SECTIONS, SHARED_FOR, type SharedFor } from './consent.vocabulary.js';

export class RecordConsentRequest {
  @IdField()
  id!: string;

  @ChoiceField(PURPOSES)
  purpose!: Purpose;

  /** For sharing: the partner. */
  @CodeField({ optional: true })
  recipient?: string;

  @ChoiceField(GIVERS)
  giver!: Giver;

  /** Sealed with the child's key. Not asked of the child. */
  @TextField(120, { optional: true })
  giverName?: string;

  /** false: refused */
  @IsBoolean()
  agreed!: boolean;

  /** For sharing: what may be shared. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(SECTIONS.length)
  @ArrayUnique()
  @IsIn(SECTIONS, { each: true })
  @ApiPropertyOptional({ enum: [...SECTIONS], isArray: true })
  sections?: Section[];

  /** The language in which it was explained, by the person who records it. */
  @CodeField()
  language!: string;

  @ChoiceField(MANNERS)
  manner!: Manner;

  @KnownTimeField()
  at!: string;

  /** Until when it holds, that day included; then it is asked for anew. */
  @KnownTimeField({ optional: true })
  until?: string;

  @TextField(1000, { optional: true })
  remark?: string;
}

export class WithdrawConsentRequest {
  /** Who takes it back. */
  @ChoiceField(GIVERS)
  giver!: Giver;

  @KnownTimeField()
  at!: string;

  @TextField(1000, { optional: true })
  remark?: string;
}

export class ShareRequest {
  @IdField()
  id!: string;

  @CodeField()
  partner!: string;

  @ChoiceField(SHARED_FOR)
  purpose!: SharedFor;

  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(SECTIONS.length)
  @ArrayUnique()
  @IsIn(SECTIONS, { each: true })
  @ApiProperty({ enum: [...SECTIONS], isArray: true })
  sections!: Section[];

  @TextField(1000, { optional: true })
  remark?: string;

  /** Why it is shared without consent, in the child's best interests: by officers and managers, sealed, and shown for ever. */
  @TextField(1000, { optional: true })
  overrideReason?: string;
}

export class SideView {
  /** agreed | refused | withdrawn | expired | missing */
  state!: string;
  /** false: not asked for at this age */
  needed!: boolean;
}

export class AgreementView {
  purpose!: string;
  recipient?: string;
  /** agreed | refused | withdrawn | expired | missing */
  state!: string;
  child!: SideView;
  adult!: SideView;
  /** For sharing: what may be shared. */
  sections!: string[];
}

export class ConsentFactView {
  id!: string;
  /** agreed | refused | withdrawn */
  kind!: string;
  purpose!: string;
  recipient?: string;
  giver!: string;
  giverName?: string;
  at!: string;
  until?: string;
  sections!: string[];
  language?: string;
  manner?: string;
  remark?: string;
  recordedAt!: string;
  recordedBy!: string;
  /** An agreement that nobody has taken back. */
  withdrawable!: boolean;
}

export class ConsentsView {
  caseId!: string;
  caseCode!: string;
  version!: number;
  closed!: boolean;
  /** Whether the ages are read in a source, or to be confirmed by the Ministry. */
  agesConfirmed!: boolean;
  majority!: number;
  assentFrom!: number;
  agreements!: AgreementView[];
  /** Newest first. */
  history!: ConsentFactView[];
}

export class SharingView {
  id!: string;
  partner!: string;
  purpose!: string;
  sections!: string[];
  /** consent | best-interests */
  basis!: string;
  recordedAt!: string;
  recordedBy!: string;
  remark?: string;
  overrideReason?: string;
}

export class SharingListView {
  items!: SharingView[];
  /** Whether this person may share without consent, in the child's best interests. */
  mayOverride!: boolean;
}

export class SharedLabelView {
  fr!: string;
  en!: string;
}

export class SharedLineView {
  at?: string;
  label!: SharedLabelView;
  detail?: SharedLabelView;
}

export class SharedSituationView {
  status!: string;
  whereabouts!: SharedLabelView;
  since?: string;
  answerable!: SharedLabelView;
}

export class SharedChildView {
  sex!: string;
  ageYears?: number;
  agePrecision!: string;
  origin?: string;
}

export class SharedIdentityView {
  given!: string;
  family!: string;
}

/** Exactly the parts that were shared: what was not is not there. */
export class SharedSummaryView {
  id!: string;
  caseId!: string;
  caseCode!: string;
  partner!: string;
  purpose!: string;
  basis!: string;
  sharedAt!: string;
  sharedBy!: string;
  sections!: string[];
  situation?: SharedSituationView;
  child?: SharedChildView;
  identity?: SharedIdentityView;
  custody?: SharedLineView[];
  care?: SharedLineView[];
  reintegration?: SharedLineView[];
}
