export class IncidentAnswerView {
  id!: string;
  code!: string;
  version!: number;
}

export class IncidentListView {
  items!: IncidentSummaryView[];
  /** Up to 1,000: beyond, one more. */
  total!: number;
  nextCursor?: string;
}

export class IncidentSummaryView {
  id!: string;
  code!: string;
  occurredAt!: string;
  region!: string;
  party!: string;
  violations!: ViolationBriefView[];
  /** Children recorded as victims, each once. */
  children!: number;
  /** Told in another incident. */
  joined!: boolean;
}

export class ViolationBriefView {
  type!: string;
  /** reported | under-verification | verified | not-verified */
  status!: string;
}

export class IncidentView {
  id!: string;
  code!: string;
  version!: number;
  occurredAt!: string;
  region!: string;
  place?: string;
  placeText?: string;
  party!: string;
  account?: string;
  recordedAt!: string;
  recordedBy?: string;
  violations!: ViolationView[];
  victims!: VictimView[];
  sources!: SourceView[];
  joinedInto?: OtherIncidentView;
  /** Those that are told in this one. */
  joined!: OtherIncidentView[];
  /** Those that may be the same event, for whoever may join them. */
  likely!: LikelyIncidentView[];
  /** May record, verify and join. */
  mayRecord!: boolean;
}

export class OtherIncidentView {
  id!: string;
  code!: string;
}

export class LikelyIncidentView {
  id!: string;
  code!: string;
  version!: number;
  occurredAt!: string;
  party!: string;
  types!: string[];
  children!: number;
}

export class ViolationView {
  id!: string;
  type!: string;
  facility?: string;
  act?: string;
  damage?: string;
  status!: string;
  since?: string;
  /** Children who suffered it, or 1 where it is counted by incident. */
  counts!: number;
  history!: DecisionView[];
}

export class DecisionView {
  status!: string;
  on!: string;
  recordedAt!: string;
  by?: string;
  note?: string;
}

export class VictimView {
  id!: string;
  /** A linked child: the code of the file, and nothing else of it. */
  caseCode?: string;
  caseId?: string;
  boys?: number;
  girls?: number;
  sexUnknown?: number;
  ageFromMonths?: number;
  ageToMonths?: number;
  suffered!: SufferedView[];
}

export class SufferedView {
  type!: string;
  roles?: string[];
  mode?: string;
  harm?: string;
  cause?: string;
  captivity?: string;
}

export class SourceView {
  id!: string;
  kind!: string;
  at!: string;
  detail?: string;
}

export class CaseViolationListView {
  items!: CaseViolationView[];
}

export class CaseViolationView {
  /** Of the link. */
  id!: string;
  incident!: string;
  occurredAt!: string;
  region!: string;
  types!: string[];
}
