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
export interface Coded { code: string; label: Label }

/** RFC 9457; `code` is closed, `errors` names the fields. Sentences come in the language asked for (Accept-Language). */
export interface Problem {
  type: string; title: string; status: number; code: string; detail: string; correlationId: string;
  errors?: { field: string; code: string; message: string }[];
}

/** GET /api/session, POST /api/session {email,password}; DELETE /api/session */
export interface SessionView {
  user: { id: string; displayName: string; role: Role; locale: Locale; region?: Coded; centre?: Coded; unit?: { id: string; name: string } };
  permissions: string[]; // e.g. 'clock.read', 'case.list', 'custody.notify', 'case.open', 'report.read', 'alert.read', 'user.manage', 'time-limit.read'
  expiresAt: string;
}

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
  destinations: Coded[];      // family, extended-family, foster-family, supervised-independence
  closureReasons: Coded[];
  visitOutcomes: Coded[];
  releaseKinds: Coded[];      // how a custody ended without handover
}

export type CaseStatus =
  | 'identified'              // found, not yet in anybody's care
  | 'in-custody' | 'handover-offered' | 'handed-over' | 'in-interim-care' | 'between-centres' | 'in-reintegration'
  | 'released-without-handover' | 'situation-unknown' | 'absent-without-leave' | 'closed';

export type DeadlineState = 'open' | 'met' | 'late' | 'lapsed' | 'undated';
export interface DeadlineView {
  id: string; caseId: string; caseCode: string;
  rule: { code: string; version: number; label: Label; confirmed: boolean; source: string }; // confirmed=false: "to be confirmed by the Ministry"
  state: DeadlineState; startsAt: KnownTime; dueAt: string; settledAt?: KnownTime;
  why: Label[];               // lines: facts, rule, arithmetic
  acknowledged?: { by: string; at: string; note: string };
  status: CaseStatus; region?: string; answerable: string;
  alertStep?: string;         // last step alerted: 'warning' | 'limit' | 'escalation-1'...
}

/** GET /api/clock?cursor= : open deadlines, due first */
export interface ClockView { now: string; items: DeadlineView[]; nextCursor?: string; counts: { overdue: number; dueSoon: number; open: number } }

/** GET /api/cases?q=&status=&region=&centre=&cursor= */
export interface CaseListView { items: CaseSummary[]; total: number; nextCursor?: string }
export interface CaseSummary {
  id: string; code: string; status: CaseStatus; sex: Sex; apparentAge: AgeView; region?: string; centre?: string;
  since?: KnownTime; nextDeadline?: { label: Label; dueAt: string }; registerNumber?: string;
  name?: string; // only for those who may see identity
}
export type Sex = 'male' | 'female' | 'unknown';
export interface AgeView { years?: number; precision: 'stated' | 'approximate' | 'doubted' | 'unknown' }

/** GET /api/cases/:id (ETag = version) */
export interface CaseView {
  id: string; code: string; version: number; status: CaseStatus; entry: string; openedAt: string; registerNumber?: string;
  child: { sex: Sex; age: AgeView; name?: { given: string; family: string } ; origin?: string };
  whereabouts: { label: Label; since?: KnownTime; precise: boolean }; // where the child is, in words
  answerable: { label: Label; party: string };                     // who answers
  nextDeadline?: DeadlineView;
  deadlines: DeadlineView[];
  timeline: TimelineEntry[];       // newest first
  handover?: { id: string; centre: string; offeredAt: KnownTime; status: 'offered' | 'accepted' | 'refused' };
  stay?: { id: string; kind: 'centre' | 'foster-family'; centre?: string; admittedAt: KnownTime };
  allowed: Action[];               // what this person may do now
}
export interface TimelineEntry { id: string; kind: string; at?: KnownTime; recordedAt: string; label: Label; detail?: Label; note?: string; by?: string; late?: boolean }
export type Action =
  | 'custody.transfer' | 'custody.release' | 'custody.situation-unknown' | 'handover.offer' | 'handover.accept' | 'handover.refuse'
  | 'stay.admit' | 'service.record' | 'stay.discharge' | 'visit.record' | 'identity.record'
  | 'closure.request' | 'closure.approve' | 'closure.refuse' | 'alert.acknowledge';

/** All writes carry Idempotency-Key (UUIDv7 made by the client); writes on a case carry If-Match: "<version>". Answer: WriteAnswer. */
export interface WriteAnswer { caseId: string; code: string; version: number; visible: boolean } // visible=false: the child has left your circle

