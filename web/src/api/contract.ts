/**
 * What the API says and takes. Mirrors the server's DTOs; a test compares both with openapi.json.
 * KnownTime: one ISO string of reduced precision: '2024-02' | '2024-02-15' | '2024-02-15T10:15:00.000Z'.
 */
export type KnownTime = string;
export type Locale = 'fr' | 'en';
export type Role =
  | 'security-liaison' | 'centre-worker' | 'centre-manager' | 'case-worker' | 'regional-officer'
  | 'national-officer' | 'monitor' | 'analyst' | 'auditor' | 'administrator';

export interface Label { fr: string; en: string }
export interface Coded { code: string; label: Label; /** The first day on which it is no longer offered. */ retiredFrom?: string }

/** RFC 9457; `code` is closed, `errors` names the fields. Sentences come in the language asked for (Accept-Language). */
export interface Problem {
  type: string; title: string; status: number; code: string; detail: string; correlationId: string;
  errors?: { field: string; code: string; message: string }[];
}

/** GET /api/session, POST /api/session {email,password}; DELETE /api/session */
export interface SessionView {
  user: { id: string; displayName: string; role: Role; locale: Locale; region?: Coded; centre?: Coded; unit?: { id: string; name: string }; partner?: Coded };
  permissions: string[]; // e.g. 'clock.read', 'case.list', 'custody.notify', 'case.open', 'report.read', 'alert.read', 'user.manage', 'time-limit.read'
  expiresAt: string;
  awaits?: string;            // 'second-factor' | 'enrolment': until then the session is good for nothing else
  secondFactor?: { totp: boolean; passkey: boolean };
}
/** GET /api/session/ways */ export interface WaysIn { passkey: boolean; provider?: string }

/** GET /api/reference: one document, cached by ETag */
export interface ReferenceView {
  regions: Coded[];
  places: { code: string; name: string; region: string }[];
  centres: (Coded & { region: string })[];
  authorities: Coded[];
  units: { id: string; name: string; authority: string }[];
  parties: (Coded & { parent?: string })[];
  entryKinds: Coded[];        // 'capture' | 'arrest' | 'formal-release' | 'escape' | 'screening' | 'community' | 'partner'
  conditions: Coded[];        // apparent condition at capture
  roles: Coded[];             // role during association
  services: (Coded & { category: 'care' | 'reintegration' })[];
  destinations: (Coded & { category?: string })[]; // placement, transfer or absence
  closureReasons: Coded[];
  visitOutcomes: Coded[];
  releaseKinds: Coded[];      // how a custody ended without handover
  partners: Coded[];          // organisations with which a file may be shared
  consentPurposes: Coded[];
  consentGivers: Coded[];
  languages: Coded[];
  consentManners: Coded[];
  sharedSections: Coded[];
  ageDoubters: Coded[];
  ageDoubtGrounds: Coded[];
  domains: Coded[];
  ratings: Coded[];
  trackDetails: (Coded & { category?: string })[];
  trackOutcomes: Coded[];
  livesWith: Coded[];
  occupations: Coded[];
  riskAnswers: Coded[];
  reintegrationOutcomes: Coded[];
  outcomeSources: Coded[];
  activityKinds: Coded[];
  activityTopics: Coded[];
  activityAudiences: Coded[];
  activityCancelled: Coded[];
  actionPlanSteps: Coded[];
  reRecruitmentSources: Coded[];
  reRecruitmentAnswers: Coded[];
  planGoals: (Coded & { category?: string })[];
  custodyObservations: Coded[];
  custodyFindings: (Coded & { category?: string })[];
  followUpOutcomes: (Coded & { category?: string })[];
  reopeningReasons: Coded[];
  deathCauses: Coded[];
  deathConfirmers: Coded[];
  deathDocuments: Coded[];
  deathReviews: Coded[];
  serviceOutcomes: Coded[];
  girlsNeeds: Coded[];
  referralRefusals: Coded[];  // why a partner refuses a referral
  referralResults: Coded[];   // what came of it
  violationTypes: Coded[];
  violationStatuses: Coded[];
  violationSources: Coded[];
  recruitmentModes: Coded[];
  violationCauses: Coded[];
  facilityDamages: Coded[];
  ageDocuments: Coded[];
  credibilities: Coded[];
  ageMethods: Coded[];
  professions: Coded[];
  tracingActions: Coded[]; relationships: Coded[]; countries: Coded[]; linkDocuments: Coded[]; verificationReasons: Coded[]; unverifiedLinkReasons: Coded[]; preparationMet: Coded[]; preparationOutcomes: Coded[]; alternativeCareReasons: Coded[]; tracingActors: Coded[]; tracingResults: Coded[];
  decisionBodies: Coded[];
  stayReasons: Coded[];
  admissionHealth: Coded[];
  immediateNeeds: Coded[];
  admissionRisks: Coded[];
  diets: Coded[];
  fosterTrainings: Coded[];
  fosterVisitOutcomes: Coded[];
  leaveReasons: Coded[];
  stayIncidentKinds: (Coded & { category?: string })[]; stayIncidentActions: Coded[]; stayIncidentOutcomes: Coded[]; sessionTopics: Coded[];
  transferReasons: Coded[];
}

export type CaseStatus =
  | 'identified'              // found, not yet in anybody's care
  | 'in-custody' | 'handover-offered' | 'handed-over' | 'in-interim-care' | 'between-centres' | 'in-reintegration'
  | 'released-without-handover' | 'situation-unknown' | 'escaped' | 'before-court' | 'deceased' | 'absent-without-leave' | 're-recruited' | 'closed'
  | 'merged';                 // told in another file of the same child

export type DeadlineState = 'open' | 'met' | 'late' | 'lapsed' | 'undated';
export interface DeadlineView {
  id: string; caseId: string; caseCode: string;
  rule: { code: string; version: number; label: Label; confirmed: boolean; source: string }; // confirmed=false: "to be confirmed by the Ministry"
  state: DeadlineState; settling: string[]; startsAt: KnownTime; dueAt: string; settledAt?: KnownTime;
  knownLateAt?: string;       // its start became known late: when
  why: Label[];               // lines: facts, rule, arithmetic
  acknowledged?: { by: string; at: string; note: string };
  status: CaseStatus; region?: string; answerable: string;
  alertStep?: string;         // last step alerted: 'warning' | 'limit' | 'escalation-1'...
}

/** GET /api/clock?cursor= : open deadlines, due first */
export interface ClockView { now: string; items: DeadlineView[]; nextCursor?: string; counts: { overdue: number; dueSoon: number; open: number } }

/** POST /api/cases/search: by code, register number or name, which has no place in an address */
export interface SearchCases {
  q: string; status?: string | undefined; region?: string | undefined; centre?: string | undefined; ageFrom?: number; ageTo?: number; cursor?: string;
}
/** GET /api/cases?status=&region=&centre=&ageFrom=&ageTo=&cursor=; POST /api/cases/search */
export interface CaseListView {
  items: CaseSummary[]; total: number; nextCursor?: string;
  byLikeness?: boolean; // found by name: the most alike first, one page
}
export interface CaseSummary {
  id: string; code: string; status: CaseStatus; sex: Sex; apparentAge: AgeView; region?: string; centre?: string;
  since?: KnownTime; nextDeadline?: { label: Label; dueAt: string }; registerNumber?: string;
  name?: string; // only for those who may see identity
}
/** Beside the name; only for those who may see identity. */
export interface IdentityView { father?: string; mother?: string; relatives?: Relative[]; village?: string; languages?: string; contact?: string }
export interface Relative { name: string; relation: string; contact?: string }
export type Sex = 'male' | 'female' | 'unknown';
export interface AgeView { years?: number; precision: 'stated' | 'approximate' | 'doubted' | 'unknown' }

/** GET /api/cases/:id (ETag = version) */
export interface CaseView {
  id: string; code: string; version: number; status: CaseStatus; entry: string; openedAt: string; registerNumber?: string;
  erasedAt?: string;               // since when it can no longer be said who the child was
  follower?: string;               // who follows the child, by name
  child: { sex: Sex; age: AgeView; name?: { given: string; family: string; other?: string }; identity?: IdentityView; origin?: string };
  whereabouts: { label: Label; since?: KnownTime; precise: boolean }; // where the child is, in words
  answerable: { label: Label; party: string };                     // who answers
  nextDeadline?: DeadlineView;
  deadlines: DeadlineView[];
  timeline: TimelineEntry[];       // newest first
  handover?: { id: string; centre: string; offeredAt: KnownTime; status: 'offered' | 'accepted' | 'refused' };
  stay?: { id: string; kind: 'centre' | 'foster-family'; centre?: string; family?: string; admittedAt: KnownTime };
  transfer?: ProposedTransfer;     // to another centre, not answered
  ageAssessment?: AgeAssessment;   // a doubt about the age; without a conclusion the person counts as a child
  followUps?: FollowUp[];          // what must follow in custody; for whoever may conclude it
  mergedInto?: OtherFile;          // the file in which the child is followed
  merged?: OtherFile[];            // files of the same child that are told in this one
  first: Action[];                 // of these, what answers the next time limits
  allowed: Action[];               // what this person may do now
}
/** GET /api/caseload */
export interface Caseload { standard: number; items: CaseloadWorker[]; unassigned: number }
export interface CaseloadWorker { id: string; name: string; role: 'case-worker' | 'centre-worker'; region?: string; centre?: string; children: number; overdue: number; load: 'room' | 'full' | 'over' }
/** PUT /api/cases/{id}/assignment */
export interface AssignCase { userId: string; remark?: string }
export interface AgeAssessment { raisedAt: KnownTime; conclusion?: 'child' | 'adult'; concludedAt?: KnownTime; low?: number; high?: number }
export type ObservationKind = 'circumstances' | 'injury' | 'item-taken' | 'kept' | 'family-contact' | 'visit' | 'interrogation' | 'charge' | 'legal-step' | 'lawyer' | 'end-declared';
export interface FollowUp { kind: 'breach' | 'declaration' | 'search' | 'inquiry' | 'court'; about: string; label: Label; openedAt: KnownTime }
export interface OtherFile { id: string; code: string; version: number }
export interface TimelineEntry { id: string; kind: string; at?: KnownTime; recordedAt: string; label: Label; detail?: Label; note?: string; by?: string; late?: boolean;
  correctable?: string;           // the row to name when its hour is to be corrected; only where this person may
}
export type Action =
  | 'custody.transfer' | 'custody.release' | 'custody.situation-unknown' | 'custody.observe' | 'follow-up.conclude' | 'handover.offer' | 'handover.accept' | 'handover.refuse'
  | 'stay.admit' | 'stay.answer-over-places' | 'stay.absence' | 'stay.absence-end' | 'stay.report-incident' | 'stay.follow-up-incident' | 'stay.note-week' | 'stay.note-session' | 'stay.fill-sheet' | 'stay.visit-family' | 'stay.pay-allowance' | 'referral.send' | 'transfer.propose' | 'transfer.accept' | 'transfer.refuse' | 'service.record' | 'stay.review' | 'assessment.record' | 'plan.record' | 'relative.record' | 'relative.change' | 'tracing.open' | 'plan.set-goal' | 'plan.add-step' | 'plan.end-step' | 'track.begin' | 'track.attend' | 'track.end' | 'tracing.record' | 'tracing.close' | 'relative.hear' | 'relative.verify' | 'best-interests.assess' | 'family.prepare' | 'alternative-care.decide' | 'alternative-care.review' | 'reunification.ask' | 'reunification.decide' | 'age-assessment.raise' | 'age-assessment.tell' | 'age-assessment.document' | 'age-assessment.listen' | 'age-assessment.assess' | 'age-assessment.examine' | 'age-assessment.conclude' | 'stay.discharge' | 'visit.record' | 'risk.answer' | 'outcome.tell' | 're-recruitment.record' | 're-recruitment.answer' | 'custody.begin' | 'identity.record'
  | 'closure.request' | 'closure.approve' | 'closure.refuse' | 'closure.reopen' | 'death.record' | 'death.family-told' | 'death.review' | 'death.withdraw' | 'case.assign' | 'fact.correct' | 'case.unmerge' | 'erasure.propose' | 'alert.acknowledge';

