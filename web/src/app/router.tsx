import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Navigate, Outlet } from '@tanstack/react-router';
import { BoardPage } from '../features/clock/board.page';
import { SignInPage } from '../features/access/sign-in.page';
import { Loading } from '../ui/query-state';
import { Broken } from './broken';
import { Home } from './home';
import { NotFound } from './not-found';
import { isDay, textOf } from './search';
import { Shell } from './shell';

/** Sign-in and board come with the first load; every other page when it is opened. */
const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: Broken });
const signIn = createRoute({
  getParentRoute: () => root, path: '/sign-in', component: SignInPage,
  validateSearch: (search): { back?: string; refused?: Refusal } => ({
    ...(typeof search['back'] === 'string' && /^\/(?!\/)/.test(search['back']) && { back: search['back'] }),
    ...((search['refused'] === 'provider-refused' || search['refused'] === 'provider-unreachable') && { refused: search['refused'] }),
  }),
});
/** With what the server sends people back who tried to sign in by the provider. */
type Refusal = 'provider-refused' | 'provider-unreachable';
const invitation = createRoute({ getParentRoute: () => root, path: '/invitation', component: lazyRouteComponent(() => import('../features/access/invitation.page'), 'InvitationPage') });
const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: Shell });

const home = createRoute({ getParentRoute: () => inside, path: '/', component: Home });
const clock = createRoute({
  getParentRoute: () => inside, path: '/clock', component: BoardPage,
  validateSearch: ({ show }): { show?: 'overdue' | 'soon' } => (show === 'overdue' || show === 'soon' ? { show } : {}),
});
const cases = createRoute({
  getParentRoute: () => inside, path: '/cases', component: lazyRouteComponent(() => import('../features/cases/case-list.page'), 'CaseListPage'),
  validateSearch: (search) => textOf(search, ['status', 'region', 'centre', 'ageFrom', 'ageTo']),
});
const openCase = createRoute({ getParentRoute: () => inside, path: '/cases/new', component: lazyRouteComponent(() => import('../features/cases/open-case.page'), 'OpenCasePage') });
const caseload = createRoute({ getParentRoute: () => inside, path: '/caseload', component: lazyRouteComponent(() => import('../features/cases/caseload.page'), 'CaseloadPage') });
const oneCase = createRoute({ getParentRoute: () => inside, path: '/cases/$caseId', component: lazyRouteComponent(() => import('../features/cases/case.page'), 'CasePage') });
const documents = createRoute({ getParentRoute: () => inside, path: '/cases/$caseId/documents', component: lazyRouteComponent(() => import('../features/documents/documents.page'), 'DocumentsPage') });
const reintegration = createRoute({ getParentRoute: () => inside, path: '/cases/$caseId/reintegration', component: lazyRouteComponent(() => import('../features/reintegration/reintegration.page'), 'ReintegrationPage') });
const acts = createRoute({ getParentRoute: () => inside, path: '/cases/$caseId/acts', component: lazyRouteComponent(() => import('../features/acts/acts.page'), 'ActsPage') });
const caseSummary = createRoute({ getParentRoute: () => inside, path: '/cases/$caseId/summary', component: lazyRouteComponent(() => import('../features/case-summary/case-summary.page'), 'CaseSummaryPage') });
const verifyAct = createRoute({ getParentRoute: () => inside, path: '/verifier', component: lazyRouteComponent(() => import('../features/acts/verify.page'), 'VerifyPage') });
const looks = createRoute({ getParentRoute: () => inside, path: '/cases/$caseId/looks', component: lazyRouteComponent(() => import('../features/audit/case-looks.page'), 'CaseLooksPage') });
const act = createRoute({
  getParentRoute: () => inside, path: '/cases/$caseId/do/$action', component: lazyRouteComponent(() => import('../features/cases/action.page'), 'ActionPage'),
  validateSearch: (search) => textOf(search, ['fact']),
});
const caseDuplicates = createRoute({ getParentRoute: () => inside, path: '/cases/$caseId/duplicates', component: lazyRouteComponent(() => import('../features/duplicates/case-duplicates.page'), 'CaseDuplicatesPage') });
const merge = createRoute({ getParentRoute: () => inside, path: '/cases/$caseId/merge/$otherId', component: lazyRouteComponent(() => import('../features/duplicates/merge.page'), 'MergePage') });
const duplicateRequests = createRoute({ getParentRoute: () => inside, path: '/duplicates', component: lazyRouteComponent(() => import('../features/duplicates/requests.page'), 'DuplicateRequestsPage') });
const notify = createRoute({ getParentRoute: () => inside, path: '/captures/new', component: lazyRouteComponent(() => import('../features/custody/notify-capture.page'), 'NotifyCapturePage') });
const offerGroup = createRoute({ getParentRoute: () => inside, path: '/handovers/group', component: lazyRouteComponent(() => import('../features/handover/group.page'), 'OfferGroupPage') });
const acceptGroup = createRoute({ getParentRoute: () => inside, path: '/handovers/arrivals', component: lazyRouteComponent(() => import('../features/handover/group.page'), 'AcceptGroupPage') });
const notifyGroup = createRoute({ getParentRoute: () => inside, path: '/captures/group', component: lazyRouteComponent(() => import('../features/custody/notify-group.page'), 'NotifyGroupPage') });
const alerts = createRoute({
  getParentRoute: () => inside, path: '/alerts', component: lazyRouteComponent(() => import('../features/alerts/alerts.page'), 'AlertsPage'),
  validateSearch: (search) => textOf(search, ['show', 'case']),
});
const centres = createRoute({ getParentRoute: () => inside, path: '/centres', component: lazyRouteComponent(() => import('../features/centres/centres.page'), 'CentresPage') });
const centre = createRoute({ getParentRoute: () => inside, path: '/centres/$centreCode', component: lazyRouteComponent(() => import('../features/centres/centre.page'), 'CentrePage') });
const centrePlaces = createRoute({ getParentRoute: () => inside, path: '/centres/$centreCode/places', component: lazyRouteComponent(() => import('../features/centres/places.page'), 'PlacesPage') });
const admissionSheet = createRoute({ getParentRoute: () => inside, path: '/cases/$caseId/admission', component: lazyRouteComponent(() => import('../features/interim-care/admission-sheet.page'), 'AdmissionSheetPage') });
const fosterFamilies = createRoute({ getParentRoute: () => inside, path: '/foster-families', component: lazyRouteComponent(() => import('../features/foster-care/families.page'), 'FamiliesPage') });
const newFamily = createRoute({ getParentRoute: () => inside, path: '/foster-families/new', component: lazyRouteComponent(() => import('../features/foster-care/register-family.page'), 'RegisterFamilyPage') });
const fosterFamily = createRoute({ getParentRoute: () => inside, path: '/foster-families/$familyCode', component: lazyRouteComponent(() => import('../features/foster-care/family.page'), 'FamilyPage') });
const vetFamily = createRoute({ getParentRoute: () => inside, path: '/foster-families/$familyCode/vetting', component: lazyRouteComponent(() => import('../features/foster-care/vetting.page'), 'VettingPage') });
const trainFamily = createRoute({ getParentRoute: () => inside, path: '/foster-families/$familyCode/training', component: lazyRouteComponent(() => import('../features/foster-care/training.page'), 'TrainingPage') });
const renameFamily = createRoute({ getParentRoute: () => inside, path: '/foster-families/$familyCode/names', component: lazyRouteComponent(() => import('../features/foster-care/names.page'), 'NamesPage') });
const activities = createRoute({
  getParentRoute: () => inside, path: '/activities', component: lazyRouteComponent(() => import('../features/activities/activities.page'), 'ActivitiesPage'), validateSearch: (search) => textOf(search, ['kind', 'region']),
});
const recordActivity = createRoute({ getParentRoute: () => inside, path: '/activities/new', component: lazyRouteComponent(() => import('../features/activities/record-activity.page'), 'RecordActivityPage') });
const endActivity = createRoute({ getParentRoute: () => inside, path: '/activities/$activityId/end', component: lazyRouteComponent(() => import('../features/activities/end-activity.page'), 'EndActivityPage') });
const violations = createRoute({
  getParentRoute: () => inside, path: '/violations', component: lazyRouteComponent(() => import('../features/violations/incidents.page'), 'IncidentsPage'),
  validateSearch: (search) => textOf(search, ['type', 'status', 'party', 'region', 'from', 'to']),
});
const recordIncident = createRoute({ getParentRoute: () => inside, path: '/violations/new', component: lazyRouteComponent(() => import('../features/violations/record-incident.page'), 'RecordIncidentPage') });
const oneIncident = createRoute({ getParentRoute: () => inside, path: '/violations/$incidentId', component: lazyRouteComponent(() => import('../features/violations/incident.page'), 'IncidentPage') });
const verifyViolation = createRoute({ getParentRoute: () => inside, path: '/violations/$incidentId/verify/$violationId', component: lazyRouteComponent(() => import('../features/violations/verify.page'), 'VerifyPage') });
const addToIncident = createRoute({ getParentRoute: () => inside, path: '/violations/$incidentId/add/$what', component: lazyRouteComponent(() => import('../features/violations/add.page'), 'AddPage') });
const amendIncident = createRoute({ getParentRoute: () => inside, path: '/violations/$incidentId/amend', component: lazyRouteComponent(() => import('../features/violations/amend.page'), 'AmendIncidentPage') });
const caseViolations = createRoute({ getParentRoute: () => inside, path: '/cases/$caseId/violations', component: lazyRouteComponent(() => import('../features/violations/case-violations.page'), 'CaseViolationsPage') });
const stayLife = createRoute({ getParentRoute: () => inside, path: '/cases/$caseId/life', component: lazyRouteComponent(() => import('../features/stay-life/life.page'), 'StayLifePage') });
const centreIncidents = createRoute({ getParentRoute: () => inside, path: '/centres/$centreCode/incidents', component: lazyRouteComponent(() => import('../features/centres/incidents.page'), 'CentreIncidentsPage') });
const centrePresence = createRoute({ getParentRoute: () => inside, path: '/centres/$centreCode/presence', component: lazyRouteComponent(() => import('../features/centres/presence.page'), 'PresencePage') });
const codeLists = createRoute({ getParentRoute: () => inside, path: '/code-lists', component: lazyRouteComponent(() => import('../features/configuration/code-lists.page'), 'CodeListsPage') });
const codeList = createRoute({ getParentRoute: () => inside, path: '/code-lists/$list', component: lazyRouteComponent(() => import('../features/configuration/code-list.page'), 'CodeListPage') });
const addCode = createRoute({ getParentRoute: () => inside, path: '/code-lists/$list/add', component: lazyRouteComponent(() => import('../features/configuration/code-forms'), 'AddCodePage') });
const changeCode = createRoute({ getParentRoute: () => inside, path: '/code-lists/$list/codes/$code', component: lazyRouteComponent(() => import('../features/configuration/code-forms'), 'ChangeCodePage') });
const extraFields = createRoute({ getParentRoute: () => inside, path: '/extra-fields', component: lazyRouteComponent(() => import('../features/configuration/extra-fields.page'), 'ExtraFieldsPage') });
const addField = createRoute({ getParentRoute: () => inside, path: '/extra-fields/add', component: lazyRouteComponent(() => import('../features/configuration/extra-field-forms'), 'AddFieldPage') });
const changeField = createRoute({ getParentRoute: () => inside, path: '/extra-fields/$field', component: lazyRouteComponent(() => import('../features/configuration/extra-field-forms'), 'ChangeFieldPage') });
const fieldFigures = createRoute({ getParentRoute: () => inside, path: '/extra-fields/$field/figures', component: lazyRouteComponent(() => import('../features/configuration/field-figures.page'), 'FieldFiguresPage') });
const timeLimits = createRoute({ getParentRoute: () => inside, path: '/time-limits', component: lazyRouteComponent(() => import('../features/deadlines/time-limits.page'), 'TimeLimitsPage') });
const timeLimit = createRoute({ getParentRoute: () => inside, path: '/time-limits/$code', component: lazyRouteComponent(() => import('../features/deadlines/time-limit.page'), 'TimeLimitPage') });
const changeTimeLimit = createRoute({ getParentRoute: () => inside, path: '/time-limits/$code/change', component: lazyRouteComponent(() => import('../features/deadlines/change-time-limit.page'), 'ChangeTimeLimitPage') });
const why = createRoute({ getParentRoute: () => inside, path: '/cases/$caseId/deadlines/$deadlineId', component: lazyRouteComponent(() => import('../features/deadlines/why.page'), 'WhyPage') });
const erasures = createRoute({
  getParentRoute: () => inside, path: '/erasures', component: lazyRouteComponent(() => import('../features/retention/erasures.page'), 'ErasuresPage'),
  validateSearch: ({ show }): { show?: 'decided' } => (show === 'decided' ? { show } : {}),
});
const retentionRules = createRoute({ getParentRoute: () => inside, path: '/retention-rules', component: lazyRouteComponent(() => import('../features/retention/retention-rules.page'), 'RetentionRulesPage') });
const reports = createRoute({ getParentRoute: () => inside, path: '/reports', component: Outlet });
const period = (search: Record<string, unknown>): { from?: string; to?: string } => {
  const { from, to } = textOf(search, ['from', 'to']);
  return { ...(isDay(from) && { from }), ...(isDay(to) && { to }) };
};
const reportsHome = createRoute({ getParentRoute: () => reports, path: '/', component: lazyRouteComponent(() => import('../features/reports/reports-home.page'), 'ReportsHome') });
const builder = createRoute({
  getParentRoute: () => reports, path: '/builder', component: lazyRouteComponent(() => import('../features/reports/builder.page'), 'BuilderPage'),
  validateSearch: (search) => textOf(search, ['measure', 'rows', 'columns', 'filter', 'value', 'from', 'to']),
});
const protectedReport = createRoute({
  getParentRoute: () => reports, path: '/protected', component: lazyRouteComponent(() => import('../features/reports/protected.page'), 'ProtectedPage'),
  validateSearch: ({ report, year }): { report?: string; year?: number } => ({ ...(typeof report === 'string' && { report }), ...(typeof year === 'number' && Number.isInteger(year) && { year }) }),
});
const deprivation = createRoute({ getParentRoute: () => reports, path: '/deprivation', validateSearch: period, component: lazyRouteComponent(() => import('../features/reports/deprivation.page'), 'DeprivationPage') });
const care = createRoute({ getParentRoute: () => reports, path: '/care', validateSearch: period, component: lazyRouteComponent(() => import('../features/reports/care.page'), 'CarePage') });
const activitiesReport = createRoute({ getParentRoute: () => reports, path: '/activities', validateSearch: period, component: lazyRouteComponent(() => import('../features/reports/activities.page'), 'ActivitiesReportPage') });
const reintegrationReport = createRoute({ getParentRoute: () => reports, path: '/reintegration', validateSearch: period, component: lazyRouteComponent(() => import('../features/reports/reintegration.page'), 'ReintegrationReportPage') });
const violationsReport = createRoute({ getParentRoute: () => reports, path: '/violations', validateSearch: period, component: lazyRouteComponent(() => import('../features/reports/violations.page'), 'ViolationsReportPage') });
const asShown = createRoute({
  getParentRoute: () => reports, path: '/deadlines', component: lazyRouteComponent(() => import('../features/reports/as-shown.page'), 'AsShownPage'),
  validateSearch: (search): { on?: string; region?: string } => {
    const { on, region } = textOf(search, ['on', 'region']);
    return { ...(isDay(on) && { on }), ...(region !== undefined && { region }) };
  },
});
const knownOn = createRoute({
  getParentRoute: () => reports, path: '/known', component: lazyRouteComponent(() => import('../features/reports/known.page'), 'KnownPage'),
  validateSearch: (search): { report?: string; from?: string; to?: string; on?: string } => {
    const { report, on } = textOf(search, ['report', 'on']);
    return { ...period(search), ...(report !== undefined && { report }), ...(isDay(on) && { on }) };
  },
});
const editions = createRoute({ getParentRoute: () => reports, path: '/editions', component: lazyRouteComponent(() => import('../features/reports/editions.page'), 'EditionsPage') });
const comparison = createRoute({
  getParentRoute: () => reports, path: '/editions/compare', component: lazyRouteComponent(() => import('../features/reports/comparison.page'), 'ComparisonPage'),
  validateSearch: (search) => textOf(search, ['before', 'after']),
});
const oneEdition = createRoute({ getParentRoute: () => reports, path: '/editions/$editionId', component: lazyRouteComponent(() => import('../features/reports/edition.page'), 'EditionPage') });
const audit = createRoute({ getParentRoute: () => inside, path: '/audit', component: Outlet });
const recordFilter = (search: Record<string, unknown>) => ({ ...textOf(search, ['person', 'kind', 'subject', 'case']), ...period(search) });
const auditHome = createRoute({ getParentRoute: () => audit, path: '/', component: () => <Navigate to="/audit/looks" replace /> });
const auditLooks = createRoute({ getParentRoute: () => audit, path: '/looks', validateSearch: recordFilter, component: lazyRouteComponent(() => import('../features/audit/looks.page'), 'AuditLooksPage') });
const auditJournal = createRoute({ getParentRoute: () => audit, path: '/journal', validateSearch: recordFilter, component: lazyRouteComponent(() => import('../features/audit/journal.page'), 'JournalPage') });
const signIns = createRoute({ getParentRoute: () => audit, path: '/sign-ins', validateSearch: recordFilter, component: lazyRouteComponent(() => import('../features/audit/sign-ins.page'), 'SignInsPage') });
const unusual = createRoute({ getParentRoute: () => audit, path: '/unusual', validateSearch: period, component: lazyRouteComponent(() => import('../features/audit/unusual.page'), 'UnusualPage') });
const heads = createRoute({ getParentRoute: () => audit, path: '/heads', component: lazyRouteComponent(() => import('../features/audit/heads.page'), 'HeadsPage') });
const users = createRoute({ getParentRoute: () => inside, path: '/users', component: lazyRouteComponent(() => import('../features/access/users.page'), 'UsersPage') });
const operations = createRoute({ getParentRoute: () => inside, path: '/operations', component: lazyRouteComponent(() => import('../features/operations/operations.page'), 'OperationsPage') });
const createUser = createRoute({ getParentRoute: () => inside, path: '/users/new', component: lazyRouteComponent(() => import('../features/access/create-user.page'), 'CreateUserPage') });

