import { ArrayMinSize } from 'class-validator';
import { CodeField, CodesField, DayField, TextField, WholeNumberField } from '../platform/http/index.js';
import { LabelView } from '../reference/index.js';

export class CodeListSummaryView {
  list!: string;
  label!: LabelView;
  /** rules | figures: why it is not changed from a page; left out: it is open. */
  fixed?: string;
  offered!: number;
  retired!: number;
}
export class CodeListsView {
  items!: CodeListSummaryView[];
}
export class ListedCodeView {
  code!: string;
  label!: LabelView;
  category?: string;
  /** The first day on which it is no longer offered. */
  retiredFrom?: string;
  /** A rule names it: it is not retired. */
  kept!: boolean;
  /** When somebody changed it here; left out: as it came with the product. */
  changedAt?: string;
  changedBy?: string;
}
export class CodeListView {
  list!: string;
  label!: LabelView;
  fixed?: string;
  categories!: string[];
  withoutCategory!: boolean;
  /** Grows with every change of the list. */
  version!: number;
  items!: ListedCodeView[];
}

export class AddCodeRequest {
  /** The version of the list that was before the person's eyes. */
  @WholeNumberField(0, 1_000_000)
  seen!: number;

  @TextField(160)
  fr!: string;

  @TextField(160)
  en!: string;

  /** Of a list that has kinds. */
  @CodeField({ optional: true })
  category?: string;
}

/** The whole of what can be changed: what is left out is no longer so. */
export class ChangeCodeRequest {
  @WholeNumberField(0, 1_000_000)
  seen!: number;

  @TextField(160)
  fr!: string;

  @TextField(160)
  en!: string;

  /** The first day on which it is no longer offered: today or later. */
  @DayField({ optional: true })
  retiredFrom?: string;
}

export class OrderCodesRequest {
  @WholeNumberField(0, 1_000_000)
  seen!: number;

  /** All codes of the list, each once. */
  @ArrayMinSize(1)
  @CodesField(500)
  codes!: string[];
}
