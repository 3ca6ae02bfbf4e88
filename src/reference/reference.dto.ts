export class LabelView {
  fr!: string;
  en!: string;
}
export class CodeView {
  code!: string;
  label!: LabelView;
  category?: string;
  /** The first day on which it is no longer offered: it stays for what was recorded with it. */
  retiredFrom?: string;
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
  relationships!: CodeView[];
  countries!: CodeView[];
  linkDocuments!: CodeView[];
  verificationReasons!: CodeView[];
  unverifiedLinkReasons!: CodeView[];
  preparationMet!: CodeView[];
  preparationOutcomes!: CodeView[];
  alternativeCareReasons!: CodeView[];
  tracingActors!: CodeView[];
  tracingResults!: CodeView[];
  /** Who decides on a return to the family. */
  decisionBodies!: CodeView[];
  /** Why a stay continues. */
  stayReasons!: CodeView[];
  /** What strengths and needs are assessed on. */
  domains!: CodeView[];
  /** Goals of a plan, each of one domain (its category). */
  planGoals!: CodeView[];
  /** Levels of school, and trades: each of one track (its category). */
  trackDetails!: CodeView[];
  trackOutcomes!: CodeView[];
  /** With whom a visit found the child. */
  livesWith!: CodeView[];
  occupations!: CodeView[];
  /** What is done about a high risk of re-recruitment. */
  riskAnswers!: CodeView[];
  reintegrationOutcomes!: CodeView[];
  outcomeSources!: CodeView[];
  activityKinds!: CodeView[];
  activityTopics!: CodeView[];
  activityAudiences!: CodeView[];
  activityCancelled!: CodeView[];
  actionPlanSteps!: CodeView[];
  reRecruitmentSources!: CodeView[];
  reRecruitmentAnswers!: CodeView[];
  /** The scale of an assessment in words, from 1 to 5. */
  ratings!: CodeView[];
  /** Of the admission sheet. */
  admissionHealth!: CodeView[];
  immediateNeeds!: CodeView[];
  admissionRisks!: CodeView[];
  diets!: CodeView[];
  /** What a foster family is trained in. */
  fosterTrainings!: CodeView[];
  fosterVisitOutcomes!: CodeView[];
  leaveReasons!: CodeView[];
  /** Those of the category grave are told at once, however severe. */
  stayIncidentKinds!: CodeView[];
  stayIncidentActions!: CodeView[];
  stayIncidentOutcomes!: CodeView[];
  sessionTopics!: CodeView[];
  transferReasons!: CodeView[];
  /** Each of one kind of observation (its category). */
  custodyFindings!: CodeView[];
  custodyObservations!: CodeView[];
  /** Each of one kind of follow-up (its category). */
  followUpOutcomes!: CodeView[];
  reopeningReasons!: CodeView[];
  deathCauses!: CodeView[];
  /** Who can confirm a death. */
  deathConfirmers!: CodeView[];
  deathDocuments!: CodeView[];
  /** What the review of a death comes to. */
  deathReviews!: CodeView[];
  /** What came of a service. */
  serviceOutcomes!: CodeView[];
  girlsNeeds!: CodeView[];
  /** Why a partner refuses a referral. */
  referralRefusals!: CodeView[];
  /** What came of a referral, as the partner feeds back. */
  referralResults!: CodeView[];
  violationTypes!: CodeView[];
  violationStatuses!: CodeView[];
  violationSources!: CodeView[];
  recruitmentModes!: CodeView[];
  violationCauses!: CodeView[];
  facilityDamages!: CodeView[];
}
