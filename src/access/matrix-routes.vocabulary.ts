import type { Situation } from './matrix.vocabulary.js';
import type { Permission } from './permissions.vocabulary.js';
import { ROLES, type Role } from './roles.vocabulary.js';
import { SECOND_FACTOR_COMPULSORY } from './second-factor.rules.js';

/**
 * What a route acts on. `house`: nobody's in particular. `own-alert`: what was sent to the person themself. `emergency`: an emergency
 * access to a child of the region, or of another.
 */
export type Subject = 'house' | 'case' | 'own-alert' | 'emergency';

export interface RouteEntry {
  /** public: anybody; signed-in: any session; otherwise the permission. */
  readonly needs: 'public' | 'signed-in' | Permission;
  readonly on: Subject;
  /** The status when it is done. */
  readonly done: number;
  /** The least that must be seen of the child; less is "not found". */
  readonly sight?: 'custody' | 'file';
  /** Where the child must stand for it; elsewhere the answer is 409, or what `otherwise` says. Left out: wherever the child stands. */
  readonly where?: readonly Situation[];
  readonly otherwise?: Partial<Record<Situation, number>>;
  /** Of those who may knock, those with another answer than `done`. */
  readonly doneFor?: Partial<Record<Role, number>>;
  /** Of those who see the child: the only ones who see this. And those who see it without seeing the child. */
  readonly seenBy?: readonly Role[];
  readonly always?: readonly Role[];
  /** What the walk asks with where it is refused whoever asks: the status then tells that they were let in as far as that. */
  readonly walked?: string;
}

const HELD: readonly Situation[] = ['held', 'transferred', 'other-region'];
const HELD_OR_OFFERED: readonly Situation[] = [...HELD, 'offered'];
const IN_CARE: readonly Situation[] = ['in-care', 'foster', 'handed-on', 'other-centre'];
const PLACED: readonly Situation[] = ['placed', 'closure-asked'];
const CIVILIAN: readonly Situation[] = ['handed-over', ...IN_CARE, ...PLACED];
const OPEN: readonly Situation[] = [...HELD_OR_OFFERED, ...CIVILIAN];

/** Where the stage has a doubt about the age that nobody has concluded, and a decision on return to the family that nobody has taken. */
const AGE_DOUBTED: readonly Situation[] = ['transferred', 'in-care'];
/** Where the stage has agreed a plan. */
const WITH_PLAN: readonly Situation[] = ['in-care'];
const DECISION_ASKED: readonly Situation[] = ['in-care', 'closure-asked'];
/** Where the stage has a paper: of a handover, an admission or the closure. */
const WITH_ACT: readonly Situation[] = [...CIVILIAN, 'closed'];
const NO_ACT: Partial<Record<Situation, number>> = { held: 404, transferred: 404, offered: 404, 'other-region': 404 };
const without = (all: readonly Situation[], some: readonly Situation[]): Situation[] => all.filter((situation) => !some.includes(situation));

const house = (needs: RouteEntry['needs'], done = 200): RouteEntry => ({ needs, on: 'house', done });
const readCase = (needs: Permission): RouteEntry => ({ needs, on: 'case', done: 200, sight: 'custody' });
const changeCase = (needs: Permission, done: number, where: readonly Situation[], sight: 'custody' | 'file' = 'custody'): RouteEntry => ({ needs, on: 'case', done, sight, where });

/** A case worker sees the families of their children alone; on the stage they follow none who is with one. */
const NO_CHILD_THERE: Partial<Record<Role, number>> = { 'case-worker': 404 };
const walked = (needs: RouteEntry['needs'], done: number, walkedWith: string): RouteEntry => ({ needs, on: 'house', done, walked: walkedWith });
const OFFICERS: readonly Role[] = ['regional-officer', 'national-officer'];
/** Whoever must have a second factor has one. */
const withSecondFactor = (status: number): Partial<Record<Role, number>> =>
  Object.fromEntries(ROLES.filter((role) => SECOND_FACTOR_COMPULSORY[role]).map((role) => [role, status]));

