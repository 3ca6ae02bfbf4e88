/** Of the list beside the identity of the child, who is not among the relatives yet. */
export class NotedRelativeView {
  /** The place in that list. */
  noted!: number;
  name!: string;
  relation!: string;
  contact?: string;
}

export class FamilyMemberView {
  id!: string;
  relationship!: string;
  /** 'lawful' | 'in-fact' | 'none' | 'unknown' */
  carer!: string;
  /** 'alive' | 'dead' | 'unknown' */
  life!: string;
  region?: string;
  country?: string;
  name?: string;
  village?: string;
  contact?: string;
  /** In the words of whoever first wrote it down. */
  relation?: string;
  note?: string;
}

export class TracingStepView {
  id!: string;
  at!: string;
  action!: string;
  actor?: string;
  result?: string;
  note?: string;
  /** Who wrote it down. */
  by?: string;
}

export class TracingRequestView {
  id!: string;
  relative!: string;
  /** 'urgent' | 'normal' */
  priority!: string;
  openedAt!: string;
  partner?: string;
  country?: string;
  reference?: string;
  note?: string;
  closedAt?: string;
  /** 'found' | 'not-found' | 'child-declines' | 'danger' */
  outcome?: string;
  closingNote?: string;
  steps!: TracingStepView[];
}

export class FamilyView {
  caseId!: string;
  relatives!: FamilyMemberView[];
  noted!: NotedRelativeView[];
  /** Open ones first, then the newest. */
  searches!: TracingRequestView[];
  /** Steps of the search in general. */
  steps!: TracingStepView[];
  /** What the standards ask for and the file does not hold: also in files from before there were these pages. */
  missing!: string[];
}
