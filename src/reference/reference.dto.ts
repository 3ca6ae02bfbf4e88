export class LabelView {
  fr!: string;
  en!: string;
}
export class CodeView {
  code!: string;
  label!: LabelView;
  category?: string;
}
export class CentreView extends CodeView {
  region!: string;
}
export class PartyView extends CodeView {
  parent?: string;
}
export class PlaceView {
  code!: string;
  name!: string;
  region!: string;
}
export class UnitView {
  id!: string;
  name!: string;
  authority!: string;
}
export class ReferenceView {
  regions!: CodeView[];
  places!: PlaceView[];
  centres!: CentreView[];
  units!: UnitView[];
  parties!: PartyView[];
  authorities!: CodeView[];
  entryKinds!: CodeView[];
  conditions!: CodeView[];
  roles!: CodeView[];
  services!: CodeView[];
  destinations!: CodeView[];
  closureReasons!: CodeView[];
  visitOutcomes!: CodeView[];
  releaseKinds!: CodeView[];
  /** Organisations with which a file may be shared. */
  partners!: CodeView[];
  consentPurposes!: CodeView[];
  consentGivers!: CodeView[];
  languages!: CodeView[];
  consentManners!: CodeView[];
  sharedSections!: CodeView[];
  ageDoubters!: CodeView[];
  ageDoubtGrounds!: CodeView[];
  /** What an age can be read from. */
  ageDocuments!: CodeView[];
  credibilities!: CodeView[];
  /** Medical methods, for the last resort. */
  ageMethods!: CodeView[];
  /** Of those who assess an age. */
  professions!: CodeView[];
  tracingActions!: CodeView[];
  /** Who decides on a return to the family. */
  decisionBodies!: CodeView[];
  /** Why a stay continues. */
  stayReasons!: CodeView[];
  leaveReasons!: CodeView[];
  transferReasons!: CodeView[];
  /** Each of one kind of observation (its category). */
  custodyFindings!: CodeView[];
  custodyObservations!: CodeView[];
  /** Each of one kind of follow-up (its category). */
  followUpOutcomes!: CodeView[];
}
