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
  /** true: verified from both sides; false: not verified; left out: nobody has concluded */
  verified?: boolean;
  /** Of the last conclusion, where the link is not verified. */
  verificationReason?: string;
  /** The latest first. */
  statements!: LinkStatementView[];
}

export class LinkStatementView {
  id!: string;
  /** 'child' | 'relative' */
  side!: string;
  at!: string;
  /** 'agrees' | 'doubtful' | 'contradicts' */
  result!: string;
  /** 'recognised' | 'not-recognised' | 'not-shown' */
  photo!: string;
  documents!: string[];
  note?: string;
  /** Who heard them and wrote it down. */
  by?: string;
}

export class BestInterestsPartView {
  part!: string;
  /** 'favourable' | 'mixed' | 'unfavourable' | 'not-known' */
  rating!: string;
  note?: string;
}

export class BestInterestsView {
  id!: string;
  at!: string;
  relative?: string;
  parts!: BestInterestsPartView[];
  /** Why a return can be decided although the link is not verified. */
  unverifiedReason?: string;
  unverifiedNote?: string;
  by?: string;
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
  /** The latest first. */
  assessments!: BestInterestsView[];
  /** What the standards ask for and the file does not hold: also in files from before there were these pages. */
  missing!: string[];
}
