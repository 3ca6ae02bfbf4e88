import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from './client';
import type {
  AbsenceList, ActivitiesReport, ActivityList, ActListView, AdmissionSheet, AlertListView, AsShownReport, AuditLookList, CareReport, CaseListView,
  Caseload, CaseView, CaseViolationList, CentreBoard, CentreIncidents, CheckDuplicates, ClockView, ClosureView, CodeListDetail, CodeLists,
  ColleagueList, Comparison, DayOfHeads, DeadlineWhy, DeprivationReport, DocumentListView, DuplicateCheck, DuplicateRequests, EditionList, EditionPage,
  ErasureListView, ExtraAnswers, ExtraFields, FamilyView, FieldReport, Figures, FosterFamilyList, FosterFamilyNames, FosterFamilyPage, HandoverLines,
  Incident, IncidentList, JournalList, Looker, LookList, Meeting, MergePreview, OneTimeLimit, OperationsView, Presence, ReferenceView, Reintegration,
  ReintegrationReport, ReportCatalogue, RetentionRuleView, SearchCases, SessionView, Shifts, SignInEventList, StayLife, Telling, TimeLimitView,
  UnusualList, UserView, ViolationsReport,
} from './contract';
import { isSignedOut } from './problem';
import { setServerNow } from './server-clock';

const MINUTE = 60_000;

/** null: nobody is signed in. Not knowing (no network) is an error, not a null. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<SessionView | null> => {
    try {
      return await call<SessionView>('/session');
    } catch (error) {
      if (isSignedOut(error)) return null;
      throw error;
    }
  },
  staleTime: Infinity,
});

export const referenceQuery = queryOptions({
  queryKey: ['reference'],
  queryFn: ({ signal }) => call<ReferenceView>('/reference', { signal }),
  staleTime: 5 * MINUTE, // a list may be worded anew from a page
});

export const clockQuery = infiniteQueryOptions({
  queryKey: ['clock'],
  queryFn: async ({ pageParam, signal }) => {
    const view = await call<ClockView>(`/clock${query({ cursor: pageParam })}`, { signal });
    setServerNow(view.now);
    return view;
  },
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.nextCursor,
  refetchInterval: MINUTE,
});

/** As it stands in the address. */
export interface CaseNarrowing {
  readonly status?: string | undefined;
  readonly region?: string | undefined;
  readonly centre?: string | undefined;
  readonly ageFrom?: string | undefined;
  readonly ageTo?: string | undefined;
}