/** Every route of docs/openapi.json, one line each. One that is missing here, or is here and nowhere else, fails the tests. */
export const ROUTES: Record<string, RouteEntry> = {
  'GET /api/health': house('public'),
  'GET /api/health/clock': house('public'),
  'GET /api/operations': house('operations.read'),
  'GET /api/reference': house('signed-in'),
  'GET /api/caseload': house('case.assign'),
  'POST /api/session': house('public'),
  'GET /api/session': house('signed-in'),
  'DELETE /api/session': house('signed-in', 204),
  'GET /api/session/ways': house('public'),
  'POST /api/session/second-factor': walked('signed-in', 422, 'a wrong code'),
  'POST /api/session/passkey/options': walked('public', 404, 'an address without passkeys'),
  'POST /api/session/passkey': walked('public', 422, 'a passkey of nobody'),
  'POST /api/session/confirm': house('signed-in', 204),
  'POST /api/session/confirm/passkey': walked('signed-in', 422, 'a passkey of nobody'),
  'GET /api/session/provider': walked('public', 404, 'no provider set up'),
  'GET /api/session/provider/return': walked('public', 404, 'no provider set up'),
  'GET /api/me/access': house('signed-in'),
  'GET /api/me/sign-in-events': house('signed-in'),
  'PUT /api/me/password': house('signed-in', 204),
  'POST /api/me/totp': { ...house('signed-in', 201), doneFor: withSecondFactor(409) },
  'DELETE /api/me/totp': { ...walked('signed-in', 404, 'nothing to remove, or the last that must be kept'), doneFor: withSecondFactor(409) },
  'POST /api/me/totp/confirm': walked('signed-in', 422, 'a wrong code'),
  'POST /api/me/passkeys/options': walked('signed-in', 404, 'an address without passkeys'),
  'POST /api/me/passkeys': walked('signed-in', 422, 'a passkey of nobody'),
  'DELETE /api/me/passkeys/{id}': walked('signed-in', 404, 'a passkey of nobody'),
  'POST /api/me/recovery-codes': { ...walked('signed-in', 404, 'no second factor, where none is compulsory'), doneFor: withSecondFactor(201) },
  'DELETE /api/me/sessions/{id}': walked('signed-in', 404, 'the session of a colleague'),
  'DELETE /api/me/sessions': house('signed-in', 204),
  'POST /api/invitation/look': walked('public', 410, 'an invitation of nobody'),
  'POST /api/invitation/accept': walked('public', 410, 'an invitation of nobody'),
  'GET /api/me/channels': house('signed-in'),
  'PUT /api/me/channels': house('signed-in'),
  'PUT /api/me/telephone': walked('signed-in', 409, 'no gateway set up'),
  'POST /api/me/telephone/confirm': walked('signed-in', 422, 'a wrong code'),
  'DELETE /api/me/telephone': house('signed-in', 204),
  'POST /api/me/push-devices': walked('signed-in', 409, 'push not set up'),
  'DELETE /api/me/push-devices/{id}': walked('signed-in', 404, 'a device of nobody'),
  'POST /api/receipts/sms/{id}': walked('public', 404, 'no gateway’s signature'),
  'GET /api/webhook-endpoints': house('webhook.manage'),
  'POST /api/webhook-endpoints': house('webhook.manage', 201),
  'POST /api/webhook-endpoints/{id}/deactivate': walked('webhook.manage', 404, 'an endpoint of nobody'),
  'GET /api/users': house('user.manage'),
  'POST /api/users': house('user.manage', 201),
  'POST /api/users/{id}/invitation': house('user.manage', 201),
  'POST /api/users/{id}/deactivate': house('user.manage'),
  'POST /api/users/{id}/reactivate': house('user.manage'),
  'GET /api/sign-in-events': house('journal.read'),
  'GET /api/clock': house('clock.read'),
  'GET /api/time-limits': house('time-limit.read'),
  'GET /api/time-limits/{code}': house('time-limit.read'),
  'POST /api/time-limits/{code}/versions': house('time-limit.change', 201),
  'GET /api/cases': house('case.list'),
  'POST /api/cases/search': house('case.list'),
  'POST /api/cases': house('case.open', 201),
  'GET /api/cases/{id}': readCase('case.read'),
  'PUT /api/cases/{id}/identity': changeCase('identity.record', 200, OPEN, 'file'),
  'PUT /api/cases/{id}/assignment': changeCase('case.assign', 200, CIVILIAN),
  'POST /api/cases/{id}/closure/request': changeCase('closure.request', 200, ['handed-over', 'placed']),
  'POST /api/cases/{id}/closure/approve': changeCase('closure.decide', 200, ['closure-asked']),
  'POST /api/cases/{id}/closure/refuse': changeCase('closure.decide', 200, ['closure-asked']),
  'POST /api/cases/{id}/closure/reopen': changeCase('closure.decide', 200, ['closed']),
  'GET /api/cases/{id}/closure': readCase('closure.request'),
  'POST /api/cases/{id}/death': changeCase('death.record', 201, CIVILIAN),
  'POST /api/cases/{id}/death/family-told': changeCase('death.record', 200, []),
  'POST /api/cases/{id}/death/review': changeCase('death.review', 200, []),
  'POST /api/cases/{id}/death/withdraw': changeCase('death.review', 200, []),
  'POST /api/cases/{id}/corrections': { ...changeCase('fact.correct', 422, OPEN), walked: 'a fact of no case' },
  'POST /api/captures': house('custody.notify', 201),
  'POST /api/captures/group': house('custody.notify', 201),
  'POST /api/cases/{id}/custody/transfer': changeCase('custody.change', 200, HELD),
  'POST /api/cases/{id}/custody/release': changeCase('custody.end', 200, HELD_OR_OFFERED),
  'POST /api/cases/{id}/custody/situation-unknown': changeCase('custody.change', 200, HELD_OR_OFFERED),
  'POST /api/cases/{id}/custody/observations': changeCase('custody.observe', 201, OPEN),
  'POST /api/cases/{id}/custody/follow-ups': { ...changeCase('follow-up.conclude', 409, OPEN), walked: 'nothing that must follow' },
  'POST /api/cases/{id}/handover': changeCase('handover.offer', 201, HELD),
  'POST /api/cases/{id}/handover/accept': changeCase('handover.answer', 200, ['offered']),
  'POST /api/cases/{id}/handover/refuse': changeCase('handover.answer', 200, ['offered']),
  'POST /api/cases/{id}/stay/admit': changeCase('stay.admit', 201, ['handed-over', ...PLACED]),
  'POST /api/cases/{id}/stay/discharge': changeCase('stay.discharge', 200, IN_CARE),
  'POST /api/cases/{id}/stay/over-places/answer': changeCase('places.answer', 200, []),
  'POST /api/cases/{id}/stay/absences': changeCase('stay.absence', 201, IN_CARE),
  'POST /api/cases/{id}/stay/absences/end': { ...changeCase('stay.absence', 409, OPEN), walked: 'nobody absent' },
  'GET /api/incidents': house('violation.read'),
  'POST /api/incidents': house('violation.record', 201),
  'GET /api/incidents/{id}': walked('violation.read', 404, 'an incident of nobody'),
  'PUT /api/incidents/{id}': walked('violation.record', 404, 'an incident of nobody'),
  'POST /api/incidents/{id}/violations': walked('violation.record', 404, 'an incident of nobody'),
  'POST /api/incidents/{id}/violations/{violationId}/verification': walked('violation.record', 404, 'an incident of nobody'),
  'POST /api/incidents/{id}/victims': walked('violation.record', 404, 'an incident of nobody'),
  'POST /api/incidents/{id}/victims/{victimId}/withdraw': walked('violation.record', 404, 'an incident of nobody'),
  'POST /api/incidents/{id}/sources': walked('violation.record', 404, 'an incident of nobody'),
  'POST /api/incidents/{id}/join': walked('violation.record', 404, 'an incident of nobody'),
  'POST /api/incidents/{id}/separate': walked('violation.record', 404, 'an incident of nobody'),
  'POST /api/incidents/{id}/keep-apart': walked('violation.record', 404, 'an incident of nobody'),
  'GET /api/cases/{id}/violations': { ...readCase('violation.link'), sight: 'custody' },
  'POST /api/cases/{id}/violations': { needs: 'violation.link', on: 'case', done: 404, walked: 'a code of no incident' },
  'POST /api/cases/{id}/violations/{victimId}/withdraw': { needs: 'violation.link', on: 'case', done: 404, walked: 'a link of nobody' },
  'POST /api/cases/{id}/stay/transfer': changeCase('transfer.propose', 201, ['in-care', 'handed-on', 'other-centre']),
  'POST /api/cases/{id}/stay/transfer/accept': { ...changeCase('transfer.answer', 409, OPEN), walked: 'no transfer' },
  'POST /api/cases/{id}/stay/transfer/refuse': { ...changeCase('transfer.answer', 409, OPEN), walked: 'no transfer' },
  'GET /api/centres/{centre}': house('centre.read'),
  'GET /api/centres/{centre}/presence': house('presence.call'),
  'PUT /api/centres/{centre}/presence/{day}': walked('presence.call', 409, 'a day that is not today'),
  'POST /api/centres/{centre}/places': house('centre.places', 201),
  'GET /api/cases/{id}/stay/admission-sheet': { ...readCase('sheet.read'), sight: 'custody' },
  'PUT /api/cases/{id}/stay/admission-sheet': changeCase('sheet.fill', 200, IN_CARE),
  'GET /api/foster-families': house('foster.read'),
  'POST /api/foster-families': house('foster.keep', 201),
  'GET /api/foster-families/{family}': { ...house('foster.read'), doneFor: NO_CHILD_THERE },
  'GET /api/foster-families/{family}/names': { ...house('foster.names'), doneFor: { ...NO_CHILD_THERE, 'centre-manager': 404 } },
  'PUT /api/foster-families/{family}/names': house('foster.keep'),
  'POST /api/foster-families/{family}/vettings': house('foster.keep', 201),
  'POST /api/foster-families/{family}/trainings': house('foster.keep', 201),
  'POST /api/cases/{id}/stay/family-visits': changeCase('foster.visit', 201, ['foster']),
  'POST /api/cases/{id}/stay/allowances': changeCase('foster.keep', 201, ['foster']),
  'POST /api/cases/{id}/services': changeCase('service.record', 201, [...IN_CARE, ...PLACED]),
  'GET /api/cases/{id}/services': readCase('service.record'),
  'POST /api/cases/{id}/services/{serviceId}/end': { ...changeCase('service.record', 404, OPEN), walked: 'a service of no case' },
  'POST /api/cases/{id}/stay/reviews': changeCase('stay.review', 201, IN_CARE),
  'POST /api/cases/{id}/plans': changeCase('plan.record', 201, [...IN_CARE, ...PLACED]),
  'GET /api/cases/{id}/family': readCase('identity.read'),
  'POST /api/cases/{id}/relatives': changeCase('tracing.record', 201, CIVILIAN),
  'POST /api/cases/{id}/relatives/change': changeCase('tracing.record', 200, CIVILIAN),
  'POST /api/cases/{id}/relatives/statements': changeCase('tracing.record', 201, CIVILIAN),
  'POST /api/cases/{id}/relatives/verifications': changeCase('tracing.record', 201, ['in-care']),
  'POST /api/cases/{id}/best-interests': changeCase('reunification.ask', 201, CIVILIAN),
  'POST /api/cases/{id}/preparations': changeCase('reunification.ask', 201, CIVILIAN),
  'POST /api/cases/{id}/alternative-care': changeCase('reunification.decide', 201, ['placed']),
  'POST /api/cases/{id}/alternative-care/reviews': changeCase('reunification.ask', 201, ['closure-asked']),
  'POST /api/cases/{id}/tracing-requests': changeCase('tracing.record', 201, without(CIVILIAN, ['in-care'])),
  'POST /api/cases/{id}/tracing-requests/close': changeCase('tracing.record', 200, ['in-care']),
  'GET /api/cases/{id}/reintegration': readCase('reintegration.read'),
  'POST /api/cases/{id}/assessments': changeCase('assessment.record', 201, [...IN_CARE, ...PLACED]),
  'POST /api/cases/{id}/plan/goals': changeCase('plan.record', 201, WITH_PLAN),
  'POST /api/cases/{id}/plan/steps': { ...changeCase('plan.record', 422, WITH_PLAN), walked: 'a goal of no plan' },
  'POST /api/cases/{id}/plan/steps/{stepId}/end': { ...changeCase('plan.record', 409, OPEN), walked: 'a step of no plan' },
  'POST /api/cases/{id}/tracks': changeCase('track.record', 201, [...IN_CARE, ...PLACED]),
  'POST /api/cases/{id}/tracks/{trackId}/attendance': { ...changeCase('track.record', 409, OPEN), walked: 'a track of nobody' },
  'POST /api/cases/{id}/tracks/{trackId}/end': { ...changeCase('track.record', 409, OPEN), walked: 'a track of nobody' },
  'POST /api/cases/{id}/tracing-actions': changeCase('tracing.record', 201, CIVILIAN),
  'POST /api/cases/{id}/reunification': changeCase('reunification.ask', 201, without(CIVILIAN, DECISION_ASKED)),
  'POST /api/cases/{id}/reunification/decide': changeCase('reunification.decide', 200, DECISION_ASKED),
  'POST /api/cases/{id}/age-assessment': changeCase('age.raise', 201, without(OPEN, AGE_DOUBTED)),
  'POST /api/cases/{id}/age-assessment/documents': changeCase('age.step', 201, AGE_DOUBTED),
  'POST /api/cases/{id}/age-assessment/interviews': changeCase('age.step', 201, AGE_DOUBTED),
  'POST /api/cases/{id}/age-assessment/assessments': changeCase('age.step', 201, AGE_DOUBTED),
  'POST /api/cases/{id}/age-assessment/examinations': changeCase('age.conclude', 201, AGE_DOUBTED),
  'POST /api/cases/{id}/age-assessment/conclude': changeCase('age.conclude', 200, AGE_DOUBTED),
  'POST /api/cases/{id}/visits/{visitId}/risk': { ...changeCase('visit.record', 409, OPEN), walked: 'a visit of nobody' },
  'POST /api/cases/{id}/visits': changeCase('visit.record', 201, PLACED),
  'POST /api/cases/{id}/re-recruitments': changeCase('visit.record', 201, CIVILIAN),
  'POST /api/cases/{id}/re-recruitments/answer': { ...changeCase('visit.record', 409, OPEN), walked: 'a child whom nobody has recruited again' },
  'POST /api/cases/{id}/custodies': changeCase('custody.end', 201, CIVILIAN),
  'POST /api/cases/{id}/outcomes': { ...changeCase('visit.record', 422, PLACED), walked: 'a milestone that is years away' },
  'GET /api/cases/{id}/deadlines/{deadlineId}': readCase('case.read'),
  'GET /api/cases/{id}/documents': readCase('document.read'),
  'POST /api/cases/{id}/documents': changeCase('document.add', 201, OPEN, 'file'),
  'GET /api/cases/{id}/documents/{documentId}': { ...readCase('document.read'), sight: 'file' },
  'GET /api/cases/{id}/acts': readCase('act.read'),
  'POST /api/cases/{id}/acts': { ...readCase('act.issue'), done: 422, walked: 'a fact of no case' },
  'GET /api/cases/{id}/acts/{actId}/paper': { ...changeCase('act.read', 200, WITH_ACT, 'file'), otherwise: NO_ACT },
  'POST /api/cases/{id}/acts/{actId}/void': { ...changeCase('act.issue', 200, WITH_ACT, 'file'), otherwise: NO_ACT },
  'POST /api/cases/{id}/acts/{actId}/scan': { ...changeCase('act.issue', 201, WITH_ACT, 'file'), otherwise: NO_ACT },
  'POST /api/acts/verify': house('act.verify'),
  'GET /api/cases/{id}/consents': readCase('consent.read'),
  'POST /api/cases/{id}/consents': changeCase('consent.record', 201, OPEN, 'file'),
  'POST /api/cases/{id}/consents/{consentId}/withdraw': { needs: 'consent.record', on: 'case', done: 200, sight: 'file' },
  'GET /api/cases/{id}/sharings': readCase('sharing.read'),
  'POST /api/cases/{id}/sharings': {
    needs: 'sharing.record', on: 'case', done: 201, sight: 'file', doneFor: { 'centre-worker': 403, 'case-worker': 403 }, walked: 'no consent, in the child’s best interests, which managers and officers alone may decide',
  },
  'GET /api/cases/{id}/sharings/{sharingId}': { ...readCase('sharing.read'), sight: 'file' },
  'GET /api/referrals': house('referral.read'),
  'GET /api/cases/{id}/referrals': readCase('referral.read'),
  'POST /api/cases/{id}/referrals': {
    ...changeCase('referral.record', 201, CIVILIAN), doneFor: { 'centre-worker': 403, 'case-worker': 403 }, walked: 'no consent, in the child’s best interests, which managers and officers alone may decide',
  },
  'GET /api/cases/{id}/referrals/{referralId}': { ...readCase('referral.read'), done: 404, walked: 'a referral of no case' },
  'POST /api/cases/{id}/referrals/{referralId}/answer': { needs: 'referral.record', on: 'case', done: 404, walked: 'a referral of no case' },
  'POST /api/cases/{id}/referrals/{referralId}/done': { needs: 'referral.record', on: 'case', done: 404, walked: 'a referral of no case' },
  'POST /api/cases/{id}/referrals/{referralId}/feedback': { needs: 'referral.record', on: 'case', done: 404, walked: 'a referral of no case' },
  'POST /api/cases/{id}/referrals/{referralId}/withdraw': { needs: 'referral.record', on: 'case', done: 404, walked: 'a referral of no case' },
  'GET /api/cases/{id}/restricted': readCase('restricted.use'),
  'POST /api/cases/{id}/restricted': changeCase('restricted.use', 201, OPEN, 'file'),
  'POST /api/cases/{id}/restricted/{listId}/named': { needs: 'restricted.use', on: 'case', done: 404, walked: 'a list of nobody' },
  'POST /api/cases/{id}/restricted/{listId}/named/end': { needs: 'restricted.use', on: 'case', done: 404, walked: 'a list of nobody' },
  'GET /api/reports/restricted': house('report.read'),
  'POST /api/duplicates/check': house('duplicate.check'),
  'POST /api/duplicates/distinct': { needs: 'duplicate.check', on: 'case', done: 201, sight: 'file' },
  'GET /api/duplicates/requests': house('duplicate.check'),
  'POST /api/duplicates/requests': walked('duplicate.check', 404, 'a region that was not named to them'),
  'POST /api/duplicates/requests/{id}/answer': walked('duplicate.answer', 404, 'a request of nobody'),
  'GET /api/cases/{id}/merge/{other}': readCase('case.merge'),
  'POST /api/cases/{id}/merge': changeCase('case.merge', 200, [...HELD, 'handed-over', ...IN_CARE, 'placed']),
  'POST /api/cases/{id}/unmerge': { needs: 'case.merge', on: 'case', done: 409, walked: 'a case that is not merged' },
  'POST /api/emergency-accesses': { ...house('emergency.open', 201), doneFor: { 'national-officer': 409 } },
  'GET /api/emergency-accesses': house('emergency.read'),
  'GET /api/emergency-accesses/mine': house('emergency.open'),
  'GET /api/emergency-accesses/{id}': { needs: 'emergency.read', on: 'emergency', done: 200, always: ['auditor'] },
  'POST /api/emergency-accesses/{id}/end': { needs: 'emergency.open', on: 'emergency', done: 200, seenBy: OFFICERS },
  'POST /api/emergency-accesses/{id}/review': { needs: 'emergency.review', on: 'emergency', done: 200 },
  'GET /api/retention-rules': house('erasure.read'),
  'GET /api/erasures': house('erasure.read'),
  'POST /api/cases/{id}/erasure': changeCase('erasure.propose', 200, ['closed']),
  'POST /api/erasures/{id}/approve': house('erasure.approve'),
  'POST /api/erasures/{id}/refuse': house('erasure.approve'),
  'POST /api/erasures/{id}/carry-out': walked('erasure.approve', 409, 'a proposal that nobody has approved'),
  'GET /api/alerts': house('alert.read'),
  'GET /api/alerts/stream': house('alert.read'),
  'POST /api/alerts/received': house('alert.read', 204),
  'POST /api/alerts/seen': house('alert.read', 204),
  'POST /api/alerts/{id}/acknowledge': { needs: 'alert.read', on: 'own-alert', done: 200 },
  'GET /api/absences': house('alert.read'),
  'GET /api/absences/stand-ins': house('alert.read'),
  'POST /api/absences': house('alert.read', 201),
  'POST /api/absences/{id}/end': walked('alert.read', 404, 'an absence of nobody'),
  'GET /api/me/telling': house('alert.read'),
  'PUT /api/me/telling': house('alert.read'),
  'GET /api/reports/deprivation': house('report.read'),
  'GET /api/reports/care': house('report.read'),
  'GET /api/activities': house('activity.read'),
  'POST /api/activities': house('activity.record', 201),
  'POST /api/activities/{id}/end': walked('activity.record', 404, 'an activity of nobody'),
  'GET /api/reports/activities': house('report.read'),
  'GET /api/reports/reintegration': house('report.read'),
  'GET /api/reports/violations': house('report.read'),
  'GET /api/reports/deadlines-as-shown': house('report.read'),
  'GET /api/cases/{id}/looks': readCase('looks.read'),
  'POST /api/looks/print': { needs: 'case.read', on: 'case', done: 204 },
  'GET /api/audit/looks': house('journal.read'),
  'GET /api/audit/unusual': house('journal.read'),
  'GET /api/audit/staff': house('journal.read'),
  'GET /api/audit/journal': house('journal.read'),
  'GET /api/audit/heads': house('journal.read'),
  'GET /api/audit/export': house('journal.read'),
};