/** All writes carry Idempotency-Key (UUIDv7 made by the client); writes on a case carry If-Match: "<version>". Answer: WriteAnswer. */
export interface WriteAnswer { caseId: string; code: string; version: number; visible: boolean } // visible=false: the child has left your circle

/** POST /api/captures */
export interface NotifyCapture {
  id: string; kind: 'capture' | 'arrest'; startedAt: KnownTime; place?: string /* place code */; placeText?: string; region: string;
  authority: string; unitId?: string; operation?: string; sex: Sex; ageYears?: number; agePrecision: 'stated' | 'approximate' | 'doubted' | 'unknown';
  condition?: string; remark?: string;
}
/** POST /api/captures/group : all or none; what is wrong is told line by line, `children.3.ageYears` */
export interface NotifyGroup {
  kind: 'capture' | 'arrest'; startedAt: KnownTime; place?: string; placeText?: string; region: string; authority: string; unitId?: string; operation?: string;
  children: CapturedChild[]; // 1 to 60
}
export interface CapturedChild { id: string; sex: Sex; ageYears?: number; agePrecision: 'stated' | 'approximate' | 'doubted' | 'unknown'; condition?: string; remark?: string }
export interface GroupNotified { children: WriteAnswer[] }
/** GET /api/handovers/to-offer : held and offered to nobody; /api/handovers/to-answer : offered to one's own centre */
export interface HandoverLines { children: HandoverLine[]; more: boolean }
export interface HandoverLine { caseId: string; code: string; version: number; sex: 'female' | 'male' | 'unknown'; ageYears?: number; heldSince: KnownTime; centre?: string; offeredAt?: KnownTime }
/** POST /api/handovers/group ; what stands in the way of one child: `children.<case>` */ export interface OfferGroup { at: KnownTime; centre: string; remark?: string; children: { caseId: string; version: number; id: string }[] }
/** POST /api/handovers/group/accept */ export interface AcceptGroup { at: KnownTime; remark?: string; children: { caseId: string; version: number }[] }
export interface GroupHanded { children: WriteAnswer[] }
/** POST /api/cases : other ways in */
export interface OpenCase {
  id: string; entry: 'formal-release' | 'escape' | 'screening' | 'community' | 'partner' | 'handed-over-by-forces'; occurredAt: KnownTime; region: string;
  party?: string; role?: string; sex: Sex; ageYears?: number; agePrecision: 'stated' | 'approximate' | 'doubted' | 'unknown'; centre?: string; remark?: string;
}
/** POST /api/cases/:id/custody/transfer */ export interface TransferCustody { at: KnownTime; authority: string; unitId?: string; region: string; placeText?: string; remark?: string }
/** POST /api/cases/:id/custody/release  */ export interface ReleaseFromCustody { at: KnownTime; kind: string; remark?: string }
/** POST /api/cases/:id/custody/situation-unknown */ export interface SituationUnknown { remark?: string }
/** POST /api/cases/:id/custody/observations */ export interface ObserveCustody { id: string; at: KnownTime; kind: ObservationKind; finding?: string; remark?: string }
/** POST /api/cases/:id/custody/follow-ups */ export interface ConcludeFollowUp { id: string; about: string; kind: FollowUp['kind']; at: KnownTime; outcome: string; remark: string }
/** POST /api/cases/:id/handover */ export interface OfferHandover { id: string; at: KnownTime; centre: string; remark?: string }
/** POST /api/cases/:id/handover/accept */ export interface AcceptHandover { at: KnownTime; remark?: string }
/** POST /api/cases/:id/handover/refuse */ export interface RefuseHandover { reason: string }
/** POST /api/cases/:id/stay/admit */ export interface AdmitChild { id: string; extra?: GivenExtra[]; at: KnownTime; kind: 'centre' | 'foster-family'; centre?: string; family?: string; region?: string; emergency?: string /* a full centre or family: why all the same */; remark?: string }
/** POST /api/cases/:id/stay/over-places/answer */ export interface AnswerOverPlaces { answer: 'leave-planned' | 'transfer-planned' | 'places-added'; remark?: string }
/** POST /api/cases/:id/stay/absences */ export interface RecordStayAbsence { id: string; at: KnownTime; remark?: string }
/** POST /api/cases/:id/stay/absences/end */ export interface EndStayAbsence { at: KnownTime; outcome: 'returned' | 'found-elsewhere'; destination?: string /* where found */; region?: string; remark?: string }
/** POST /api/cases/:id/stay/discharge */ export interface DischargeChild { at: KnownTime; destination: string; region?: string; relative?: string; remark?: string }
export interface ProposedTransfer { id: string; to: string; reason: string; plannedDay: string; proposedAt: KnownTime }
/** POST /api/cases/:id/stay/transfer */ export interface ProposeTransfer { id: string; to: string; reason: string; plannedDay: string; remark?: string }
/** POST /api/cases/:id/stay/transfer/accept */ export interface AcceptTransfer { id: string; at: KnownTime; emergency?: string; remark?: string }
/** POST /api/cases/:id/stay/transfer/refuse */ export interface RefuseTransfer { reason: string }
/** POST /api/cases/:id/corrections */ export interface CorrectFact { id: string; kind: string; factId: string; at: KnownTime; reason: string }
/** POST /api/cases/:id/services */ export interface RecordService {
  id: string; extra?: GivenExtra[]; service: string; at?: KnownTime; until?: KnownTime; provider?: string; providerCentre?: string; sessions?: number; costXof?: number; outcome?: string; referralId?: string;
  detail?: string; remark?: string;
}
/** POST /api/cases/:id/services/:serviceId/end */ export interface EndService { at: KnownTime; outcome: string; sessions?: number; costXof?: number; remark?: string }
/** GET /api/cases/:id/services */ export interface ServiceList { caseCode: string; caseVersion: number; items: ServiceGiven[] }
export interface ServiceGiven {
  id: string; service: string; at?: KnownTime; until?: KnownTime; provider?: string; providerCentre?: string; sessions?: number; costXof?: number; outcome?: string; referralId?: string;
  detail?: string; remark?: string; endRemark?: string; recordedBy: string; endable: boolean;
}
/** POST /api/cases/:id/visits */ export interface RecordVisit { id: string; extra?: GivenExtra[]; at: KnownTime; outcome: string; livesWith?: string; occupation?: string; risk?: Risk; grounds?: string; needs?: string; remark?: string }
export type Risk = 'low' | 'medium' | 'high';
/** POST /api/cases/:id/visits/:visitId/risk */ export interface AnswerRisk { id: string; at: KnownTime; answer: string; words: string }
export type ViolationStatus = 'reported' | 'under-verification' | 'verified' | 'not-verified';
/** GET /api/incidents */
export interface IncidentList { items: IncidentSummary[]; total: number; nextCursor?: string }
export interface IncidentSummary { id: string; code: string; occurredAt: KnownTime; region: string; party: string; violations: ViolationBrief[]; children: number; joined: boolean }
export interface ViolationBrief { type: string; status: ViolationStatus }
/** GET /api/incidents/:id */
export interface Incident {
  id: string; code: string; version: number; occurredAt: KnownTime; region: string; place?: string; placeText?: string; party: string; account?: string; recordedAt: string; recordedBy?: string;
  violations: Violation[]; victims: Victim[]; sources: IncidentSource[]; joinedInto?: OtherIncident; joined: OtherIncident[]; likely: LikelyIncident[]; mayRecord: boolean;
}
export interface OtherIncident { id: string; code: string }
export interface LikelyIncident { id: string; code: string; version: number; occurredAt: KnownTime; party: string; types: string[]; children: number }
export interface Violation { id: string; type: string; facility?: 'school' | 'hospital'; act?: 'attack' | 'military-use'; damage?: string; status: ViolationStatus; since?: string; counts: number; history: ViolationDecision[] }
export interface ViolationDecision { status: ViolationStatus; on: string; recordedAt: string; by?: string; note?: string }
export interface Victim { id: string; caseCode?: string; caseId?: string; boys?: number; girls?: number; sexUnknown?: number; ageFromMonths?: number; ageToMonths?: number; suffered: SufferedView[] }
export interface SufferedView { type: string; roles?: string[]; mode?: string; harm?: 'killed' | 'maimed'; cause?: string; captivity?: 'released-or-escaped' | 'in-captivity' | 'unknown' }
export interface IncidentSource { id: string; kind: string; at: KnownTime; detail?: string }
export interface IncidentAnswer { id: string; code: string; version: number }
/** POST /api/incidents */
export interface RecordIncident extends AmendIncident { id: string; violations: RecordViolation[]; victims: RecordVictim[]; sources: RecordSource[] }
/** PUT /api/incidents/:id */
export interface AmendIncident { occurredAt: KnownTime; region: string; place?: string; placeText?: string; party: string; account?: string }
/** POST /api/incidents/:id/violations */
export interface RecordViolation { id: string; type: string; facility?: string; act?: string; damage?: string }
/** POST /api/incidents/:id/victims */
export interface RecordVictim { id: string; caseCode?: string; boys?: number; girls?: number; sexUnknown?: number; ageFromMonths?: number; ageToMonths?: number; suffered: RecordSuffered[] }
export interface RecordSuffered { type: string; roles?: string[]; mode?: string; harm?: string; cause?: string; captivity?: string }
/** POST /api/incidents/:id/sources */
export interface RecordSource { id: string; kind: string; at: KnownTime; detail?: string }
/** POST /api/incidents/:id/violations/:violationId/verification */
export interface VerifyViolation { id: string; status: string; on: string; note?: string }
/** POST /api/incidents/:id/join, /keep-apart */
export interface CompareIncident { id: string; otherId: string; otherVersion: number }
/** GET /api/cases/:id/violations */
export interface CaseViolationList { items: CaseViolation[] }
export interface CaseViolation { id: string; incident: string; occurredAt: KnownTime; region: string; types: string[] }
/** POST /api/cases/:id/violations */
export interface LinkChild { id: string; incident: string; suffered: RecordSuffered[] }
/** GET /api/reports/violations */
export interface ViolationsReport { from: string; to: string; previousFrom: string; previousTo: string; inPeriod: ViolationFigures; before: ViolationFigures; published: PublishedDifference[] }
export interface ViolationFigures { violations: ViolationFigure; children: ViolationFigure; explanation?: Label; splits: ViolationSplit[]; crosses: ViolationCross[]; ages: ViolationAges[] }
export interface ViolationFigure { code: string; label: Label; parent?: string; value: number; previous?: number; change?: number }
export interface ViolationSplit { dimension: 'type' | 'sex' | 'party' | 'region' | 'harm' | 'cause' | 'captivity' | 'facility'; rows: ViolationFigure[] }
export interface ViolationCross { dimension: 'sex' | 'party' | 'region' | 'facility-party' | 'facility-region' | 'military-use-party' | 'military-use-region'; columns: ViolationColumn[]; rows: ViolationCrossRow[] }
export interface ViolationColumn { code: string; label: Label }
export interface ViolationCrossRow { code: string; label: Label; parent?: string; values: number[]; previous?: number[] }
export interface ViolationAges { type: string; youngest: number; oldest: number }
export interface PublishedDifference { source: string; para: number; label: Label; printed: number; counted: number; why: Label }