const emergency = createRoute({ getParentRoute: () => inside, path: '/emergency-accesses', component: lazyRouteComponent(() => import('../features/emergency-access/emergency.page'), 'EmergencyPage') });
const openEmergency = createRoute({ getParentRoute: () => inside, path: '/emergency-accesses/new', component: lazyRouteComponent(() => import('../features/emergency-access/open-emergency.page'), 'OpenEmergencyPage') });
const oneEmergency = createRoute({ getParentRoute: () => inside, path: '/emergency-accesses/$accessId', component: lazyRouteComponent(() => import('../features/emergency-access/review-emergency.page'), 'ReviewEmergencyPage') });
const family = createRoute({ getParentRoute: () => inside, path: '/cases/$caseId/family', component: lazyRouteComponent(() => import('../features/family/family.page'), 'FamilyPage') });
const age = createRoute({ getParentRoute: () => inside, path: '/cases/$caseId/age', component: lazyRouteComponent(() => import('../features/age-assessment/age.page'), 'AgePage') });
const consents = createRoute({ getParentRoute: () => inside, path: '/cases/$caseId/consents', component: lazyRouteComponent(() => import('../features/consent/consents.page'), 'ConsentsPage') });
const recordConsent = createRoute({ getParentRoute: () => inside, path: '/cases/$caseId/consents/new', component: lazyRouteComponent(() => import('../features/consent/record-consent.page'), 'RecordConsentPage') });
const withdrawConsent = createRoute({ getParentRoute: () => inside, path: '/cases/$caseId/consents/$consentId/withdraw', component: lazyRouteComponent(() => import('../features/consent/withdraw-consent.page'), 'WithdrawConsentPage') });
const share = createRoute({ getParentRoute: () => inside, path: '/cases/$caseId/share', component: lazyRouteComponent(() => import('../features/consent/share.page'), 'SharePage') });
const sharedSummary = createRoute({ getParentRoute: () => inside, path: '/cases/$caseId/sharings/$sharingId', component: lazyRouteComponent(() => import('../features/consent/shared-summary.page'), 'SharedSummaryPage') });
const services = createRoute({ getParentRoute: () => inside, path: '/cases/$caseId/services', component: lazyRouteComponent(() => import('../features/reintegration/services.page'), 'ServicesPage') });
const endService = createRoute({ getParentRoute: () => inside, path: '/cases/$caseId/services/$serviceId/end', component: lazyRouteComponent(() => import('../features/reintegration/end-service.page'), 'EndServicePage') });
const day = createRoute({ getParentRoute: () => inside, path: '/day', component: lazyRouteComponent(() => import('../features/working-day/day.page'), 'DayPage') });
const caseNotes = createRoute({ getParentRoute: () => inside, path: '/cases/$caseId/notes', component: lazyRouteComponent(() => import('../features/working-day/case-notes.page'), 'CaseNotesPage') });
const shifts = createRoute({ getParentRoute: () => inside, path: '/centres/$centreCode/shifts', component: lazyRouteComponent(() => import('../features/centres/shifts.page'), 'ShiftsPage') });
const meeting = createRoute({ getParentRoute: () => inside, path: '/centres/$centreCode/meeting', component: lazyRouteComponent(() => import('../features/centres/meeting.page'), 'MeetingPage') });
const caseTasks = createRoute({
  getParentRoute: () => inside, path: '/cases/$caseId/tasks', component: lazyRouteComponent(() => import('../features/working-day/case-tasks.page'), 'CaseTasksPage'),
  validateSearch: ({ kind }): { kind?: 'civil-document' } => (kind === 'civil-document' ? { kind } : {}),
});
const restricted = createRoute({ getParentRoute: () => inside, path: '/cases/$caseId/restricted', component: lazyRouteComponent(() => import('../features/restricted/restricted.page'), 'RestrictedPage') });
const recordRestricted = createRoute({ getParentRoute: () => inside, path: '/cases/$caseId/restricted/new', component: lazyRouteComponent(() => import('../features/restricted/record-restricted.page'), 'RecordRestrictedPage') });
const restrictedNames = createRoute({ getParentRoute: () => inside, path: '/cases/$caseId/restricted/$listId', component: lazyRouteComponent(() => import('../features/restricted/names.page'), 'RestrictedNamesPage') });
const restrictedCounts = createRoute({
  getParentRoute: () => reports, path: '/restricted', component: lazyRouteComponent(() => import('../features/restricted/counts.page'), 'RestrictedCountsPage'),
  validateSearch: ({ year }): { year?: number } => (typeof year === 'number' && Number.isInteger(year) ? { year } : {}),
});
const referrals = createRoute({ getParentRoute: () => inside, path: '/referrals', component: lazyRouteComponent(() => import('../features/referrals/waiting.page'), 'WaitingReferralsPage') });
const caseReferrals = createRoute({ getParentRoute: () => inside, path: '/cases/$caseId/referrals', component: lazyRouteComponent(() => import('../features/referrals/case-referrals.page'), 'CaseReferralsPage') });
const referral = createRoute({ getParentRoute: () => inside, path: '/cases/$caseId/referrals/$referralId', component: lazyRouteComponent(() => import('../features/referrals/referral.page'), 'ReferralPage') });
const referralStep = createRoute({ getParentRoute: () => inside, path: '/cases/$caseId/referrals/$referralId/$step', component: lazyRouteComponent(() => import('../features/referrals/step.page'), 'ReferralStepPage') });
const security = createRoute({ getParentRoute: () => inside, path: '/security', component: lazyRouteComponent(() => import('../features/access/security.page'), 'SecurityPage') });

