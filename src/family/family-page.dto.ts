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

export class PreparationView {
  id!: string;
  /** 'family' | 'community' | 'mediation' */
  kind!: string;
  at!: string;
  relative?: string;
  met!: string[];
  outcome!: string;
  note?: string;
  by?: string;
}

export class CareReviewView {
  id!: string;
  at!: string;
  /** 'continues' | 'family-sought-again' | 'change-needed' */
  outcome!: string;
  note?: string;
}

export class AlternativeCareView {
  id!: string;
  /** 'kinship' | 'foster-long-term' | 'supervised-independence' | 'other' */
  form!: string;
  reason!: string;
  at!: string;
  note?: string;
  /** The latest first. */
  reviews!: CareReviewView[];
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
  /** Meetings with family and community, the latest first. */
  preparations!: PreparationView[];
  /** Where no family can take the child, the latest first. */
  cares!: AlternativeCareView[];
  /** With whom the child lives, where the placement says so. */
  livesWith?: string;
  /** What the standards ask for and the file does not hold: also in files from before there were these pages. */
  missing!: string[];
}
