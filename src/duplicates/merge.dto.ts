import { IdField, TextField, WholeNumberField } from '../platform/http/index.js';
import { FileRefView, WordsView } from './duplicates.dto.js';

export class MergeCasesRequest {
  /** The case that is merged into this one. */
  @IdField()
  caseId!: string;

  /** Its version, as it was before the person's eyes (If-Match holds the kept case's). */
  @WholeNumberField(0, 999_999_999)
  version!: number;

  /** Why it is the same child; needed where the two files give different sexes. Sealed. */
  @TextField(500, { optional: true })
  reason?: string;
}

export class UnmergeCaseRequest {
  /** The kept case's version (If-Match holds that of the case that is taken out). */
  @WholeNumberField(0, 999_999_999)
  keptVersion!: number;

  /** Why they are two children after all. Sealed. */
  @TextField(500)
  reason!: string;
}

/** What merging these two would do, before anybody does it. */
export class MergePreviewView {
  kept!: FileRefView;
  merged!: FileRefView;
  /** Why it cannot be done now; absent where it can. */
  refused?: WordsView;
  reasonNeeded!: boolean;
  effects!: WordsView[];
}