/** @param words looked for: asked by POST, as a name has no place in an address */
export const casesQuery = (narrowing: CaseNarrowing, words: string | undefined) => infiniteQueryOptions({
  queryKey: ['cases', narrowing, words],
  queryFn: ({ pageParam, signal }) =>
    words === undefined
      ? call<CaseListView>(`/cases${query({ ...narrowing, cursor: pageParam })}`, { signal })
      : call<CaseListView>('/cases/search', { method: 'POST', body: search(words, narrowing, pageParam), signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.nextCursor,
});

function search(q: string, { ageFrom, ageTo, ...narrowing }: CaseNarrowing, cursor: string | undefined): SearchCases {
  return {
    q, ...narrowing, ...(ageFrom !== undefined && { ageFrom: Number(ageFrom) }), ...(ageTo !== undefined && { ageTo: Number(ageTo) }), ...(cursor !== undefined && { cursor }),
  };
}

export const caseQuery = (id: string) => queryOptions({
  queryKey: ['case', id],
  queryFn: ({ signal }) => call<CaseView>(`/cases/${encodeURIComponent(id)}`, { signal }),
});

export const closureQuery = (caseId: string) => queryOptions({ queryKey: ['closure', caseId], queryFn: ({ signal }) => call<ClosureView>(`/cases/${encodeURIComponent(caseId)}/closure`, { signal }) });

export const documentsQuery = (caseId: string) => queryOptions({
  queryKey: ['documents', caseId],
  queryFn: ({ signal }) => call<DocumentListView>(`/cases/${encodeURIComponent(caseId)}/documents`, { signal }),
  staleTime: MINUTE, // each reading is in the access log: once, not at every turn of the page
});

export const familyQuery = (caseId: string) => queryOptions({
  queryKey: ['family', caseId],
  queryFn: ({ signal }) => call<FamilyView>(`/cases/${encodeURIComponent(caseId)}/family`, { signal }),
  staleTime: MINUTE, // each reading is in the access log
});

export const reintegrationQuery = (caseId: string) => queryOptions({
  queryKey: ['reintegration', caseId],
  queryFn: ({ signal }) => call<Reintegration>(`/cases/${encodeURIComponent(caseId)}/reintegration`, { signal }),
});

export const actsQuery = (caseId: string) => queryOptions({
  queryKey: ['acts', caseId],
  queryFn: ({ signal }) => call<ActListView>(`/cases/${encodeURIComponent(caseId)}/acts`, { signal }),
  staleTime: MINUTE,
});

export const alertsQuery = (state: 'open' | 'all') => queryOptions({
  queryKey: ['alerts', state],
  queryFn: ({ signal }) => call<AlertListView>(`/alerts?state=${state}`, { signal }),
  refetchInterval: MINUTE,
});

export const tellingQuery = queryOptions({ queryKey: ['telling'], queryFn: ({ signal }) => call<Telling>('/me/telling', { signal }) });
export const absencesQuery = queryOptions({ queryKey: ['absences'], queryFn: ({ signal }) => call<AbsenceList>('/absences', { signal }) });
export const caseloadQuery = queryOptions({ queryKey: ['caseload'], queryFn: ({ signal }) => call<Caseload>('/caseload', { signal }) });
export const standInsQuery = (userId: string) => queryOptions({
  queryKey: ['absences', 'stand-ins', userId], queryFn: ({ signal }) => call<ColleagueList>(`/absences/stand-ins?userId=${userId}`, { signal }),
});

/** A question by POST, as a name has no place in an address. Not asked again by itself: every look is counted and logged. */
export const duplicatesQuery = (question: CheckDuplicates) => queryOptions({
  queryKey: ['duplicates', 'check', question],
  queryFn: ({ signal }) => call<DuplicateCheck>('/duplicates/check', { method: 'POST', body: question, signal }),
  staleTime: 5 * MINUTE,
  refetchOnWindowFocus: false,
});

export const duplicateRequestsQuery = queryOptions({
  queryKey: ['duplicates', 'requests'],
  queryFn: ({ signal }) => call<DuplicateRequests>('/duplicates/requests', { signal }),
});

export const mergeQuery = (keptId: string, mergedId: string) => queryOptions({
  queryKey: ['duplicates', 'merge', keptId, mergedId],
  queryFn: ({ signal }) => call<MergePreview>(`/cases/${encodeURIComponent(keptId)}/merge/${encodeURIComponent(mergedId)}`, { signal }),
});

export const timeLimitsQuery = queryOptions({
  queryKey: ['time-limits'],
  queryFn: ({ signal }) => call<{ items: TimeLimitView[] }>('/time-limits', { signal }),
  staleTime: 10 * MINUTE,
});

export const timeLimitQuery = (code: string) => queryOptions({
  queryKey: ['time-limits', code],
  queryFn: ({ signal }) => call<OneTimeLimit>(`/time-limits/${encodeURIComponent(code)}`, { signal }),
});

export const whyQuery = (caseId: string, deadlineId: string) => queryOptions({
  queryKey: ['case', caseId, 'why', deadlineId],
  queryFn: ({ signal }) => call<DeadlineWhy>(`/cases/${encodeURIComponent(caseId)}/deadlines/${encodeURIComponent(deadlineId)}`, { signal }),
});

export interface Period {
  readonly from: string;
  readonly to: string;
}

export const deprivationQuery = (period: Period) => queryOptions({
  queryKey: ['report', 'deprivation', period],
  queryFn: ({ signal }) => call<DeprivationReport>(`/reports/deprivation${query({ ...period })}`, { signal }),
});

export const asShownQuery = (asked: { readonly on: string; readonly region?: string }) => queryOptions({
  queryKey: ['report', 'as-shown', asked],
  queryFn: ({ signal }) => call<AsShownReport>(`/reports/deadlines-as-shown${query({ ...asked })}`, { signal }),
});

export const careQuery = (period: Period) => queryOptions({
  queryKey: ['report', 'care', period],
  queryFn: ({ signal }) => call<CareReport>(`/reports/care${query({ ...period })}`, { signal }),
});

/** As it stands in the address. */
export interface AskedFigures extends Period { readonly report: string; readonly on?: string; readonly position?: string }

export const catalogueQuery = queryOptions({ queryKey: ['report', 'catalogue'], queryFn: ({ signal }) => call<ReportCatalogue>('/reports/catalogue', { signal }), staleTime: Infinity });

export const figuresQuery = ({ report, ...asked }: AskedFigures) => queryOptions({
  queryKey: ['report', 'figures', report, asked],
  queryFn: ({ signal }) => call<Figures>(`/reports/catalogue/${encodeURIComponent(report)}${query({ ...asked })}`, { signal }),
});

export const editionsQuery = queryOptions({ queryKey: ['report', 'editions'], queryFn: ({ signal }) => call<EditionList>('/editions', { signal }) });

export const editionQuery = (id: string) => queryOptions({
  queryKey: ['report', 'editions', id],
  queryFn: ({ signal }) => call<EditionPage>(`/editions/${encodeURIComponent(id)}`, { signal }),
});

export const extraFieldsQuery = queryOptions({ queryKey: ['extra-fields'], queryFn: ({ signal }) => call<ExtraFields>('/extra-fields', { signal }) });
export const extraAnswersQuery = (caseId: string) => queryOptions({
  queryKey: ['case', caseId, 'extra'],
  queryFn: ({ signal }) => call<ExtraAnswers>(`/cases/${encodeURIComponent(caseId)}/extra-answers`, { signal }),
});
export const fieldReportQuery = (field: string, from: string, to: string) => queryOptions({
  queryKey: ['report', 'extra-field', field, from, to],
  queryFn: ({ signal }) => call<FieldReport>(`/reports/extra-fields/${encodeURIComponent(field)}?from=${from}&to=${to}`, { signal }),
});
export const codeListsQuery = queryOptions({ queryKey: ['code-lists'], queryFn: ({ signal }) => call<CodeLists>('/code-lists', { signal }) });
export const codeListQuery = (list: string) => queryOptions({
  queryKey: ['code-lists', list],
  queryFn: ({ signal }) => call<CodeListDetail>(`/code-lists/${encodeURIComponent(list)}`, { signal }),
});
export const stayLifeQuery = (caseId: string) => queryOptions({
  queryKey: ['case', caseId, 'stay-life'],
  queryFn: ({ signal }) => call<StayLife>(`/cases/${encodeURIComponent(caseId)}/stay/life`, { signal }),
});
export const centreIncidentsQuery = (centre: string) => queryOptions({
  queryKey: ['centre', centre, 'incidents'],
  queryFn: ({ signal }) => call<CentreIncidents>(`/centres/${encodeURIComponent(centre)}/incidents`, { signal }),
});
export const comparisonQuery = (editions: { readonly before: string; readonly after: string }) => queryOptions({
  queryKey: ['report', 'comparison', editions],
  queryFn: ({ signal }) => call<Comparison>(`/editions/comparison${query({ ...editions })}`, { signal }),
});

export const admissionSheetQuery = (caseId: string) => queryOptions({
  queryKey: ['case', caseId, 'admission-sheet'],
  queryFn: ({ signal }) => call<AdmissionSheet>(`/cases/${encodeURIComponent(caseId)}/stay/admission-sheet`, { signal }),
});
export const fosterFamiliesQuery = () => queryOptions({
  queryKey: ['foster-families'],
  queryFn: ({ signal }) => call<FosterFamilyList>('/foster-families', { signal }),
});
export const fosterFamilyQuery = (code: string) => queryOptions({
  queryKey: ['foster-families', code],
  queryFn: ({ signal }) => call<FosterFamilyPage>(`/foster-families/${encodeURIComponent(code)}`, { signal }),
});
/** Asked for only when somebody wants to know: each look is recorded. */
export const fosterFamilyNamesQuery = (code: string) => queryOptions({
  queryKey: ['foster-families', code, 'names'],
  queryFn: ({ signal }) => call<FosterFamilyNames>(`/foster-families/${encodeURIComponent(code)}/names`, { signal }),
});
/** As it stands in the address. */
export interface IncidentNarrowing {
  readonly type?: string | undefined;
  readonly status?: string | undefined;
  readonly party?: string | undefined;
  readonly region?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export const incidentsQuery = (narrowing: IncidentNarrowing) => infiniteQueryOptions({
  queryKey: ['incidents', 'list', narrowing],
  queryFn: ({ pageParam, signal }) => call<IncidentList>(`/incidents${query({ ...narrowing, cursor: pageParam })}`, { signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.nextCursor,
});

export const incidentQuery = (id: string) => queryOptions({
  queryKey: ['incidents', 'one', id],
  queryFn: ({ signal }) => call<Incident>(`/incidents/${id}`, { signal }),
});

export const caseViolationsQuery = (caseId: string) => queryOptions({
  queryKey: ['case', caseId, 'violations'],
  queryFn: ({ signal }) => call<CaseViolationList>(`/cases/${caseId}/violations`, { signal }),
});

export interface ActivityNarrowing {
  readonly kind?: string | undefined;
  readonly region?: string | undefined;
}

export const activitiesQuery = (narrowing: ActivityNarrowing) => queryOptions({
  queryKey: ['activities', narrowing],
  queryFn: ({ signal }) => call<ActivityList>(`/activities${query({ ...narrowing })}`, { signal }),
});

export const activitiesReportQuery = (period: Period) => queryOptions({
  queryKey: ['report', 'activities', period],
  queryFn: ({ signal }) => call<ActivitiesReport>(`/reports/activities${query({ ...period })}`, { signal }),
});

export const reintegrationReportQuery = (period: Period) => queryOptions({
  queryKey: ['report', 'reintegration', period],
  queryFn: ({ signal }) => call<ReintegrationReport>(`/reports/reintegration${query({ ...period })}`, { signal }),
});

export const violationsReportQuery = (period: Period) => queryOptions({
  queryKey: ['report', 'violations', period],
  queryFn: ({ signal }) => call<ViolationsReport>(`/reports/violations?from=${period.from}&to=${period.to}`, { signal }),
});

export const centreQuery = (code: string) => queryOptions({
  queryKey: ['centre', code],
  queryFn: ({ signal }) => call<CentreBoard>(`/centres/${encodeURIComponent(code)}`, { signal }),
});

export const shiftsQuery = (code: string) => queryOptions({
  queryKey: ['centre', code, 'shifts'],
  queryFn: ({ signal }) => call<Shifts>(`/centres/${encodeURIComponent(code)}/shifts`, { signal }),
});

export const meetingQuery = (code: string) => queryOptions({
  queryKey: ['centre', code, 'meeting'],
  queryFn: ({ signal }) => call<Meeting>(`/centres/${encodeURIComponent(code)}/meeting`, { signal }),
});

export const presenceQuery = (code: string) => queryOptions({
  queryKey: ['centre', code, 'presence'],
  queryFn: ({ signal }) => call<Presence>(`/centres/${encodeURIComponent(code)}/presence`, { signal }),
});

export const toOfferQuery = queryOptions({
  queryKey: ['cases', 'to-offer'],
  queryFn: ({ signal }) => call<HandoverLines>('/handovers/to-offer', { signal }),
});

export const toAnswerQuery = queryOptions({
  queryKey: ['cases', 'to-answer'],
  queryFn: ({ signal }) => call<HandoverLines>('/handovers/to-answer', { signal }),
});

export const erasuresQuery = (state: 'waiting' | 'decided') => queryOptions({
  queryKey: ['erasures', state],
  queryFn: ({ signal }) => call<ErasureListView>(`/erasures?state=${state}`, { signal }),
});

export const retentionRulesQuery = queryOptions({
  queryKey: ['retention-rules'],
  queryFn: ({ signal }) => call<{ items: RetentionRuleView[] }>('/retention-rules', { signal }),
  staleTime: 10 * MINUTE,
});

export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: ({ signal }) => call<{ items: UserView[] }>('/users', { signal }),
});

export const looksQuery = (caseId: string) => infiniteQueryOptions({
  queryKey: ['case', caseId, 'looks'],
  queryFn: ({ pageParam, signal }) => call<LookList>(`/cases/${encodeURIComponent(caseId)}/looks${query({ cursor: pageParam })}`, { signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.nextCursor,
});

export interface RecordFilter {
  readonly person?: string | undefined;
  readonly kind?: string | undefined;
  readonly subject?: string | undefined;
  readonly case?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export const auditLooksQuery = (filter: RecordFilter) => infiniteQueryOptions({
  queryKey: ['audit', 'looks', filter],
  queryFn: ({ pageParam, signal }) => call<AuditLookList>(`/audit/looks${query({ ...filter, cursor: pageParam })}`, { signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.nextCursor,
});

export const signInEventsQuery = (filter: RecordFilter) => infiniteQueryOptions({
  queryKey: ['audit', 'sign-ins', filter],
  queryFn: ({ pageParam, signal }) => call<SignInEventList>(`/sign-in-events${query({ ...filter, cursor: pageParam })}`, { signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.nextCursor,
});

export const auditJournalQuery = (filter: RecordFilter) => infiniteQueryOptions({
  queryKey: ['audit', 'journal', filter],
  queryFn: ({ pageParam, signal }) => call<JournalList>(`/audit/journal${query({ ...filter, cursor: pageParam })}`, { signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.nextCursor,
});

export const unusualQuery = (period: { from?: string | undefined; to?: string | undefined }) => queryOptions({
  queryKey: ['audit', 'unusual', period],
  queryFn: ({ signal }) => call<UnusualList>(`/audit/unusual${query(period)}`, { signal }),
});

export const staffQuery = queryOptions({
  queryKey: ['audit', 'staff'],
  queryFn: ({ signal }) => call<{ items: Looker[] }>('/audit/staff', { signal }),
  staleTime: 10 * MINUTE,
});

export const headsQuery = queryOptions({
  queryKey: ['audit', 'heads'],
  queryFn: ({ signal }) => call<{ items: DayOfHeads[] }>('/audit/heads', { signal }),
});

export const operationsQuery = queryOptions({
  queryKey: ['operations'],
  queryFn: ({ signal }) => call<OperationsView>('/operations', { signal }),
  refetchInterval: 15_000,
});

function query(params: Record<string, string | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value !== undefined && value !== '') search.set(name, value);
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}
