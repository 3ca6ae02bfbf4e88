import type { SensitiveKind } from './matrix.vocabulary.js';

/** Of one schema of an answer: what says nothing of a person by itself, and what does. */
export interface AnswerFields {
  readonly harmless: string;
  readonly sensitive?: Readonly<Record<string, SensitiveKind>>;
}

/** Every field of every answer in docs/openapi.json, one line a schema. A new field must be entered on one side or the other. */
export const ANSWERS: Record<string, AnswerFields> = {
  ReferenceView: { harmless: 'regions places centres units parties authorities entryKinds conditions roles services destinations closureReasons visitOutcomes releaseKinds' },
  CodeView: { harmless: 'code label category' },
  LabelView: { harmless: 'fr en' },
  PlaceView: { harmless: 'code name region' },
  CentreView: { harmless: 'code label category region' },
  UnitView: { harmless: 'id name authority' },
  PartyView: { harmless: 'code label category parent' },
  SessionView: { harmless: 'user permissions expiresAt' },
  SessionUserView: { harmless: 'id role locale region centre unit', sensitive: { displayName: 'staff' } },
  CodedView: { harmless: 'code label' },
  UserListView: { harmless: 'items' },
  UserView: { harmless: 'id role region centre unit active', sensitive: { email: 'email', displayName: 'staff' } },
  CreatedUserView: { harmless: 'user', sensitive: { temporaryPassword: 'secret' } },
  ClockView: { harmless: 'now items nextCursor counts' },
  DeadlineView: { harmless: 'id caseId rule state startsAt dueAt settledAt why acknowledged status region alertStep', sensitive: { caseCode: 'code', answerable: 'unit' } },
  DeadlineRuleView: { harmless: 'code version label confirmed source' },
  DeadlineLabel: { harmless: 'fr en' },
  AcknowledgedView: { harmless: 'at', sensitive: { by: 'staff', note: 'acknowledgement' } },
  ClockCounts: { harmless: 'overdue dueSoon open' },
  TimeLimitListView: { harmless: 'items' },
  TimeLimitView: { harmless: 'code version jurisdiction label limit series warnings escalations source certainty confirmed effectiveFrom watched remark' },
  CaseListView: { harmless: 'items total nextCursor' },
  CaseSummaryView: { harmless: 'id status sex apparentAge region centre since nextDeadline', sensitive: { code: 'code', registerNumber: 'register-number', name: 'name' } },
  AgeView: { harmless: 'years precision' },
  NextDeadlineView: { harmless: 'label dueAt' },
  WriteAnswerView: { harmless: 'caseId version visible', sensitive: { code: 'code' } },
  CaseView: { harmless: 'id version status entry openedAt child whereabouts answerable nextDeadline deadlines timeline handover allowed', sensitive: { code: 'code', registerNumber: 'register-number', stay: 'care' } },
  ChildView: { harmless: 'sex age origin condition', sensitive: { name: 'name' } },
  NameView: { harmless: '', sensitive: { given: 'name', family: 'name' } },
  WhereaboutsView: { harmless: 'since precise', sensitive: { label: 'place' } },
  AnswerableView: { harmless: '', sensitive: { label: 'unit' } },
  TimelineEntryView: { harmless: 'id kind at recordedAt label late', sensitive: { note: 'note', detail: 'service-detail', by: 'staff' } },
  HandoverView: { harmless: 'id centre offeredAt' },
  StayView: { harmless: 'id kind centre admittedAt' },
  AlertListView: { harmless: 'items unseen' },
  AlertView: { harmless: 'id number caseId caseVisible step rule dueAt createdAt seenAt acknowledgedAt deliveries', sensitive: { caseCode: 'code', acknowledgedBy: 'staff', note: 'acknowledgement' } },
  AlertLabel: { harmless: 'fr en' },
  DeliveryView: { harmless: 'channel state at' },
  DeprivationReportView: { harmless: 'from to total by' },
  DeprivationCountsView: { harmless: 'captured handedOverInTime releasedOrHandedOverLate stillHeld situationUnknown' },
  DeprivationSplitView: { harmless: 'dimension rows' },
  DeprivationRowView: { harmless: 'code label counts' },
  ReportLabel: { harmless: 'fr en' },
  CareReportView: { harmless: 'from to parts distinct sumOfParts byPart inSeveralParts explanation by' },
  PartView: { harmless: 'from to' },
  CareSplitView: { harmless: 'dimension rows' },
  CareRowView: { harmless: 'code label distinct byPart' },
};