/** GET /api/centres/:centre */
export interface CentreBoard {
  centre: string; label: Label; now: string; placesSince?: string; // no day: nobody has recorded places
  calledAt?: string;          // today's presence call; left out: not taken yet
  counts: BoardCounts; groups: GroupCount[]; present: BoardChild[]; expected: BoardChild[];
}
export interface BoardCounts { places: number; taken: number; free: number; over: number; elsewhere: number; expected: number; leaving: number; absent: number; uncalled: number }
export interface GroupCount { sex: 'female' | 'male'; ageFrom: number; ageTo: number; places: number; taken: number; free: number; over: number }
export interface BoardChild { caseId: string; code: string; sex: 'female' | 'male' | 'unknown'; ageYears?: number; since: KnownTime; state: 'present' | 'leaving' | 'offered' | 'accepted' | 'transfer'; overPlaces: boolean; absent: boolean; incident: boolean; noted?: boolean; presence?: 'present' | 'on-leave' | 'absent' }
/** GET /api/centres/:centre/presence : everybody whose stay runs now, and what today's call says */
export interface Presence { centre: string; day: string; version: number /* 0: no call today */; takenAt?: string; takenBy?: string; amendedAt?: string; children: CalledChild[] }
export interface CalledChild {
  stay: string; caseId: string; code: string; name?: string; sex: 'female' | 'male' | 'unknown'; ageYears?: number; absentSince?: KnownTime;
  leave?: ChildLeave;         // of the last call that spoke of the child
  state?: 'present' | 'on-leave' | 'absent';
}
export interface ChildLeave { reason: string; until: string }
/** PUT /api/centres/:centre/presence/:day : the whole call, or what is amended of it; all or none, wrong lines as `marks.3.until` */
export interface TakeCall { seen: number; marks: PresenceLine[] }
export interface PresenceLine { stay: string; state?: 'present' | 'on-leave' | 'absent'; reason?: string; until?: string }
/** POST /api/centres/:centre/places */
export interface SetPlaces { effectiveFrom: string; groups: PlaceGroup[] }
export interface PlaceGroup { sex: 'female' | 'male'; ageFrom: number; ageTo: number; places: number }
/** GET /api/extra-fields */
export interface ExtraFields { items: ExtraField[] }
export const EXTRA_PLACES = ['admission', 'service', 'visit', 'assessment'] as const;
export type ExtraFieldPlace = (typeof EXTRA_PLACES)[number];
export const EXTRA_KINDS = ['text', 'number', 'date', 'yes-no', 'choice'] as const;
export type ExtraFieldKind = (typeof EXTRA_KINDS)[number];
export interface ExtraField {
  id: string; version: number; place: ExtraFieldPlace; domain?: string; kind: ExtraFieldKind; label: Label; required: boolean; region?: string; centre?: string; options: { code: string; label: Label }[]; position: number; retiredFrom?: string;
}
export interface FieldOptionGiven { code?: string; fr: string; en: string }
/** POST /api/extra-fields */ export interface AddField { id: string; place: ExtraFieldPlace; domain?: string; kind: ExtraFieldKind; fr: string; en: string; required: boolean; region?: string; centre?: string; options?: FieldOptionGiven[]; position: number }
/** PUT /api/extra-fields/:field */ export interface ChangeField { seen: number; retiredFrom?: string; fr: string; en: string; required: boolean; region?: string; centre?: string; options?: FieldOptionGiven[]; position: number }
/** Beside an admission, a service, a visit or an assessment: one answer, of the kind of its field */
export interface GivenExtra { field: string; text?: string; number?: number; day?: string; flag?: boolean; choice?: string }
/** GET /api/cases/:id/extra-answers : and what is asked of this child now */
export interface ExtraAnswers { caseId: string; asked: ExtraField[]; items: ExtraAnswer[] }
export interface ExtraAnswer { id: string; place: ExtraFieldPlace; domain?: string; kind: ExtraFieldKind; label: Label; on: string; text?: string; number?: number; day?: string; flag?: boolean; choice?: Label; by?: string }
/** GET /api/reports/extra-fields/:field */
export interface FieldReport { field: ExtraField; from: string; to: string; answers: number; children: number; rows: { label: Label; answers: number; children: number }[]; sum?: number; average?: number; least?: number; most?: number }
/** GET /api/code-lists */
export interface CodeLists { items: CodeListSummary[] }
export interface CodeListSummary { list: string; label: Label; fixed?: 'rules' | 'figures'; offered: number; retired: number }
/** GET /api/code-lists/:list */
export interface CodeListDetail { list: string; label: Label; fixed?: 'rules' | 'figures'; categories: string[]; withoutCategory: boolean; version: number; items: ListedCode[] }
export interface ListedCode { code: string; label: Label; category?: string; retiredFrom?: string; kept: boolean; changedAt?: string; changedBy?: string }
/** POST /api/code-lists/:list/codes */ export interface AddCode { seen: number; fr: string; en: string; category?: string }
/** PUT /api/code-lists/:list/codes/:code */ export interface ChangeCode { seen: number; fr: string; en: string; retiredFrom?: string }
/** PUT /api/code-lists/:list/order */ export interface OrderCodes { seen: number; codes: string[] }
/** GET /api/cases/:id/stay/life : of every stay, the latest first */
export interface StayLife { caseId: string; incidents: StayIncident[]; weeks: WeekNote[]; sessions: CareSession[]; colleagues: { id: string; name: string; role: string }[] }
export interface StayIncident {
  id: string; incident: string; at: KnownTime; kind: string; severity: 'low' | 'medium' | 'high'; grave: boolean; actions: string[]; children: number; words?: string; by?: string;
  followUp?: { at: KnownTime; outcome: string; words?: string; by?: string };
}
export interface WeekNote { id: string; week: string; health: WeekMark; mood: WeekMark; relations: WeekMark; participation: WeekMark; words?: string; by?: string }
type WeekMark = 'good' | 'watch' | 'worrying';
export interface CareSession { id: string; at: KnownTime; profession: 'educator' | 'nurse' | 'psychologist'; topic: string; words?: string; confidential: boolean; by?: string }
/** POST /api/cases/:id/stay/incidents */
export interface ReportIncident { id: string; at: KnownTime; kind: string; severity: 'low' | 'medium' | 'high'; others: string[]; actions: string[]; words: string }
/** POST /api/cases/:id/stay/incidents/:incidentId/follow-up */
export interface FollowUpIncident { at: KnownTime; outcome: string; words: string }
/** POST /api/cases/:id/stay/week-notes */
export interface NoteWeek { id: string; week: string; health: WeekMark; mood: WeekMark; relations: WeekMark; participation: WeekMark; words: string }
/** POST /api/cases/:id/stay/sessions */
export interface NoteSession { id: string; at: KnownTime; profession: 'educator' | 'nurse' | 'psychologist'; topic: string; words?: string; readers: string[] }
/** GET /api/centres/:centre/incidents */
export interface CentreIncidents { centre: string; items: CentreIncident[] }
export interface CentreIncident { id: string; at: KnownTime; kind: string; severity: 'low' | 'medium' | 'high'; grave: boolean; children: { caseId: string; code: string; open: boolean }[] }
/** GET /api/cases/:id/stay/admission-sheet : of the stay that runs, or the last one */
export interface AdmissionSheet { caseId: string; stayId?: string; admittedAt?: KnownTime; sheet?: SheetView; paper?: { circumstances?: string; items?: string } }
export interface SheetView {
  at: KnownTime; health: string[]; healthWords?: string; needs: string[]; needsWords?: string; belongings?: string; riskLevel: 'low' | 'medium' | 'high'; risks: string[]; riskWords?: string;
  language?: string; religion?: string; diet: string[]; dietWords?: string; by?: string; changedAt?: string;
}
/** PUT /api/cases/:id/stay/admission-sheet : the whole sheet as it is to stand */
export interface FillSheet {
  at: KnownTime; health: string[]; healthWords?: string; needs: string[]; needsWords?: string; belongings?: string; riskLevel: 'low' | 'medium' | 'high'; risks: string[]; riskWords?: string;
  language?: string; religion?: string; diet: string[]; dietWords?: string;
}
/** GET /api/foster-families */
export interface FosterFamilyList { items: FosterFamily[]; mayRegister: boolean }
export interface FosterFamily {
  code: string; region: string; state: 'asked' | 'vetted' | 'expired' | 'refused' | 'suspended' | 'ended'; since: string; until?: string; terms?: FamilyTerms; taken: number; free: number; lastTraining?: string;
}
export interface FamilyTerms { places: number; sex: 'female' | 'male' | 'any'; ageFrom: number; ageTo: number }
/** GET /api/foster-families/:code : without names */
export interface FosterFamilyPage extends FosterFamily { vettings: Vetting[]; trainings: FamilyTraining[]; children: PlacedChild[]; allowances: Allowance[]; nextSteps: VettingStep[]; mayKeep: boolean; mayKnow: boolean }
export type VettingStep = 'asked' | 'vetted' | 'refused' | 'suspended' | 'ended';
export interface Vetting { id: string; step: VettingStep; onDay: string; until?: string; terms?: FamilyTerms; by?: string }
export interface FamilyTraining { id: string; topic: string; heldOn: string }
export interface PlacedChild { caseId: string; code: string; since: KnownTime; until?: KnownTime; lastVisit?: KnownTime; overPlaces: boolean }
export interface Allowance { id: string; caseId: string; code: string; from: string; to: string; paidOn: string; amount: number }
/** GET /api/foster-families/:code/names : each look is recorded */
export interface FosterFamilyNames { code: string; carers: string; village?: string; phone?: string; vettings: { id: string; words: string }[] }
/** POST /api/foster-families */ export interface RegisterFamily { id: string; region: string; askedOn: string; carers: string; village?: string; phone?: string }
/** PUT /api/foster-families/:code/names */ export interface NameFamily { carers: string; village?: string; phone?: string }
/** POST /api/foster-families/:code/vettings */ export interface VetFamily { id: string; step: VettingStep; onDay: string; until?: string; places?: number; sex?: 'female' | 'male' | 'any'; ageFrom?: number; ageTo?: number; words?: string }
/** POST /api/foster-families/:code/trainings */ export interface TrainFamily { id: string; topic: string; heldOn: string }
/** POST /api/cases/:id/stay/family-visits */ export interface VisitFamily { id: string; at: KnownTime; outcome: string; childHeard: boolean; remark?: string }
/** POST /api/cases/:id/stay/allowances */ export interface PayAllowance { id: string; amount: number; from: string; to: string; paidOn: string; remark?: string }
/** POST /api/cases/:id/stay/reviews */ export interface ReviewStay { id: string; at: KnownTime; outcome: 'continues' | 'leave-planned'; reason?: string; remark?: string }
/** What strengths and needs are assessed on, in the order in which they are asked. */
export const DOMAINS = ['safety', 'health', 'psychosocial', 'education', 'livelihood', 'family', 'community'] as const;
export type Domain = (typeof DOMAINS)[number];
export interface Ratings { safety: number; health: number; psychosocial: number; education: number; livelihood: number; family: number; community: number }
/** POST /api/cases/:id/assessments */
export interface RecordAssessment { id: string; extra?: GivenExtra[]; at: KnownTime; safety: number; health: number; psychosocial: number; education: number; livelihood: number; family: number; community: number; strengths: string; needs: string }
/** GET /api/cases/:id/reintegration */
export interface Reintegration { assessments: Assessment[]; plans: Plan[] /* the last agreed first */; owners: StepOwner[] /* who may take on a step */; tracks: Track[] /* the last begun first */; visits: VisitSeen[] /* the last first */; attemptsInVain: number; lost: boolean; returns: ReturnSeen[] /* the last begun first */ }
export type ActivityKind = 'training' | 'awareness' | 'camp-visit' | 'action-plan' | 'closed-schools' | 'one-stop-centres' | 'partner';
/** GET /api/activities?kind&region */ export interface ActivityList { items: Activity[] /* the latest first */ }
export interface Activity {
  id: string; kind: string; status: 'planned' | 'done' | 'cancelled'; onDay: string; untilDay?: string; region?: string; place?: string; topic?: string; audience?: string; partner?: string; party?: string; step?: string; cancelReason?: string;
  males?: number; females?: number; sexUnknown?: number; schools?: number; pupils?: number; teachers?: number; perCent?: number; centres?: number;
}
/** POST /api/activities */ export interface RecordActivity {
  id: string; kind: ActivityKind; status: 'planned' | 'done' | 'cancelled'; onDay: string; untilDay?: string; region?: string; place?: string; topic?: string; audience?: string; partner?: string; party?: string; step?: string; cancelReason?: string;
  males?: number; females?: number; sexUnknown?: number; schools?: number; pupils?: number; teachers?: number; perCent?: number; centres?: number;
}
/** POST /api/activities/:id/end */ export interface EndActivity { status: 'done' | 'cancelled'; cancelReason?: string; males?: number; females?: number; sexUnknown?: number }
export interface ActivityAnswer { id: string }
/** GET /api/reports/activities?from&to */ export interface ActivitiesReport { from: string; to: string; kinds: ActivityCounts[]; regions: ActivityRegion[]; schools: ClosedSchools[]; centres: OneStopCentres[]; partners: PartnersOfRegion[] }
export interface ActivityCounts { code: string; label: Label; planned: number; done: number; cancelled: number; males: number; females: number; sexUnknown: number }
export interface ActivityRegion { code: string; label: Label; kinds: ActivityCounts[] }
export interface ClosedSchools { onDay: string; where: Label; schools?: number; pupils?: number; teachers?: number; perCent?: number }
export interface OneStopCentres { onDay: string; where: Label; centres: number }
export interface PartnersOfRegion { code: string; label: Label; partners: Label[] }
/** GET /api/reports/reintegration?from&to */ export interface ReintegrationReport { from: string; to: string; asOf: string; returns: number; children: number; outcomes: OutcomeColumn[]; total: CohortMilestone[]; by: CohortSplit[] }
export interface OutcomeColumn { code: string; label: Label }
export interface CohortMilestone { code: string; months: number; atRisk: number; notYet: number; withFamily: number; counts: number[] /* in the order of the outcomes */ }
export interface CohortRow { code: string; label: Label; milestones: CohortMilestone[] }
export interface CohortSplit { dimension: 'centre' | 'sex' | 'age' | 'track'; rows: CohortRow[] }
export interface ReturnSeen { id: string; kind: string; startedAt: KnownTime; endedAt?: KnownTime; milestones: MilestoneSeen[] }
export interface MilestoneSeen { code: string; months: number; state: 'to-come' | 'awaited' | 'known'; from: string; due: string; to: string; outcome?: string; basis?: 'visit' | 'track' | 'told' | 'stay' | 're-recruitment' | 'death' | 'closure' | 'nothing'; withFamily?: boolean }
export type ToldOutcome = 'in-school' | 'in-training' | 'in-work' | 'with-family' | 'other';
/** POST /api/cases/:id/re-recruitments */ export interface RecordReRecruitment { id: string; at: KnownTime; party?: string; source: string; words: string }
/** POST /api/cases/:id/re-recruitments/answer */ export interface AnswerReRecruitment { at: KnownTime; answer: string; words: string }
/** POST /api/cases/:id/custodies */ export interface HeldAgain { id: string; kind: 'capture' | 'arrest'; startedAt: KnownTime; place?: string; placeText?: string; region: string; authority: string; unitId?: string; operation?: string; remark?: string }
/** POST /api/cases/:id/outcomes */ export interface TellOutcome { id: string; milestone: string; outcome: ToldOutcome; withFamily?: boolean; source: string; at: KnownTime; words: string }
export interface VisitSeen { id: string; at: KnownTime; outcome: string; livesWith?: string; occupation?: string; risk?: Risk; grounds?: string; needs?: string; riskOpen: boolean }
export type TrackKind = 'school' | 'training' | 'income';
export type TrackOutcome = 'completed' | 'interrupted' | 'dropped-out';
export interface Track { id: string; kind: TrackKind; detail: string; startedAt: KnownTime; endedAt?: KnownTime; outcome?: TrackOutcome /* without one it goes on */; provider?: string; reason?: string; attendance: Attendance[] }
export interface Attendance { month: string; held: number; attended: number }
/** POST /api/cases/:id/tracks */ export interface BeginTrack { id: string; kind: TrackKind; detail: string; provider: string; at: KnownTime }
/** POST /api/cases/:id/tracks/:trackId/attendance */ export interface RecordAttendance { id: string; month: string; held: number; attended: number }
/** POST /api/cases/:id/tracks/:trackId/end */ export interface EndTrack { at: KnownTime; outcome: TrackOutcome; reason?: string }
export interface Plan { id: string; at: KnownTime; childAgreed: boolean; words?: string; whyNot?: string; goals: PlanGoal[] }
export interface PlanGoal { id: string; domain: string; goal?: string; words?: string; steps: PlanStep[] }
export interface PlanStep { id: string; dueOn: string; state: 'open' | 'overdue' | 'done' | 'dropped'; endedAt?: KnownTime; owner?: string; what?: string; reason?: string }
export interface StepOwner { id: string; name: string }
/** POST /api/cases/:id/plan/goals */ export interface SetGoal { id: string; domain: Domain; goal?: string; words?: string }
/** POST /api/cases/:id/plan/steps */ export interface AddStep { id: string; goalId: string; what: string; ownerId: string; at: KnownTime; dueOn: string }
/** POST /api/cases/:id/plan/steps/:stepId/end */ export interface EndStep { at: KnownTime; outcome: 'done' | 'dropped'; reason?: string }
export interface Assessment { id: string; at: KnownTime; during: 'stay' | 'placement'; ratings: Ratings; change?: Ratings /* since the one before */; strengths?: string; needs?: string }
/** POST /api/cases/:id/plans */ export interface RecordPlan { id: string; at: KnownTime; goals: string; childAgreed: boolean; whyNot?: string }
/** POST /api/cases/:id/tracing-actions */ export interface RecordTracing { id: string; at: KnownTime; action: string; request?: string; actor?: string; result?: string; remark?: string }
/** GET /api/cases/:id/family */
export interface FamilyView { caseId: string; relatives: FamilyMember[]; noted: NotedRelative[]; searches: TracingRequest[]; steps: TracingStep[]; assessments: BestInterests[]; preparations: Preparation[]; cares: AlternativeCare[]; livesWith?: string; missing: string[] }
export interface FamilyMember {
  id: string; relationship: string; carer: 'lawful' | 'in-fact' | 'none' | 'unknown'; life: 'alive' | 'dead' | 'unknown'; region?: string; country?: string;
  name?: string; village?: string; contact?: string; relation?: string; note?: string;
  verified?: boolean; verificationReason?: string; statements: LinkStatement[];
}
export interface LinkStatement {
  id: string; side: 'child' | 'relative'; at: KnownTime; result: 'agrees' | 'doubtful' | 'contradicts'; photo: 'recognised' | 'not-recognised' | 'not-shown'; documents: string[]; note?: string; by?: string;
}
export interface Preparation { id: string; kind: 'family' | 'community' | 'mediation'; at: KnownTime; relative?: string; met: string[]; outcome: string; note?: string; by?: string }
export interface AlternativeCare { id: string; form: 'kinship' | 'foster-long-term' | 'supervised-independence' | 'other'; reason: string; at: KnownTime; note?: string; reviews: CareReview[] }
export interface CareReview { id: string; at: KnownTime; outcome: 'continues' | 'family-sought-again' | 'change-needed'; note?: string }
export interface BestInterestsPart { part: string; rating: 'favourable' | 'mixed' | 'unfavourable' | 'not-known'; note?: string }
export interface BestInterests { id: string; at: KnownTime; relative?: string; parts: BestInterestsPart[]; unverifiedReason?: string; unverifiedNote?: string; by?: string }
export interface NotedRelative { noted: number; name: string; relation: string; contact?: string }
export interface TracingRequest {
  id: string; relative: string; priority: 'urgent' | 'normal'; openedAt: KnownTime; partner?: string; country?: string; reference?: string; note?: string;
  closedAt?: KnownTime; outcome?: 'found' | 'not-found' | 'child-declines' | 'danger'; closingNote?: string; steps: TracingStep[];
}
export interface TracingStep { id: string; at: KnownTime; action: string; actor?: string; result?: string; note?: string; by?: string }
/** POST /api/cases/:id/relatives */ export interface RecordRelative {
  id: string; relationship: string; carer: 'lawful' | 'in-fact' | 'none' | 'unknown'; life: 'alive' | 'dead' | 'unknown'; region?: string; country?: string;
  noted?: number; name?: string; village?: string; contact?: string; remark?: string;
}
/** POST /api/cases/:id/relatives/change */ export interface ChangeRelative {
  relative: string; carer?: 'lawful' | 'in-fact' | 'none' | 'unknown'; life?: 'alive' | 'dead' | 'unknown'; region?: string; country?: string; name?: string; village?: string; contact?: string;
}
/** POST /api/cases/:id/relatives/statements */ export interface RecordStatement {
  id: string; relative: string; side: 'child' | 'relative'; at: KnownTime; result: 'agrees' | 'doubtful' | 'contradicts'; photo: 'recognised' | 'not-recognised' | 'not-shown'; documents: string[]; answers: string;
}
/** POST /api/cases/:id/relatives/verifications */ export interface VerifyLink { id: string; relative: string; at: KnownTime; result: 'verified' | 'not-verified'; reason?: string; remark?: string }
/** POST /api/cases/:id/best-interests */ export interface AssessBestInterests {
  id: string; at: KnownTime; relative?: string; unverifiedReason?: string; unverifiedRemark?: string;
  childWish: 'favourable' | 'mixed' | 'unfavourable' | 'not-known'; childWishRemark?: string;
  familyWish: 'favourable' | 'mixed' | 'unfavourable' | 'not-known'; familyWishRemark?: string;
  safety: 'favourable' | 'mixed' | 'unfavourable' | 'not-known'; safetyRemark?: string;
  careCapacity: 'favourable' | 'mixed' | 'unfavourable' | 'not-known'; careCapacityRemark?: string;
  community: 'favourable' | 'mixed' | 'unfavourable' | 'not-known'; communityRemark?: string;
  schooling: 'favourable' | 'mixed' | 'unfavourable' | 'not-known'; schoolingRemark?: string;
  recruitmentRisk: 'favourable' | 'mixed' | 'unfavourable' | 'not-known'; recruitmentRiskRemark?: string;
}
/** POST /api/cases/:id/preparations */ export interface RecordPreparation { id: string; at: KnownTime; kind: 'family' | 'community' | 'mediation'; relative?: string; met: string[]; outcome: string; account: string }
/** POST /api/cases/:id/alternative-care */ export interface DecideAlternativeCare { id: string; at: KnownTime; form: 'kinship' | 'foster-long-term' | 'supervised-independence' | 'other'; reason: string; account: string }
/** POST /api/cases/:id/alternative-care/reviews */ export interface ReviewAlternativeCare { id: string; at: KnownTime; outcome: 'continues' | 'family-sought-again' | 'change-needed'; remark?: string }
/** POST /api/cases/:id/tracing-requests */ export interface OpenTracing { id: string; relative: string; at: KnownTime; priority: 'urgent' | 'normal'; partner?: string; country?: string; reference?: string; remark?: string }
/** POST /api/cases/:id/tracing-requests/close */ export interface CloseTracing { request: string; at: KnownTime; outcome: 'found' | 'not-found' | 'child-declines' | 'danger'; remark?: string }
/** POST /api/cases/:id/reunification */ export interface AskReunification { id: string; at: KnownTime; remark?: string }
/** POST /api/cases/:id/reunification/decide */ export interface DecideReunification { at: KnownTime; decision: 'in-favour' | 'against' | 'postponed'; body: string; reasons: string }
/** POST /api/cases/:id/age-assessment */ export interface RaiseAgeDoubt { id: string; at: KnownTime; doubter: string; ground: string; remark?: string }
/** POST /api/cases/:id/age-assessment/documents */ export interface RecordAgeDocument { id: string; at: KnownTime; document: string; credibility: string; ageLow?: number; ageHigh?: number; account: string }
/** POST /api/cases/:id/age-assessment/interviews */ export interface RecordAgeInterview { id: string; at: KnownTime; kind: 'interview' | 'testimony'; ageLow?: number; ageHigh?: number; account: string }
/** POST /api/cases/:id/age-assessment/assessments */ export interface RecordHolisticAssessment { id: string; at: KnownTime; professions: string[]; ageLow: number; ageHigh: number; account: string }
/** POST /api/cases/:id/age-assessment/examinations */ export interface RecordAgeExamination { id: string; at: KnownTime; method: string; ageLow: number; ageHigh: number; marginMonths: number; consentBy?: string; consentAt?: KnownTime; consentLanguage?: string; reason: string }
/** POST /api/cases/:id/age-assessment/tell */ export interface TellAge { id: string; at: KnownTime; language: string; answer: TellingAnswer; account: string }
export type TellingAnswer = 'accepts' | 'contests' | 'no-answer';
/** POST /api/cases/:id/age-assessment/conclude */ export interface ConcludeAge { at: KnownTime; ageLow: number; ageHigh: number; professions: string[]; reasons: string }
/** PUT /api/cases/:id/identity */ export interface RecordIdentity {
  given: string; family: string; other?: string; father?: string; mother?: string; relatives?: Relative[]; village?: string; languages?: string; contact?: string;
}
/** POST /api/cases/:id/closure/request */ export interface RequestClosure { reason: string; confirmed: string[]; remark?: string }
/** POST /api/cases/:id/closure/approve */ export interface ApproveClosure { remark?: string }
/** POST /api/cases/:id/closure/refuse */ export interface RefuseClosure { remark: string }
/** POST /api/cases/:id/closure/reopen */ export interface ReopenCase { reason: string; remark: string }
/** GET /api/cases/:id/closure: what is looked at for each reason, and what was said where somebody has asked */
export interface ClosureView { reasons: ClosureReason[]; asked?: AskedClosure }
export interface ClosureReason { code: string; label: Label; checks: ClosureCheck[] }
export interface ClosureCheck { code: string; label: Label; met?: boolean } // without met: for a person to answer
export interface AskedClosure { reason: Label; confirmed: Label[]; unmet: Label[]; remark?: string }