/** POST /api/captures */
export interface NotifyCapture {
  id: string; kind: 'capture' | 'arrest'; startedAt: KnownTime; place?: string /* place code */; placeText?: string; region: string;
  authority: string; unitId?: string; operation?: string; sex: Sex; ageYears?: number; agePrecision: 'stated' | 'approximate' | 'doubted' | 'unknown';
  condition?: string; remark?: string;
}
/** POST /api/cases : other ways in */
export interface OpenCase {
  id: string; entry: 'formal-release' | 'escape' | 'screening' | 'community' | 'partner' | 'handed-over-by-forces'; occurredAt: KnownTime; region: string;
  party?: string; role?: string; sex: Sex; ageYears?: number; agePrecision: 'stated' | 'approximate' | 'doubted' | 'unknown'; centre?: string; remark?: string;
}
/** POST /api/cases/:id/custody/transfer */ export interface TransferCustody { at: KnownTime; authority: string; unitId?: string; region: string; placeText?: string; remark?: string }
/** POST /api/cases/:id/custody/release  */ export interface ReleaseFromCustody { at: KnownTime; kind: string; remark?: string }
/** POST /api/cases/:id/custody/situation-unknown */ export interface SituationUnknown { remark?: string }
/** POST /api/cases/:id/handover */ export interface OfferHandover { id: string; at: KnownTime; centre: string; remark?: string }
/** POST /api/cases/:id/handover/accept */ export interface AcceptHandover { at: KnownTime; remark?: string }
/** POST /api/cases/:id/handover/refuse */ export interface RefuseHandover { reason: string }
/** POST /api/cases/:id/stay/admit */ export interface AdmitChild { id: string; at: KnownTime; kind: 'centre' | 'foster-family'; centre?: string; region?: string; remark?: string }
/** POST /api/cases/:id/stay/discharge */ export interface DischargeChild { at: KnownTime; destination: string; region?: string; remark?: string }
/** POST /api/cases/:id/services */ export interface RecordService { id: string; service: string; at?: KnownTime; detail?: string; remark?: string }
/** POST /api/cases/:id/visits */ export interface RecordVisit { id: string; at: KnownTime; outcome: string; remark?: string }
/** PUT /api/cases/:id/identity */ export interface RecordIdentity { given: string; family: string }
/** POST /api/cases/:id/closure/request */ export interface RequestClosure { reason: string; remark?: string }
/** POST /api/cases/:id/closure/approve */ export interface ApproveClosure { remark?: string }
/** POST /api/cases/:id/closure/refuse */ export interface RefuseClosure { remark: string }

/** GET /api/alerts?state=open|all */
export interface AlertView {
  id: string; number: number; caseId: string; caseCode: string; caseVisible: boolean; step: string; rule: Label; dueAt: string; createdAt: string;
  seenAt?: string; acknowledgedAt?: string; acknowledgedBy?: string; note?: string;
  deliveries: { channel: 'in-app' | 'email'; state: 'queued' | 'sent' | 'failed'; at?: string }[];
}
export interface AlertListView { items: AlertView[]; unseen: number }
/** POST /api/alerts/:id/acknowledge {note} ; POST /api/alerts/seen {ids} */

/** GET /api/time-limits */
export interface TimeLimitView { code: string; version: number; jurisdiction: string; label: Label; limit?: string; series?: string[]; warnings: string[]; escalations: string[]; source: string; certainty: 'stated' | 'secondary' | 'programme standard'; confirmed: boolean; effectiveFrom: string; watched: boolean; remark?: string }

/** GET /api/reports/deprivation?from=2022-04-01&to=2024-03-31 (both days included) */
export interface DeprivationCounts { captured: number; handedOverInTime: number; releasedOrHandedOverLate: number; stillHeld: number; situationUnknown: number }
export interface DeprivationReport { from: string; to: string; total: DeprivationCounts; by: { dimension: 'authority' | 'region' | 'sex' | 'age'; rows: { code: string; label: Label; counts: DeprivationCounts }[] }[] }
/** GET /api/reports/care?from=&to= */
export interface CareReport {
  from: string; to: string; parts: { from: string; to: string }[];
  distinct: number; sumOfParts: number; byPart: number[]; inSeveralParts: number; explanation?: Label;
  by: { dimension: 'sex' | 'kind' | 'service' | 'centre'; rows: { code: string; label: Label; distinct: number; byPart: number[] }[] }[];
}
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
export interface UserView { id: string; email: string; displayName: string; role: Role; region?: string; centre?: string; unit?: string; active: boolean }
export interface CreateUser { email: string; displayName: string; role: Role; region?: string; centre?: string; unitId?: string; locale: Locale }
export interface CreatedUser { user: UserView; temporaryPassword: string }
