import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

interface Schema {
  properties?: Record<string, unknown>;
  required?: string[];
}

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const { components } = JSON.parse(read('docs/openapi.json')) as { components: { schemas: Record<string, Schema> } };

/** Interfaces of the web client's contract: their properties, optional ones with a question mark. */
const interfaces = new Map<string, string[]>();
ts.createSourceFile('contract.ts', read('web/src/api/contract.ts'), ts.ScriptTarget.Latest).forEachChild((node) => {
  if (!ts.isInterfaceDeclaration(node)) return;
  const properties = node.members.filter(ts.isPropertySignature).map((member) => `${(member.name as ts.Identifier).text}${member.questionToken === undefined ? '' : '?'}`);
  interfaces.set(node.name.text, properties);
});

const sameName = ['SessionView', 'ReferenceView', 'ClockView', 'CaseListView', 'AlertListView', 'AlertView', 'UserView', 'TimeLimitView', 'DeadlineView', 'ErasureView', 'ErasureListView', 'RetentionRuleView', 'ConsentsView', 'SharingListView'].map((name) => [name, name] as const);
const renamed = [
  ['CaseSummary', 'CaseSummaryView'], ['CaseView', 'CaseView'], ['TimelineEntry', 'TimelineEntryView'], ['WriteAnswer', 'WriteAnswerView'], ['NotifyCapture', 'NotifyCaptureRequest'], ['HandoverLines', 'HandoverLinesView'], ['HandoverLine', 'HandoverLineView'], ['OfferGroup', 'OfferGroupRequest'], ['AcceptGroup', 'AcceptGroupRequest'], ['GroupHanded', 'GroupHandedView'], ['NotifyGroup', 'NotifyGroupRequest'], ['CapturedChild', 'CapturedChildRequest'], ['GroupNotified', 'GroupNotifiedView'], ['OpenCase', 'OpenCaseRequest'],
  ['CorrectFact', 'CorrectFactRequest'], ['TransferCustody', 'TransferCustodyRequest'], ['ReleaseFromCustody', 'ReleaseFromCustodyRequest'], ['SituationUnknown', 'SituationUnknownRequest'], ['OfferHandover', 'OfferHandoverRequest'],
  ['AcceptHandover', 'AcceptHandoverRequest'], ['RefuseHandover', 'RefuseHandoverRequest'], ['AdmitChild', 'AdmitRequest'], ['DischargeChild', 'DischargeRequest'], ['RecordService', 'RecordServiceRequest'],
  ['RequestErasure', 'RequestErasureRequest'], ['RefuseErasure', 'RefuseErasureRequest'], ['ErasureApproval', 'ErasureApprovalView'], ['ErasureRefusal', 'ErasureRefusalView'],
  ['CheckDuplicates', 'CheckDuplicatesRequest'], ['DuplicateCheck', 'DuplicateCheckView'], ['LikelyCase', 'LikelyCaseView'], ['DuplicateElsewhere', 'ElsewhereView'], ['AskRegion', 'AskRegionRequest'],
  ['AnswerDuplicate', 'AnswerDuplicateRequest'], ['DuplicateRequests', 'DuplicateRequestsView'], ['DuplicateRequest', 'DuplicateRequestView'], ['MergePreview', 'MergePreviewView'], ['MergeCases', 'MergeCasesRequest'],
  ['UnmergeCase', 'UnmergeCaseRequest'], ['OtherFile', 'OtherFileView'], ['SearchCases', 'CaseSearchRequest'],
  ['OpenEmergency', 'OpenEmergencyRequest'], ['ReviewEmergency', 'ReviewEmergencyRequest'], ['EmergencyAccess', 'EmergencyAccessView'], ['EmergencyAccessDetail', 'EmergencyAccessDetailView'],
  ['RecordConsent', 'RecordConsentRequest'], ['WithdrawConsent', 'WithdrawConsentRequest'], ['ShareCase', 'ShareRequest'], ['Agreement', 'AgreementView'], ['ConsentSide', 'SideView'],
  ['CaseNotes', 'CaseNotesView'], ['ColleagueNote', 'ColleagueNoteView'], ['Mention', 'MentionView'], ['WriteNote', 'WriteNoteRequest'], ['Meeting', 'MeetingView'], ['MeetingChild', 'MeetingChildView'], ['MeetingLeft', 'MeetingLeftView'], ['MeetingDeadline', 'MeetingDeadlineView'], ['MeetingName', 'MeetingNameView'],
  ['Shifts', 'ShiftsView'], ['Shift', 'ShiftView'], ['HandOverShift', 'HandOverShiftRequest'],
  ['Day', 'DayView'], ['DayItem', 'DayItemView'], ['CaseTasks', 'CaseTasksView'], ['Task', 'TaskView'], ['TaskColleague', 'TaskColleagueView'], ['GiveTask', 'GiveTaskRequest'], ['EndTask', 'EndTaskRequest'], ['TaskWritten', 'TaskWrittenView'],
  ['RecordRestricted', 'RecordRestrictedRequest'], ['NameRestricted', 'NameRestrictedRequest'], ['Restricted', 'RestrictedView'], ['RestrictedList', 'RestrictedListView'], ['NamedPerson', 'NamedPersonView'],
  ['RestrictedEntry', 'RestrictedEntryView'], ['RestrictedWritten', 'RestrictedWrittenView'], ['RestrictedCounts', 'RestrictedCountsView'], ['RestrictedCount', 'RestrictedCountView'],
  ['EndService', 'EndServiceRequest'], ['ServiceList', 'ServiceListView'], ['ServiceGiven', 'ServiceView'],
  ['SendReferral', 'SendReferralRequest'], ['AnswerReferral', 'AnswerReferralRequest'], ['ReferralDone', 'ReferralDoneRequest'], ['FeedBackReferral', 'FeedBackReferralRequest'], ['WithdrawReferral', 'WithdrawReferralRequest'],
  ['Referral', 'ReferralView'], ['ReferralDetail', 'ReferralDetailView'], ['ReferralList', 'ReferralListView'], ['CaseReferrals', 'CaseReferralsView'],
  ['ConsentFact', 'ConsentFactView'], ['Sharing', 'SharingView'], ['SharedSummary', 'SharedSummaryView'], ['SharedLine', 'SharedLineView'],
  ['Figures', 'FiguresView'], ['KnownOn', 'KnownOnView'], ['FigureTable', 'FigureTableView'], ['FigureRow', 'FigureRowView'], ['ReportCatalogue', 'CatalogueView'],
  ['FreezeEdition', 'FreezeEditionRequest'], ['EditionList', 'EditionListView'], ['Edition', 'EditionView'], ['EditionPage', 'EditionPageView'], ['EditionCheck', 'EditionCheckView'],
  ['DeprivationReport', 'DeprivationReportView'], ['DeprivationCounts', 'DeprivationCountsView'], ['CareReport', 'CareReportView'], ['ActivityList', 'ActivityListView'], ['Activity', 'ActivityView'], ['RecordActivity', 'RecordActivityRequest'], ['EndActivity', 'EndActivityRequest'], ['ActivityAnswer', 'ActivityAnswerView'], ['ActivitiesReport', 'ActivitiesReportView'], ['ActivityCounts', 'ActivityCountsView'], ['ActivityRegion', 'ActivityRegionView'], ['ClosedSchools', 'ClosedSchoolsView'], ['OneStopCentres', 'OneStopCentresView'], ['PartnersOfRegion', 'PartnersOfRegionView'], ['ReintegrationReport', 'ReintegrationReportView'], ['OutcomeColumn', 'OutcomeColumnView'], ['CohortMilestone', 'CohortMilestoneView'], ['CohortRow', 'CohortRowView'], ['CohortSplit', 'CohortSplitView'], ['AsShownReport', 'AsShownReportView'], ['AsShownCounts', 'AsShownCountsView'], ['AsShownDeadline', 'AsShownDeadlineView'], ['CreateUser', 'CreateUserRequest'], ['InvitedUser', 'InvitedUserView'], ['Invitation', 'InvitationView'],
  ['Comparison', 'ComparisonView'], ['ComparedFigure', 'ComparedFigureView'], ['ComparedUnit', 'ComparedUnitView'], ['EntryBetween', 'EntryBetweenView'],
  ['ProtectedReport', 'ProtectedReportView'], ['ProtectedSection', 'ProtectedSectionView'], ['ProtectedColumn', 'ProtectedColumnView'], ['ProtectedRow', 'ProtectedRowView'], ['RenewProtected', 'RenewProtectedRequest'],
  ['BuilderVocabulary', 'BuilderVocabularyView'], ['BuilderMeasure', 'BuilderMeasureView'], ['BuiltTable', 'BuiltTableView'], ['BuiltProtection', 'BuiltProtectionView'],
  ['DisclosureSetting', 'DisclosureView'], ['ChangeDisclosure', 'ChangeDisclosureRequest'], ['DisclosureChanged', 'DisclosureChangedView'],
  ['WaysIn', 'WaysInView'], ['OwnAccess', 'OwnAccessView'], ['OwnPasskey', 'PasskeyView'], ['OwnSession', 'OwnSessionView'], ['NewTotp', 'NewTotpView'], ['AddedFactor', 'AddedFactorView'],
  ['SignInEvent', 'SignInEventView'], ['SignInEventList', 'SignInEventListView'], ['OpenInvitation', 'OpenInvitationView'],
  ['IncidentList', 'IncidentListView'], ['IncidentSummary', 'IncidentSummaryView'], ['ViolationBrief', 'ViolationBriefView'], ['Incident', 'IncidentView'], ['OtherIncident', 'OtherIncidentView'],
  ['LikelyIncident', 'LikelyIncidentView'], ['Violation', 'ViolationView'], ['ViolationDecision', 'DecisionView'], ['Victim', 'VictimView'], ['SufferedView', 'SufferedView'], ['IncidentSource', 'SourceView'],
  ['IncidentAnswer', 'IncidentAnswerView'], ['RecordViolation', 'ViolationRequest'], ['RecordVictim', 'VictimRequest'], ['RecordSuffered', 'SufferedRequest'], ['RecordSource', 'SourceRequest'], ['AmendIncident', 'AmendIncidentRequest'],
  ['VerifyViolation', 'VerifyViolationRequest'], ['CompareIncident', 'CompareIncidentRequest'], ['CaseViolationList', 'CaseViolationListView'], ['CaseViolation', 'CaseViolationView'], ['LinkChild', 'LinkChildRequest'],
  ['ViolationsReport', 'ViolationsReportView'], ['ViolationFigures', 'ViolationFiguresView'], ['ViolationFigure', 'ViolationFigureView'], ['ViolationSplit', 'ViolationSplitView'], ['ViolationCross', 'ViolationCrossView'],
  ['ViolationColumn', 'ViolationColumnView'], ['ViolationCrossRow', 'ViolationCrossRowView'], ['ViolationAges', 'ViolationAgesView'], ['PublishedDifference', 'PublishedDifferenceView'],
  ['CentreBoard', 'BoardView'], ['BoardCounts', 'BoardCountsView'], ['GroupCount', 'GroupCountView'], ['BoardChild', 'BoardChildView'], ['SetPlaces', 'SetPlacesRequest'], ['PlaceGroup', 'PlaceGroupRequest'],
  ['AnswerOverPlaces', 'AnswerOverPlacesRequest'],
  ['RecordStayAbsence', 'RecordStayAbsenceRequest'], ['EndStayAbsence', 'EndStayAbsenceRequest'], ['FosterFamilyList', 'FosterFamilyListView'], ['FosterFamily', 'FosterFamilyView'], ['FamilyTerms', 'FamilyTermsView'], ['Vetting', 'VettingView'], ['FamilyTraining', 'TrainingView'], ['PlacedChild', 'PlacedChildView'], ['Allowance', 'AllowanceView'],
  ['StayLife', 'StayLifeView'], ['StayIncident', 'StayIncidentView'], ['WeekNote', 'WeekNoteView'], ['CareSession', 'CareSessionView'], ['CentreIncidents', 'CentreIncidentsView'], ['CentreIncident', 'CentreIncidentView'],
  ['ReportIncident', 'ReportIncidentRequest'], ['FollowUpIncident', 'FollowUpIncidentRequest'], ['NoteWeek', 'NoteWeekRequest'], ['NoteSession', 'NoteSessionRequest'],
  ['CodeLists', 'CodeListsView'], ['CodeListSummary', 'CodeListSummaryView'], ['CodeListDetail', 'CodeListView'], ['ListedCode', 'ListedCodeView'], ['AddCode', 'AddCodeRequest'], ['ChangeCode', 'ChangeCodeRequest'], ['OrderCodes', 'OrderCodesRequest'],
  ['ExtraFields', 'ExtraFieldsView'], ['ExtraField', 'ExtraFieldView'], ['AddField', 'AddFieldRequest'], ['ChangeField', 'ChangeFieldRequest'], ['GivenExtra', 'ExtraAnswerRequest'], ['ExtraAnswers', 'ExtraAnswersView'], ['ExtraAnswer', 'ExtraAnswerView'], ['FieldReport', 'FieldReportView'],
  ['AdmissionSheet', 'AdmissionSheetView'], ['SheetView', 'SheetView'], ['FillSheet', 'FillSheetRequest'],
  ['FosterFamilyNames', 'FosterFamilyNamesView'], ['RegisterFamily', 'RegisterFamilyRequest'], ['NameFamily', 'FamilyNamesRequest'], ['VetFamily', 'VetFamilyRequest'], ['TrainFamily', 'TrainFamilyRequest'], ['VisitFamily', 'VisitFamilyRequest'], ['PayAllowance', 'PayAllowanceRequest'],
  ['ReviewStay', 'ReviewStayRequest'], ['RecordPlan', 'RecordPlanRequest'], ['RecordAssessment', 'RecordAssessmentRequest'], ['Reintegration', 'ReintegrationView'], ['Assessment', 'AssessmentView'], ['Ratings', 'RatingsView'], ['VisitSeen', 'VisitView'], ['AnswerRisk', 'AnswerRiskRequest'], ['ReturnSeen', 'ReturnView'], ['MilestoneSeen', 'MilestoneView'], ['TellOutcome', 'TellOutcomeRequest'], ['RecordReRecruitment', 'RecordReRecruitmentRequest'], ['AnswerReRecruitment', 'AnswerReRecruitmentRequest'], ['HeldAgain', 'HeldAgainRequest'], ['Track', 'TrackView'], ['Attendance', 'AttendanceView'], ['BeginTrack', 'BeginTrackRequest'], ['RecordAttendance', 'RecordAttendanceRequest'], ['EndTrack', 'EndTrackRequest'], ['Plan', 'PlanView'], ['PlanGoal', 'GoalView'], ['PlanStep', 'StepView'], ['StepOwner', 'OwnerView'], ['SetGoal', 'SetGoalRequest'], ['AddStep', 'AddStepRequest'], ['EndStep', 'EndStepRequest'], ['RecordTracing', 'RecordTracingRequest'], ['AskReunification', 'AskReunificationRequest'],
  ['RecordRelative', 'RecordRelativeRequest'], ['ChangeRelative', 'ChangeRelativeRequest'], ['OpenTracing', 'OpenTracingRequest'], ['CloseTracing', 'CloseTracingRequest'], ['FamilyView', 'FamilyView'], ['FamilyMember', 'FamilyMemberView'],
  ['NotedRelative', 'NotedRelativeView'], ['Preparation', 'PreparationView'], ['CareReview', 'CareReviewView'], ['AlternativeCare', 'AlternativeCareView'],
  ['RecordPreparation', 'RecordPreparationRequest'], ['DecideAlternativeCare', 'DecideAlternativeCareRequest'], ['ReviewAlternativeCare', 'ReviewAlternativeCareRequest'], ['LinkStatement', 'LinkStatementView'], ['BestInterestsPart', 'BestInterestsPartView'], ['BestInterests', 'BestInterestsView'],
  ['RecordStatement', 'RecordStatementRequest'], ['VerifyLink', 'VerifyLinkRequest'], ['AssessBestInterests', 'AssessBestInterestsRequest'], ['TracingRequest', 'TracingRequestView'], ['TracingStep', 'TracingStepView'],
  ['ProposeTransfer', 'ProposeTransferRequest'], ['AcceptTransfer', 'AcceptTransferRequest'], ['RefuseTransfer', 'RefuseTransferRequest'], ['ProposedTransfer', 'TransferView'],
  ['Presence', 'PresenceView'], ['CalledChild', 'CalledChildView'], ['ChildLeave', 'LeaveView'], ['TakeCall', 'TakeCallRequest'], ['PresenceLine', 'PresenceLineRequest'],
  ['DecideReunification', 'DecideReunificationRequest'], ['ObserveCustody', 'ObserveCustodyRequest'], ['ConcludeFollowUp', 'ConcludeFollowUpRequest'], ['FollowUp', 'FollowUpView'], ['RaiseAgeDoubt', 'RaiseAgeDoubtRequest'], ['ConcludeAge', 'ConcludeAgeRequest'], ['TellAge', 'TellAgeRequest'],
  ['RecordAgeDocument', 'RecordAgeDocumentRequest'], ['RecordAgeInterview', 'RecordAgeInterviewRequest'], ['RecordHolisticAssessment', 'RecordHolisticAssessmentRequest'], ['RecordAgeExamination', 'RecordAgeExaminationRequest'], ['AgeAssessment', 'AgeAssessmentView'],
  ['RecordVisit', 'RecordVisitRequest'], ['IdentityView', 'IdentityView'], ['Relative', 'RelativeRequest'], ['ActView', 'ActView'], ['ActListView', 'ActListView'], ['MakeableAct', 'MakeableActView'], ['IssueAct', 'IssueActRequest'], ['IssuedAct', 'IssuedActView'], ['VoidAct', 'VoidActRequest'], ['VerifyAct', 'VerifyActRequest'],
  ['VerifiedAct', 'VerifiedActView'], ['DocumentView', 'DocumentView'], ['DocumentListView', 'DocumentListView'], ['AddDocument', 'AddDocumentRequest'],
  ['AddedDocument', 'AddedDocumentView'], ['RecordIdentity', 'RecordIdentityRequest'], ['RequestClosure', 'RequestClosureRequest'], ['ApproveClosure', 'ApproveClosureRequest'], ['RefuseClosure', 'RefuseClosureRequest'], ['ReopenCase', 'ReopenCaseRequest'], ['ClosureView', 'ClosureView'], ['ClosureReason', 'ClosureReasonView'], ['ClosureCheck', 'CheckView'], ['AskedClosure', 'AskedClosureView'],
  ['RecordDeath', 'RecordDeathRequest'], ['FamilyTold', 'FamilyToldRequest'], ['ReviewDeath', 'ReviewDeathRequest'], ['WithdrawDeath', 'WithdrawDeathRequest'],
  ['Looker', 'LookerView'], ['Look', 'LookView'], ['LookList', 'LookListView'], ['AuditLook', 'AuditLookView'], ['AuditLookList', 'AuditLookListView'], ['ColumnChange', 'ColumnChangeView'],
  ['JournalEntry', 'JournalEntryView'], ['JournalList', 'JournalListView'], ['Unusual', 'UnusualView'], ['UnusualList', 'UnusualListView'], ['PublishedHead', 'HeadView'], ['HeadLetter', 'HeadLetterView'],
  ['DayOfHeads', 'DayOfHeadsView'], ['Caseload', 'CaseloadView'], ['CaseloadWorker', 'CaseloadWorkerView'], ['AssignCase', 'AssignRequest'],
  ['Colleague', 'ColleagueView'], ['ColleagueList', 'ColleagueListView'], ['Absence', 'AbsenceView'], ['AbsenceList', 'AbsenceListView'], ['RecordAbsence', 'RecordAbsenceRequest'],
  ['Telling', 'TellingView'], ['ChangeTelling', 'ChangeTellingRequest'], ['StandingIn', 'StandingInView'], ['PassedOn', 'PassedOnView'],
  ['ClockHealth', 'ClockHealthView'], ['Lateness', 'LatenessView'], ['ChannelState', 'ChannelStateView'], ['Heartbeat', 'HeartbeatView'], ['ClockCheck', 'ClockCheckView'],
  ['ClockDifference', 'ClockDifferenceView'], ['OperationsView', 'OperationsView'],
  ['AlertDelivery', 'DeliveryView'], ['OwnChannels', 'OwnChannelsView'], ['OwnTelephone', 'OwnTelephoneView'], ['PushDevice', 'PushDeviceView'],
  ['WebhookEndpointList', 'WebhookEndpointListView'], ['WebhookEndpoint', 'WebhookEndpointView'], ['CreateWebhookEndpoint', 'CreateWebhookEndpointRequest'], ['CreatedWebhookEndpoint', 'CreatedWebhookEndpointView'],
  ['OneTimeLimit', 'OneTimeLimitView'], ['TimeLimitDifference', 'TimeLimitDifferenceView'], ['ChangeTimeLimit', 'ChangeTimeLimitRequest'],
  ['ChangedTimeLimit', 'ChangedTimeLimitView'], ['DeadlineWhy', 'DeadlineWhyView'], ['WhyRule', 'WhyRuleView'], ['WhyFact', 'WhyFactView'], ['WhyShown', 'WhyShownView'],
] as const;

describe('the web client and the API speak of the same', () => {
  it.each([...sameName, ...renamed])('%s is %s', (inWeb, inApi) => {
    const schema = components.schemas[inApi];
    const fields = Object.keys(schema?.properties ?? {}).map((name) => `${name}${schema?.required?.includes(name) === true ? '' : '?'}`);
    expect(interfaces.get(inWeb)?.toSorted()).toEqual(fields.toSorted());
  });
});
