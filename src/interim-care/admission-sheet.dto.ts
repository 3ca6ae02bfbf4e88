import { ArrayMinSize } from 'class-validator';
import { ChoiceField, CodeField, CodesField, KnownTimeField, TextField } from '../platform/http/index.js';
import { RISK_LEVELS, type RiskLevel } from './admission-sheet.vocabulary.js';

/** The whole sheet as it is to stand: what is left out is no longer on it. */
export class FillSheetRequest {
  /** When it was filled in first; a sheet that is completed keeps that hour. */
  @KnownTimeField()
  at!: string;

  /** Codes of the list admission-health; `none` alone, where nothing was found. */
  @ArrayMinSize(1)
  @CodesField(12)
  health!: string[];

  @TextField(2000, { optional: true })
  healthWords?: string;

  /** Codes of the list immediate-need. */
  @CodesField(12)
  needs!: string[];

  @TextField(2000, { optional: true })
  needsWords?: string;

  @TextField(2000, { optional: true })
  belongings?: string;

  @ChoiceField(RISK_LEVELS)
  riskLevel!: RiskLevel;

  /** Codes of the list admission-risk. */
  @CodesField(12)
  risks!: string[];

  @TextField(2000, { optional: true })
  riskWords?: string;

  /** A code of the list of languages. */
  @CodeField({ optional: true })
  language?: string;

  @TextField(120, { optional: true })
  religion?: string;

  /** Codes of the list diet. */
  @CodesField(8)
  diet!: string[];

  @TextField(500, { optional: true })
  dietWords?: string;
}

export class SheetView {
  at!: string;
  health!: string[];
  healthWords?: string;
  needs!: string[];
  needsWords?: string;
  belongings?: string;
  /** low | medium | high */
  riskLevel!: string;
  risks!: string[];
  riskWords?: string;
  language?: string;
  religion?: string;
  diet!: string[];
  dietWords?: string;
  by?: string;
  changedAt?: string;
}

/** What the printed admission act has a place for, in French. */
export class SheetOnPaperView {
  circumstances?: string;
  items?: string;
}

/** Of the stay that runs, or the last one. */
export class AdmissionSheetView {
  caseId!: string;
  /** Left out where the child was never in care. */
  stayId?: string;
  admittedAt?: string;
  sheet?: SheetView;
  paper?: SheetOnPaperView;
}