/** POST /api/cases/:id/death */ export interface RecordDeath { id: string; at: KnownTime; cause: string; confirmedBy: string; document: string; remark: string }
/** POST /api/cases/:id/death/family-told */ export interface FamilyTold { at: KnownTime; remark: string }
/** POST /api/cases/:id/death/review */ export interface ReviewDeath { outcome: string; remark: string }
/** POST /api/cases/:id/death/withdraw */ export interface WithdrawDeath { remark: string }

/** POST /api/duplicates/check: by a case with a name, or by a whole name */
export interface CheckDuplicates { caseId?: string; given?: string; family?: string; sex?: Sex; ageYears?: number; region?: string }
export interface DuplicateCheck { cases: LikelyCase[]; elsewhere: DuplicateElsewhere[]; limited: boolean } // limited: too many names today, other regions were not asked
export interface LikelyCase { id: string; code: string; status: CaseStatus; name?: string; sex: Sex; age: AgeView; where: Label; grade: 'none' | 'possible' | 'likely' | 'very-likely'; likeness: Label }
export interface DuplicateElsewhere { handle: string; region?: string; count: number; asked: boolean } // of a case out of sight: where to ask, nothing else
/** POST /api/duplicates/requests */ export interface AskRegion { id: string; handle: string; caseId: string; reason: string }
/** POST /api/duplicates/requests/:id/answer */ export interface AnswerDuplicate { answer: 'same' | 'different' | 'cannot-tell'; caseId?: string; note?: string }
/** GET /api/duplicates/requests */
export interface DuplicateRequests { received: DuplicateRequest[]; sent: DuplicateRequest[] }
export interface DuplicateRequest {
  id: string; status: 'open' | AnswerDuplicate['answer']; region?: string; askedAt: string; askedBy: string; office: Label;
  child?: { given: string; family: string; sex: Sex; age: AgeView; region?: string }; reason?: string; answeredAt?: string; answeredBy?: string; note?: string;
  asked?: { id: string; code: string }; matched?: { id: string; code: string }; matches?: LikelyCase[];
}
/** GET /api/cases/:id/merge/:other */
export interface MergePreview { kept: { id: string; code: string }; merged: { id: string; code: string }; refused?: Label; reasonNeeded: boolean; effects: Label[] }
/** POST /api/cases/:id/merge (If-Match: the kept case) */ export interface MergeCases { caseId: string; version: number; reason?: string }
/** POST /api/cases/:id/unmerge (If-Match: the case taken out) */ export interface UnmergeCase { keptVersion: number; reason: string }
/** GET /api/cases/:id/documents ; GET /api/cases/:id/documents/:documentId (the file) */
export interface DocumentView { id: string; kind: 'photo' | 'attachment' | 'recording'; mediaType: string; size: number; name: string; description?: string; recordedAt: string; by: string }
export interface DocumentListView { items: DocumentView[]; room: number; scanned: boolean }
/** POST /api/cases/:id/documents, the file as body; this beside it in the header document-about, as JSON, percent-encoded */
export interface AddDocument { id: string; kind: 'photo' | 'attachment' | 'recording'; name: string; description?: string }
export interface AddedDocument { id: string; kind: string; mediaType: string; size: number }

