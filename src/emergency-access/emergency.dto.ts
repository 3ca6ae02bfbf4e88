import { ChoiceField, TextField, WholeNumberField } from '../platform/http/index.js';
import { MOST_MINUTES } from './emergency.rules.js';
import { VERDICTS, type Verdict } from './emergency.vocabulary.js';

export class OpenEmergencyRequest {
  /** The code of the case, as it stands on a message or a paper. */
  @TextField(20)
  code!: string;

  /** Why the file is needed now. Sealed with the child's key; read by whoever reviews the access. */
  @TextField(1000)
  reason!: string;

  /** How long, in minutes; an hour where nothing is said. */
  @WholeNumberField(1, MOST_MINUTES, { optional: true })
  minutes?: number;
}

export class ReviewEmergencyRequest {
  @ChoiceField(VERDICTS)
  verdict!: Verdict;

  @TextField(1000)
  remark!: string;
}

export class EmergencyAccessView {
  id!: string;
  caseCode!: string;
  /** Only for those who see the case now. */
  caseId?: string;
  openedAt!: string;
  /** The end agreed, or the earlier one that somebody put to it. */
  endsAt!: string;
  endedEarly!: boolean;
  openedBy!: string;
  openedByRole!: string;
  /** Opened by the person looking: never theirs to review. */
  own!: boolean;
  /** running | to-review | reviewed */
  state!: string;
  reviewDueAt?: string;
  /** justified | not-justified */
  verdict?: string;
  reviewedAt?: string;
  reviewedBy?: string;
}

/** One access with the words about it: for those who read the file. */
export class EmergencyAccessDetailView extends EmergencyAccessView {
  reason?: string;
  remark?: string;
}

export class EmergencyAccessListView {
  items!: EmergencyAccessView[];
}