const telling = createRoute({ getParentRoute: () => inside, path: '/telling', component: lazyRouteComponent(() => import('../features/telling/telling.page'), 'TellingPage') });
const channels = createRoute({ getParentRoute: () => inside, path: '/channels', component: lazyRouteComponent(() => import('../features/channels/channels.page'), 'ChannelsPage') });
const webhooks = createRoute({ getParentRoute: () => inside, path: '/webhooks', component: lazyRouteComponent(() => import('../features/channels/webhooks.page'), 'WebhooksPage') });

const anythingElse = createRoute({ getParentRoute: () => inside, path: '$', component: NotFound });

const routeTree = root.addChildren([
  signIn, invitation,
  inside.addChildren([
    home, clock, cases, caseload, openCase, oneCase, documents, acts, caseSummary, reintegration, verifyAct, looks, act, caseDuplicates, merge, duplicateRequests, notify, notifyGroup, offerGroup, acceptGroup, alerts, centres, centre, centrePlaces, admissionSheet, fosterFamilies, newFamily, fosterFamily, vetFamily, trainFamily, renameFamily, activities, recordActivity, endActivity, violations, recordIncident, oneIncident, verifyViolation, addToIncident, amendIncident, caseViolations, stayLife, centreIncidents, centrePresence, extraFields, addField, changeField, fieldFigures, codeLists, codeList, addCode, changeCode, timeLimits, timeLimit, changeTimeLimit, why, erasures, retentionRules, reports.addChildren([reportsHome, deprivation, care, reintegrationReport, activitiesReport, violationsReport, asShown, knownOn, editions, comparison, oneEdition, builder, protectedReport, restrictedCounts]), users, createUser, operations,
    emergency, openEmergency, oneEmergency, age, family, consents, recordConsent, withdrawConsent, share, sharedSummary, services, endService, day, caseTasks, caseNotes, shifts, meeting, restricted, recordRestricted, restrictedNames, referrals, caseReferrals, referral, referralStep, audit.addChildren([auditHome, auditLooks, auditJournal, signIns, unusual, heads]), security, telling, channels, webhooks, anythingElse,
  ]),
]);

export const router = createRouter({
  routeTree, scrollRestoration: true, defaultPendingComponent: Loading, defaultErrorComponent: Broken, defaultNotFoundComponent: NotFound,
  defaultPreload: 'intent', defaultPreloadStaleTime: 0,
});

declare module '@tanstack/react-router' {
  interface Register { router: typeof router }
}