/** GET /api/cases/:id/acts ; GET /api/cases/:id/acts/:actId/paper (the PDF) */
export type ActKind = 'handover' | 'admission' | 'discharge' | 'reunification' | 'closure';
export interface ActView {
  id: string; number: string; kind: ActKind; state: 'issued' | 'signed' | 'voided'; issuedAt: string; by: string; voidedAt?: string; voidReason?: 'fact-corrected' | 'mistake'; voidWhy?: string;
  scanId?: string; scannedAt?: string; scannedBy?: string; offers: ('print' | 'scan' | 'void')[];
}
export interface MakeableAct { kind: ActKind; factId: string; at: string }
export interface ActListView { items: ActView[]; makeable: MakeableAct[]; unconfirmed: ActKind[] }
/** POST /api/cases/:id/acts */ export interface IssueAct { id: string; kind: ActKind; factId: string; place?: string; circumstances?: string; items?: string; firstSigner?: string; secondSigner?: string }
/** POST /api/cases/:id/acts, :actId/void, :actId/scan (the file as body, AddDocument beside it) */ export interface IssuedAct { id: string; number: string }
/** POST /api/cases/:id/acts/:actId/void */ export interface VoidAct { reason: string }
/** POST /api/acts/verify */ export interface VerifyAct { number: string; code: string }
export interface VerifiedAct { answer: 'valid' | 'voided' | 'not-known' }

