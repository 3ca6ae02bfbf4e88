import { ChoiceField, CodeField, IdField, TextField, WholeNumberField } from '../platform/http/index.js';
import { ANSWERS, type DuplicateAnswer } from './duplicates.vocabulary.js';
import { LIKENESS_GRADES } from './likeness.vocabulary.js';

/** By a case whose identity is recorded; or, at intake, by what is known so far, with the whole name. */
export class CheckDuplicatesRequest {
  @IdField({ optional: true })
  caseId?: string;

  @TextField(80, { optional: true })
  given?: string;

  @TextField(80, { optional: true })
  family?: string;

  @ChoiceField(['male', 'female', 'unknown'], { optional: true })
  sex?: 'male' | 'female' | 'unknown';

  @WholeNumberField(0, 25, { optional: true })
  ageYears?: number;

  @CodeField({ optional: true })
  region?: string;
}

export class NotSameChildRequest {
  @IdField()
  id!: string;

  @IdField()
  caseId!: string;

  @IdField()
  otherId!: string;
}

export class AskRegionRequest {
  @IdField()
  id!: string;

  /** What the look answered for this region. */
  @IdField()
  handle!: string;

  /** The asker's own case, with its identity recorded. */
  @IdField()
  caseId!: string;

  /** Why it may be the same child; sealed. */
  @TextField(500)
  reason!: string;
}

export class AnswerDuplicateRequest {
  @ChoiceField(ANSWERS)
  answer!: DuplicateAnswer;

  /** Which of the answering side's cases it is; needed for "same". */
  @IdField({ optional: true })
  caseId?: string;

  @TextField(500, { optional: true })
  note?: string;
}

export class WordsView {
  fr!: string;
  en!: string;
}

export class LikelyAgeView {
  years?: number;
  precision!: string;
}

/** A case that the acting person may see and that may be the same child. */
export class LikelyCaseView {
  id!: string;
  code!: string;
  status!: string;
  name?: string;
  sex!: string;
  age!: LikelyAgeView;
  where!: WordsView;
  grade!: (typeof LIKENESS_GRADES)[number];
  /** In words: what agrees and what does not. */
  likeness!: WordsView;
}

/** Somewhere a case may exist that the acting person may not see. Nothing else is said of it. */
export class ElsewhereView {
  handle!: string;
  /** Absent: the Ministry is asked. */
  region?: string;
  count!: number;
  /** A request about this case waits there already. */
  asked!: boolean;
}

export class DuplicateCheckView {
  cases!: LikelyCaseView[];
  elsewhere!: ElsewhereView[];
  /** Too many names were looked for today: other regions were not asked. */
  limited!: boolean;
}

export class DoneView {
  id!: string;
}

export class FileRefView {
  id!: string;
  code!: string;
}

/** The asker's child as the region that is asked needs it. */
export class AskedChildView {
  given!: string;
  family!: string;
  sex!: string;
  age!: LikelyAgeView;
  region?: string;
}

export class DuplicateRequestView {
  id!: string;
  status!: string;
  /** Which region was asked; absent: the Ministry. */
  region?: string;
  askedAt!: string;
  askedBy!: string;
  office!: WordsView;
  /** Absent where the key was destroyed: the child's identity is erased. */
  child?: AskedChildView;
  reason?: string;
  answeredAt?: string;
  answeredBy?: string;
  note?: string;
  /** The asker's case: for those who see it. */
  asked?: FileRefView;
  /** The answering side's case, once it is said to be the same child. */
  matched?: FileRefView;
  /** Of a request that waits: cases of the answering person that may be the child. */
  matches?: LikelyCaseView[];
}

export class DuplicateRequestsView {
  received!: DuplicateRequestView[];
  sent!: DuplicateRequestView[];
}