/** GET /api/absences ; POST /api/absences/:id/end */
export interface Colleague { id: string; name: string; role: Role }
export interface Absence { id: string; person: Colleague; from: string; until: string; standIn?: Colleague; recordedBy: string; own: boolean; endable: boolean }
export interface AbsenceList { items: Absence[]; people: Colleague[] }
/** GET /api/absences/stand-ins?userId= */ export interface ColleagueList { items: Colleague[] }
/** POST /api/absences: days of Mali, both included */ export interface RecordAbsence { id: string; userId: string; fromDay: string; lastDay: string; standInId?: string }
/** GET /api/me/telling: hours of the day in Mali, '21:00' */ export interface Telling { quietFrom?: string; quietTo?: string; digestAt: string; chosen: boolean }
/** PUT /api/me/telling */ export interface ChangeTelling { quietFrom?: string; quietTo?: string; digestAt: string }

/** GET /api/alerts?state=open|all */
export interface AlertView {
  id: string; number: number; caseId: string; caseCode: string; caseVisible: boolean; step: string; rule: Label; dueAt: string; createdAt: string;
  renewal: number; answered: boolean; tellFrom?: string; standsInFor?: StandingIn[]; passedOn?: PassedOn;
  seenAt?: string; acknowledgedAt?: string; acknowledgedBy?: string; note?: string;
  deliveries: AlertDelivery[];
}
export interface AlertDelivery {
  channel: 'app' | PersonChannel; state: 'queued' | 'sent' | 'delivered' | 'failed'; queuedAt: string; sentAt?: string; deliveredAt?: string;
  replaces?: PersonChannel; because?: string; // the channel whose place it takes, and why that failed
}
export interface StandingIn { person: string; until: string }
export interface PassedOn { to?: string; until: string }
export interface AlertListView { items: AlertView[]; unseen: number }
/** POST /api/alerts/:id/acknowledge {note} ; POST /api/alerts/seen {ids} */

/** GET /api/time-limits */
export interface TimeLimitView { code: string; version: number; jurisdiction: string; label: Label; limit?: string; series?: string[]; warnings: string[]; escalations: string[]; source: string; certainty: 'stated' | 'secondary' | 'programme standard'; confirmed: boolean; effectiveFrom: string; watched: boolean; remark?: string; versions: number }
/** GET /api/time-limits/:code */
export interface OneTimeLimit { code: string; startsAt: Label; endsAt: Label; newest: number; change?: { running: number; pending: number; firstDay: string }; items: TimeLimitVersion[] }
export interface TimeLimitVersion extends Omit<TimeLimitView, 'versions'> {
  inForce: boolean; appliesToRunning: boolean; recordedAt: string; fromData: boolean; changedBy?: string; reason?: string; differences: TimeLimitDifference[];
}
export interface TimeLimitDifference { field: 'limit' | 'warnings' | 'escalations' | 'labelFr' | 'labelEn' | 'source' | 'certainty' | 'remark' | 'watched'; before: string[]; after: string[] }
/** POST /api/time-limits/:code/versions (If-Match: the newest version) ; durations ISO 8601 */
export interface ChangeTimeLimit {
  labelFr: string; labelEn: string; limit?: string; series?: string[]; warnings: string[]; escalations: string[]; source: string; certainty: TimeLimitView['certainty']; remark?: string;
  effectiveFrom: string; appliesToRunning: boolean; reason: string;
}
export interface ChangedTimeLimit { code: string; version: number; concerned: number }
/** GET /api/cases/:id/deadlines/:deadlineId */
export interface DeadlineWhy { id: string; caseId: string; caseCode: string; rule: WhyRule; state: DeadlineState; dueAt: string; knownLateAt?: string; why: Label[]; facts: WhyFact[]; shown: WhyShown[] }
export interface WhyRule { code: string; version: number; label: Label; source: string; certainty: TimeLimitView['certainty']; confirmed: boolean; effectiveFrom: string; remark?: string; newerVersion?: number }
export interface WhyFact { part: 'start' | 'end' | 'other'; label: Label; detail?: Label; at?: KnownTime; reading?: Label; recordedAt: string; recordedBy?: string }
export interface WhyShown { since: string; by?: string; lines: Label[] }

/** GET /api/reports/deprivation?from=2022-04-01&to=2024-03-31 (both days included) */
export interface DeprivationCounts { captured: number; handedOverInTime: number; releasedOrHandedOverLate: number; stillHeld: number; situationUnknown: number }
export interface DeprivationReport { from: string; to: string; total: DeprivationCounts; by: { dimension: 'authority' | 'region' | 'sex' | 'age'; rows: { code: string; label: Label; counts: DeprivationCounts }[] }[] }
/** GET /api/reports/care?from=&to= */
export interface CareReport {
  from: string; to: string; parts: { from: string; to: string }[];
  distinct: number; sumOfParts: number; byPart: number[]; inSeveralParts: number; explanation?: Label;
  by: { dimension: 'sex' | 'kind' | 'service' | 'centre'; rows: { code: string; label: Label; distinct: number; byPart: number[] }[] }[];
}
/** GET /api/reports/catalogue/:code?from=&to=&position=|on= ; GET /api/reports/catalogue */
export interface Figures { report: string; label: Label; from: string; to: string; knownOn?: KnownOn; tables: FigureTable[] }
export interface KnownOn { position: number; recordedAt: string; hash: string }
export interface FigureTable { code: string; label: Label; dimensions: Coded[]; measures: Coded[]; rows: FigureRow[] }
export interface FigureRow { codes: string[]; labels: Label[]; values: number[] }
export interface ReportCatalogue { items: Coded[] }
/** POST /api/editions */ export interface FreezeEdition { id: string; report: string; from: string; to: string; position?: number }
/** GET /api/editions */ export interface EditionList { items: Edition[]; freezable: boolean }
export interface Edition { id: string; number: string; report: string; label: Label; from: string; to: string; position: number; frozenAt: string; frozenBy?: string; hash: string }
/** GET /api/editions/:id ; GET /api/editions/:id/file */
export interface EditionPage {
  id: string; number: string; report: string; label: Label; from: string; to: string; position: number; frozenAt: string; frozenBy?: string; hash: string;
  reportVersion: number; codeVersion: string; disclosure: 'none'; recordedAt: string; journalHash: string; signature: string; publicKey: string; tables: FigureTable[];
}
/** GET /api/editions/comparison?before=&after= */
export interface Comparison { before: Edition; after: Edition; figures: ComparedFigure[]; unit: 'case' | 'incident'; units?: ComparedUnit[]; more: boolean }
export interface ComparedFigure { table: Label; labels: Label[]; measure: Label; before: number; after: number }
export interface ComparedUnit { id: string; code: string; figures: ComparedFigure[]; entries: EntryBetween[] }
export interface EntryBetween { position: number; recordedAt: string; subject: string; change: 'insert' | 'update' | 'delete' }
/** GET /api/editions/:id/check */ export interface EditionCheck { sameBytes: boolean; differing: number; signatureHolds: boolean; codeVersion: string; reportVersion: number }
/** GET /api/reports/protected?report=deprivation|care|violations&year= ; POST /api/reports/protected/renewals */
export interface ProtectedReport {
  report: string; year: number; method: 'suppress' | 'round'; threshold: number; base: number; madeAt: string; edition: number; refused: boolean; hidden: number; sections: ProtectedSection[];
}
export interface ProtectedSection { code: string; label: Label; columns: ProtectedColumn[]; rows: ProtectedRow[] }
export interface ProtectedColumn { code: string; label: Label }
export interface ProtectedRow { code: string; label: Label; parent?: string; cells: (number | null)[] }
export interface RenewProtected { report: string; year: number; reason: string }
/** GET /api/reports/builder/vocabulary ; GET /api/reports/builder?measure=&rows=&columns=&filter=&value=&from=2025-01&to=2025-12 */
export interface BuilderVocabulary { measures: BuilderMeasure[]; exact: boolean }
export interface BuilderMeasure { code: string; label: Label; dimensions: ProtectedColumn[] }
export interface BuiltTable { measure: string; label: Label; from: string; to: string; filter?: ProtectedColumn; columns: ProtectedColumn[]; rows: ProtectedRow[]; protection?: BuiltProtection }
export interface BuiltProtection { method: 'suppress' | 'round'; threshold: number; base: number; madeAt: string; refused: boolean; hidden: number }
/** GET /api/disclosure/setting ; POST /api/disclosure/setting */
export interface DisclosureSetting { method: 'suppress' | 'round'; threshold: number; width: number; base: number; version: number; reason?: string; recordedAt?: string; recordedBy?: string }
export interface ChangeDisclosure { method: string; threshold: number; width: number; base: number; reason: string }
export interface DisclosureChanged { version: number }
/** GET /api/reports/deadlines-as-shown?on=&region= */
export interface AsShownReport { on: string; region?: string; rows: { code: string; label: Label; counts: AsShownCounts }[]; deadlines: AsShownDeadline[]; more: boolean }
export interface AsShownCounts { shownOpen: number; shownOverdue: number; knownOverdue: number; discoveredLater: number; correctedSince: number }
export interface AsShownDeadline {
  deadlineId: string; caseId: string; caseCode: string; code: string; label: Label; shownOverdue: boolean; knownOverdue: boolean; shownDueAt?: string; dueAt: string;
}
/** GET /api/erasures?state=waiting|decided ; POST /api/erasures/:id/approve {} ; POST /api/erasures/:id/carry-out {} */
export interface ErasureView {
  id: string; caseId: string; caseCode: string; caseVisible: boolean; reason?: 'period-ended' | 'child-request' | 'guardian-request';
  remark?: string; // the words of the request, only for those who may see identity
  status: 'proposed' | 'approved' | 'refused' | 'withdrawn' | 'done'; closedAt?: string; dueAt?: string; proposedAt?: string; proposedBy?: string;
  approvals: ErasureApproval[]; refusal?: ErasureRefusal; erasedAt?: string; allowed: ('approve' | 'refuse' | 'carry-out')[];
}
export interface ErasureApproval { by: string; at: string }
export interface ErasureRefusal { by: string; reason: 'proceedings' | 'tracing' | 'support-continues' | 'identity-uncertain'; until: string }
export interface ErasureListView { items: ErasureView[]; waiting: number }
/** POST /api/cases/:id/erasure */ export interface RequestErasure { id: string; reason: string; remark: string }
/** POST /api/erasures/:id/refuse */ export interface RefuseErasure { reason: string; until: KnownTime }
/** GET /api/retention-rules */
export interface RetentionRuleView { code: string; version: number; label: Label; startsAt: Label; effect: 'proposed' | 'deleted'; period: string; source: Label; certainty: 'stated' | 'secondary' | 'programme standard'; confirmed: boolean; effectiveFrom: string }

/** GET /api/cases/:id/looks?cursor= : who looked at this child, newest first. POST /api/looks/print {caseId?} */
export interface Looker { id: string; name: string; role: Role; region?: string; centre?: string; unit?: string }
export interface Look { id: string; kind: string; at: string; by: Looker; inList: boolean }
export interface LookList { caseCode: string; items: Look[]; nextCursor?: string }
/** GET /api/audit/looks?person=&kind=&case=&from=&to=&cursor= */
export interface AuditLook { id: string; kind: string; at: string; by: Looker; caseCode?: string; listed?: number; about?: string }
export interface AuditLookList { items: AuditLook[]; nextCursor?: string }
/** GET /api/audit/journal?person=&subject=&case=&from=&to=&cursor= */
export interface ColumnChange { column: string; shown: 'clear' | 'sealed' | 'withheld'; from?: string; to?: string }
export interface JournalEntry {
  position: number; id: string; at: string; by?: Looker; caseCode?: string; subject: string; subjectId: string; change: 'insert' | 'update' | 'delete'; version?: number;
  columns: ColumnChange[]; hash: string;
}
export interface JournalList { items: JournalEntry[]; nextCursor?: string }
/** GET /api/audit/unusual?from=&to= */
export interface Unusual { day: string; by: Looker; code: string; count: number; usual: number }
export interface UnusualList { from: string; to: string; items: Unusual[] }
/** GET /api/audit/heads */
export interface PublishedHead { stream: 'journal' | 'access-log'; position: number; hash: string; at: string; holds: boolean }
export interface HeadLetter { to: Looker; state: 'queued' | 'sent' | 'failed'; attempts: number; sentAt?: string; problem?: string }
export interface DayOfHeads { day: string; heads: PublishedHead[]; letters: HeadLetter[] }
/** GET/POST /api/users (administrator) */
export interface UserView { id: string; email: string; displayName: string; role: Role; region?: string; centre?: string; unit?: string; partner?: string; state: AccountState; secondFactor: boolean; invitedUntil?: string }
export type AccountState = 'invited' | 'active' | 'without-access' | 'inactive';
export interface CreateUser { email: string; displayName: string; role: Role; region?: string; centre?: string; unitId?: string; partner?: string; locale: Locale }

/** POST /api/emergency-accesses */ export interface OpenEmergency { code: string; reason: string; minutes?: number }
/** POST /api/emergency-accesses/:id/review */ export interface ReviewEmergency { verdict: 'justified' | 'not-justified'; remark: string }
/** GET /api/emergency-accesses (those of one's children), GET /api/emergency-accesses/mine ; POST /api/emergency-accesses/:id/end */
export interface EmergencyAccess {
  id: string; caseCode: string; caseId?: string; openedAt: string; endsAt: string; endedEarly: boolean; openedBy: string; openedByRole: Role; own: boolean;
  state: 'running' | 'to-review' | 'reviewed'; reviewDueAt?: string; verdict?: 'justified' | 'not-justified'; reviewedAt?: string; reviewedBy?: string;
}
/** GET /api/emergency-accesses/:id: with the words about it, for those who read the file */
export interface EmergencyAccessDetail {
  id: string; caseCode: string; caseId?: string; openedAt: string; endsAt: string; endedEarly: boolean; openedBy: string; openedByRole: Role; own: boolean;
  state: 'running' | 'to-review' | 'reviewed'; reviewDueAt?: string; verdict?: 'justified' | 'not-justified'; reviewedAt?: string; reviewedBy?: string;
  reason?: string; remark?: string;
}

export type ConsentState = 'agreed' | 'refused' | 'withdrawn' | 'expired' | 'missing';
/** POST /api/cases/:id/consents */
export interface RecordConsent {
  id: string; purpose: string; recipient?: string; giver: string; giverName?: string; agreed: boolean; sections?: string[]; language: string;
  manner: string; at: KnownTime; until?: KnownTime; remark?: string;
}
/** POST /api/cases/:id/consents/:consentId/withdraw */ export interface WithdrawConsent { giver: string; at: KnownTime; remark?: string }
/** POST /api/cases/:id/sharings; answers with SharedSummary */
export interface ShareCase { id: string; partner: string; purpose: string; sections: string[]; remark?: string; overrideReason?: string }
/** GET /api/cases/:id/consents */
export interface ConsentsView {
  caseId: string; caseCode: string; version: number; closed: boolean; agesConfirmed: boolean; majority: number; assentFrom: number;
  agreements: Agreement[]; history: ConsentFact[];
}
export interface ConsentSide { state: ConsentState; needed: boolean }
export interface Agreement { purpose: string; recipient?: string; state: ConsentState; child: ConsentSide; adult: ConsentSide; sections: string[] }
export interface ConsentFact {
  id: string; kind: 'agreed' | 'refused' | 'withdrawn'; purpose: string; recipient?: string; giver: string; giverName?: string; at: KnownTime; until?: KnownTime;
  sections: string[]; language?: string; manner?: string; remark?: string; recordedAt: string; recordedBy: string; withdrawable: boolean;
}
/** GET /api/cases/:id/sharings */
export interface SharingListView { items: Sharing[]; mayOverride: boolean }
export interface Sharing {
  id: string; partner: string; purpose: string; sections: string[]; basis: 'consent' | 'best-interests'; recordedAt: string; recordedBy: string; remark?: string; overrideReason?: string;
}
/** GET /api/cases/:id/sharings/:sharingId: exactly the parts that were shared */
export interface SharedSummary {
  id: string; caseId: string; caseCode: string; partner: string; purpose: string; basis: 'consent' | 'best-interests'; sharedAt: string; sharedBy: string; sections: string[];
  situation?: { status: CaseStatus; whereabouts: Label; since?: KnownTime; answerable: Label };
  child?: { sex: Sex; ageYears?: number; agePrecision: AgeView['precision']; origin?: string };
  identity?: { given: string; family: string };
  custody?: SharedLine[]; care?: SharedLine[]; reintegration?: SharedLine[];
}
export interface SharedLine { at?: KnownTime; label: Label; detail?: Label }
/** POST /api/cases/:id/referrals */
export interface SendReferral { id: string; at: KnownTime; partner: string; service: string; purpose: string; sections: string[]; message?: string; overrideReason?: string }
/** POST /api/cases/:id/referrals/:referralId/answer */ export interface AnswerReferral { at: KnownTime; answer: 'accepted' | 'refused'; refusal?: string; saidBy?: string; remark?: string }
/** POST /api/cases/:id/referrals/:referralId/done */ export interface ReferralDone { at: KnownTime; remark?: string }
/** POST /api/cases/:id/referrals/:referralId/feedback */ export interface FeedBackReferral { at: KnownTime; result: string; remark?: string }
/** POST /api/cases/:id/referrals/:referralId/withdraw */ export interface WithdrawReferral { at: KnownTime; reason: string }
export type ReferralState = 'sent' | 'accepted' | 'refused' | 'done' | 'fed-back' | 'withdrawn';
export type ReferralStep = 'answer' | 'done' | 'feed-back' | 'withdraw';
export interface Referral {
  id: string; caseId: string; caseCode: string; caseVersion: number; partner: string; service: string; purpose: string; sections: string[]; basis: 'consent' | 'best-interests';
  state: ReferralState; sentAt: KnownTime; sentBy: string; answeredAt?: KnownTime; refusal?: string; toldBySender?: boolean; doneAt?: KnownTime; fedBackAt?: KnownTime; result?: string;
  withdrawnAt?: KnownTime; dueAt?: string; ofOurs: boolean; allowed: ReferralStep[];
}
/** GET /api/cases/:id/referrals/:referralId: with the words, and what the partner is told */
export interface ReferralDetail {
  id: string; caseId: string; caseCode: string; caseVersion: number; partner: string; service: string; purpose: string; sections: string[]; basis: 'consent' | 'best-interests';
  state: ReferralState; sentAt: KnownTime; sentBy: string; answeredAt?: KnownTime; refusal?: string; toldBySender?: boolean; doneAt?: KnownTime; fedBackAt?: KnownTime; result?: string;
  withdrawnAt?: KnownTime; dueAt?: string; ofOurs: boolean; allowed: ReferralStep[];
  message?: string; answerRemark?: string; answeredBy?: string; doneRemark?: string; feedback?: string; withdrawnWhy?: string; told?: SharedSummary;
}
/** GET /api/me/day: what this person has to do, and what they wait for; derived */
export interface Day { now: string; mine: DayItem[]; waiting: DayItem[]; more: boolean; children: number }
export type DayItemKind = 'deadline' | 'plan-step' | 'task' | 'referral' | 'closure' | 'handover' | 'transfer' | 'reunification' | 'emergency' | 'mention';
export interface DayItem { id: string; kind: DayItemKind; caseId: string; caseCode: string; label?: Label; what?: string; subjectId?: string; dueAt?: string; who?: Label }
/** GET /api/centres/:code/shifts; POST the same {id, note}; POST .../shifts/:id/take */
export interface Shifts { absent: number; overdue: number; dueToday: number; waiting: boolean; items: Shift[] }
export interface Shift { id: string; note?: string; absent: number; overdue: number; dueToday: number; givenAt: string; givenBy: string; takenAt?: string; takenBy?: string; toTake: boolean }
export interface HandOverShift { id: string; note: string }
/** GET /api/centres/:code/meeting: what the morning meeting speaks about */
export interface Meeting { board: CentreBoard; since: string; admitted: MeetingChild[]; discharged: MeetingLeft[]; left: number; absent: MeetingChild[]; deadlines: MeetingDeadline[]; later: number; names: MeetingName[] }
export interface MeetingChild { caseId: string; code: string; at: KnownTime }
export interface MeetingLeft { caseId: string; code: string; at: KnownTime; destination: string }
export interface MeetingDeadline { caseId: string; code: string; label: Label; dueAt: string; due: 'past-limit' | 'overdue' | 'today' }
export interface MeetingName { caseId: string; name: string }
/** GET /api/cases/:id/notes, the latest first. POST .../notes/:noteId/read: by who is named in it */
export interface CaseNotes { caseCode: string; items: ColleagueNote[]; colleagues: TaskColleague[] }
export interface ColleagueNote { id: string; text?: string; at: string; by: string; mentions: Mention[]; toRead: boolean }
export interface Mention { name: string; readAt?: string }
/** POST /api/cases/:id/notes */ export interface WriteNote { id: string; text: string; mentions: string[] }
/** GET /api/cases/:id/tasks */
export interface CaseTasks { caseCode: string; items: Task[]; colleagues: TaskColleague[] }
export type TaskKind = 'free' | 'civil-document';
export interface Task {
  id: string; kind: TaskKind; what?: string; assignee: string; dueOn: string; givenBy: string; givenAt: string;
  outcome?: 'done' | 'dropped'; why?: string; endedAt?: string; endedBy?: string;
}
export interface TaskColleague { id: string; name: string; role: Role }
/** POST /api/cases/:id/tasks */ export interface GiveTask { id: string; kind: TaskKind; what: string; assigneeId: string; dueOn: string }
/** POST /api/cases/:id/tasks/:taskId/end */ export interface EndTask { outcome: 'done' | 'dropped'; why?: string }
export interface TaskWritten { id: string }

/** POST /api/cases/:id/restricted */ export interface RecordRestricted { id: string; kind: 'service' | 'note' | 'need'; code?: string; at?: KnownTime; text: string; listId?: string }
/** POST /api/cases/:id/restricted/:listId/named, .../named/end */ export interface NameRestricted { userId: string }
/** GET /api/cases/:id/restricted: the lists in which the person is named */
export interface Restricted { caseCode: string; lists: RestrictedList[]; colleagues: NamedPerson[] }
export interface RestrictedList { id: string; own: boolean; keeps: boolean; named: NamedPerson[]; entries: RestrictedEntry[] }
export interface NamedPerson { id: string; name: string; role: Role; opened: boolean }
export interface RestrictedEntry { id: string; kind: 'service' | 'note' | 'need'; code?: string; at?: KnownTime; text?: string; recordedAt: string; recordedBy: string }
export interface RestrictedWritten { id: string }
/** GET /api/reports/restricted?year= */ export interface RestrictedCounts { year: number; items: RestrictedCount[] }
export interface RestrictedCount { kind: 'service' | 'need'; code: string; children: number }
/** GET /api/referrals */ export interface ReferralList { items: Referral[]; more: boolean }
/** GET /api/cases/:id/referrals */ export interface CaseReferrals { caseCode: string; caseVersion: number; items: Referral[]; mayOverride: boolean; maySend: boolean }
/** POST /api/users, POST /api/users/:id/invitation: the link is shown once, where it was not mailed */
export interface InvitedUser { user: UserView; invitation: Invitation }
export interface Invitation { until: string; mailed: boolean; link?: string }

/** GET /api/me/access */
export interface OwnAccess {
  email: string; passwordChangedAt?: string; totpSince?: string; passkeys: OwnPasskey[]; passkeyPossible: boolean; recoveryCodesLeft: number; secondFactorCompulsory: boolean;
  confirmedUntil: string; sessions: OwnSession[];
}
export interface OwnPasskey { id: string; device: string; addedAt: string; lastUsedAt?: string }
export interface OwnSession { id: string; device: string; createdAt: string; lastSeenAt: string; current: boolean }
/** POST /api/me/totp */ export interface NewTotp { secret: string; address: string }
/** POST /api/me/totp/confirm, POST /api/me/passkeys */ export interface AddedFactor { recoveryCodes?: string[] }
/** GET /api/me/sign-in-events, GET /api/sign-in-events */
export interface SignInEventList { items: SignInEvent[]; nextCursor?: string }
export interface SignInEvent { id: string; at: string; kind: string; userId?: string; user?: string; by?: string; method?: string; network?: string; device?: string }
/** POST /api/invitation/look */ export interface OpenInvitation { email: string; displayName: string; secondFactorCompulsory: boolean; locale: string }

export interface ClockHealth {
  status: 'ok' | 'unsound';
  reasons: ('never-swept' | 'sweep-too-old' | 'step-not-alerted' | 'database-unreachable')[];
  now: string;
  sweptAt: string | null;
  alertedAt: string | null;
  alertLateSeconds: number | null;
  deliveredAt: string | null;
  deliveryLateSeconds: number | null;
  due: number | null;
  dueSince: string | null;
}

export interface Lateness {
  hours: number;
  alerts: number;
  p50: number | null;
  p99: number | null;
  max: number | null;
}

export interface ChannelState {
  channel: 'app' | 'email' | 'sms' | 'push' | 'webhook';
  state: 'queued' | 'sent' | 'delivered' | 'failed';
  count: number;
  triedAgain: number;
  nextTryAt: string | null;
  lastError: string | null;
}

export interface Heartbeat {
  name: string;
  at: string;
}

export interface ClockCheck {
  askedBy: 'night' | 'command';
  startedAt: string;
  finishedAt: string | null;
  cases: number;
  deadlines: number;
  unread: string[];
}

export interface ClockDifference {
  id: string;
  kind: 'missing' | 'superfluous' | 'wrong-case' | 'wrong-version' | 'wrong-start' | 'wrong-due' | 'wrong-state' | 'wrong-settlement' | 'unwatched' | 'asleep';
  caseCode: string;
  rule: Label;
  ordinal: number;
  foundAt: string;
  lastSeenAt: string;
}

export interface OperationsView {
  clock: ClockHealth;
  open: number;
  nextDue: string | null;
  lateness: Lateness[];
  deliveries: ChannelState[];
  queued: number | null;
  heartbeats: Heartbeat[];
  unsealed: { count: number; since: string | null };
  virusScan: boolean;
  check: ClockCheck | null;
  differences: ClockDifference[];
  differencesOpen: number;
}
export type PersonChannel = 'push' | 'sms' | 'email';
/** GET /api/me/channels ; PUT /api/me/channels {channels} */
export interface OwnChannels { channels: PersonChannel[]; installed: PersonChannel[]; telephone?: OwnTelephone; devices: PushDevice[]; pushKey?: string }
/** PUT /api/me/telephone {number} ; POST /api/me/telephone/confirm {code} ; DELETE /api/me/telephone */
export interface OwnTelephone { number: string; confirmed: boolean }
/** POST /api/me/push-devices {endpoint, p256dh, auth} ; DELETE /api/me/push-devices/:id */
export interface PushDevice { id: string; device: string; addedAt: string }
/** GET /api/webhook-endpoints ; POST /api/webhook-endpoints/:id/deactivate {} */
export interface WebhookEndpointList { items: WebhookEndpoint[] }
export interface WebhookEndpoint { id: string; label: string; url: string; region?: string; active: boolean; createdAt: string }
/** POST /api/webhook-endpoints */
export interface CreateWebhookEndpoint { id: string; label: string; url: string; region?: string }
export interface CreatedWebhookEndpoint { endpoint: WebhookEndpoint; secret: string }
