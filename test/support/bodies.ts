import { randomUUID } from 'node:crypto';
import { PICTURE } from './picture.js';
import { type Route, type Schema, resolved } from './contract.js';

/** What a field of that name holds in a correct request. The instant lies after every fact of the stage's children, and before its clock. */
const BY_NAME: Record<string, unknown> = {
  at: '2026-03-10T07:45:00.000Z', startedAt: '2026-03-10T05:30:00.000Z', occurredAt: '2026-03-10T05:30:00.000Z',
  region: 'gao', centre: 'gao', authority: 'FAMA', party: 'JNIM', role: 'guard', place: 'ansongo', condition: 'tired', service: 'food', destination: 'family', relationship: 'aunt-uncle', country: 'NE', outcome: 'well',
  ageYears: 15, doubter: 'authority', ground: 'appearance', professions: ['psychologist', 'health-worker'], ageLow: 15, ageHigh: 17, credibility: 'credible', method: 'wrist-x-ray', marginMonths: 24, consentBy: 'child', consentAt: '2026-03-10T07:40:00.000Z', consentLanguage: 'french', action: 'radio', body: 'panel', language: 'french', partner: 'icrc', recipient: 'icrc', until: '2027-01', sections: ['situation'], token: 'x'.repeat(43), response: {},
};

/** Where a name means something else on one route. */
const BY_ROUTE: Record<string, Record<string, unknown>> = {
  'POST /api/cases/{id}/stay/reviews': { reason: 'danger' },
  'POST /api/cases/{id}/visits': { livesWith: 'family', occupation: 'in-school', risk: 'low' },
  'POST /api/cases/{id}/re-recruitments': { at: '2026-03-10', source: 'family' },
  'POST /api/cases/{id}/re-recruitments/answer': { answer: 'search' },
  'POST /api/cases/{id}/custodies': { kind: 'arrest', startedAt: '2026-03-10T07:45:00.000Z', unitId: undefined },
  'POST /api/activities': { kind: 'training', status: 'done', onDay: '2026-03-01', untilDay: undefined, topic: 'protocol-2013', audience: 'defence-and-security', partner: undefined, party: undefined, step: undefined, cancelReason: undefined, schools: undefined, pupils: undefined, teachers: undefined, perCent: undefined, centres: undefined },
  'POST /api/activities/{id}/end': { status: 'done', cancelReason: undefined },
  'POST /api/cases/{id}/outcomes': { milestone: '12-months', outcome: 'in-school', source: 'telephone' },
  'POST /api/cases/{id}/visits/{visitId}/risk': { answer: 'protection' },
  'POST /api/cases/{id}/tracks': { kind: 'school', detail: 'primary' },
  'POST /api/cases/{id}/tracks/{trackId}/attendance': { month: '2026-03-01' },
  'POST /api/cases/{id}/tracks/{trackId}/end': { outcome: 'completed' },
  'POST /api/cases/{id}/plan/steps/{stepId}/end': { outcome: 'done' },
  'POST /api/cases/{id}/plan/goals': { domain: 'education', goal: 'school' },
  'POST /api/cases/{id}/plan/steps': { dueOn: '2026-03-20' },
  'POST /api/cases/{id}/custody/observations': { at: '2026-03-10', kind: 'kept', finding: 'apart-from-adults' },
  'POST /api/cases/{id}/custody/follow-ups': { kind: 'breach', outcome: 'breach-ended' },
  'POST /api/cases/{id}/age-assessment/documents': { document: 'birth-certificate' },
  'POST /api/cases/{id}/stay/absences/end': { outcome: 'returned' },
  'POST /api/cases/{id}/referrals': { purpose: 'care' },
  'POST /api/cases/{id}/referrals/{referralId}/answer': { answer: 'accepted', refusal: undefined },
  'POST /api/cases/{id}/referrals/{referralId}/feedback': { result: 'completed' },
  'POST /api/cases/{id}/stay/admit': { emergency: undefined, family: undefined },
  'PUT /api/cases/{id}/stay/admission-sheet': { health: ['wound'], needs: ['food'], riskLevel: 'low', risks: [], diet: ['halal'] },
  'POST /api/cases/{id}/stay/allowances': { from: '2026-03-10', to: '2026-03-31', paidOn: '2026-03-10' },
  'POST /api/incidents': { violations: [{ id: randomUUID(), type: 'denial-of-humanitarian-access' }], victims: [], sources: [{ id: randomUUID(), kind: 'family', at: '2026-03-10' }] },
  'POST /api/incidents/{id}/violations': { type: 'denial-of-humanitarian-access', facility: undefined, act: undefined, damage: undefined },
  'POST /api/incidents/{id}/violations/{violationId}/verification': { on: '2026-03-10' },
  'POST /api/incidents/{id}/victims': { caseCode: undefined, boys: 1, ageFromMonths: 60, ageToMonths: 120, suffered: [{ type: 'sexual-violence' }] },
  'POST /api/incidents/{id}/sources': { kind: 'family' },
  'POST /api/cases/{id}/violations': { incident: 'VG-0000-0000', suffered: [{ type: 'sexual-violence' }] },
  'POST /api/foster-families': { askedOn: '2026-03-01' },
  'POST /api/foster-families/{family}/vettings': { step: 'suspended', onDay: '2026-03-10', until: undefined },
  'POST /api/foster-families/{family}/trainings': { topic: 'safeguarding', heldOn: '2026-03-09' },
  'POST /api/cases/{id}/services': { until: undefined, provider: undefined, providerCentre: undefined, outcome: undefined, referralId: undefined },
  'POST /api/cases/{id}/services/{serviceId}/end': { outcome: 'completed' },
  'POST /api/cases/{id}/notes': { mentions: [] },
  'POST /api/cases/{id}/tasks': { kind: 'free', dueOn: '2026-03-20' },
  'POST /api/cases/{id}/restricted': { kind: 'need', code: 'other', listId: undefined },
  'PUT /api/centres/{centre}/presence/{day}': { seen: 0, marks: [{ stay: '019d0000-0000-7000-8000-000000000000', state: 'present' }] },
  'POST /api/extra-fields': { place: 'visit', domain: undefined, kind: 'number', options: undefined, region: undefined, centre: undefined },
  'PUT /api/extra-fields/{field}': { options: undefined, region: undefined, centre: undefined, retiredFrom: undefined },
  'POST /api/code-lists/{list}/codes': { seen: 999, category: undefined },
  'PUT /api/code-lists/{list}/codes/{code}': { seen: 999, retiredFrom: undefined },
  'PUT /api/code-lists/{list}/order': { seen: 999, codes: ['halal'] },
  'POST /api/cases/{id}/stay/incidents': { kind: 'injury', others: [], actions: ['first-aid'] },
  'POST /api/cases/{id}/stay/incidents/{incidentId}/follow-up': { outcome: 'safe' },
  'POST /api/cases/{id}/stay/week-notes': { week: '2026-03-10' },
  'POST /api/cases/{id}/stay/sessions': { profession: 'educator', topic: 'family', readers: [] },
  'POST /api/cases/{id}/stay/transfer': { to: 'tombouctou', reason: 'no-place', plannedDay: '2026-03-12' },
  'POST /api/cases/{id}/stay/transfer/accept': { emergency: undefined },
  'POST /api/centres/{centre}/places': { effectiveFrom: '2026-03-10', groups: [{ sex: 'male', ageFrom: 0, ageTo: 17, places: 20 }] },
  'POST /api/cases/{id}/custody/release': { kind: 'released' },
  'POST /api/cases/{id}/relatives': { country: undefined },
  'POST /api/cases/{id}/relatives/change': { country: undefined },
  'POST /api/cases/{id}/tracing-actions': { request: undefined, actor: 'case-worker', result: 'lead' },
  'POST /api/cases/{id}/closure/request': { reason: 'reintegrated', confirmed: ['child-agrees'], remark: 'Vu ensemble.' },
  'POST /api/cases/{id}/closure/reopen': { reason: 'child-back' },
  'POST /api/cases/{id}/death': { cause: 'illness', confirmedBy: 'doctor', document: 'none' },
  'POST /api/cases/{id}/death/review': { outcome: 'natural' },
  'POST /api/cases/{id}/relatives/statements': { documents: ['family-photo'] },
  'POST /api/cases/{id}/relatives/verifications': { reason: undefined },
  'POST /api/cases/{id}/best-interests': { unverifiedReason: 'cannot-wait' },
  'POST /api/cases/{id}/preparations': { met: ['parents'], outcome: 'ready' },
  'POST /api/cases/{id}/alternative-care': { reason: 'danger' },
  'POST /api/cases/{id}/stay/discharge': { relative: undefined },
  'POST /api/reports/protected/renewals': { report: 'care', year: 2024 },
  'POST /api/disclosure/setting': { threshold: 9, width: 5, base: 10 },
  'POST /api/time-limits/{code}/versions': { limit: 'PT40H', series: undefined, warnings: [], escalations: ['PT0S'], effectiveFrom: '2027-01-01' },
  'POST /api/editions': { report: 'unheard-of', from: '2026-01-01', to: '2026-03-31', position: undefined },
  'POST /api/users': { role: 'analyst', centre: undefined, region: undefined, unitId: undefined, partner: undefined },
  'POST /api/alerts/seen': { ids: [] },
  'POST /api/alerts/received': { deliveries: [] },
  'PUT /api/me/channels': { channels: ['email'] },
  'PUT /api/me/telephone': { number: '70123456' },
  'POST /api/me/push-devices': { endpoint: 'https://push.essai.invalid/x', p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) },
  'POST /api/webhook-endpoints': { url: 'https://systeme.essai.invalid/hook', region: undefined },
  'POST /api/absences': { fromDay: '2026-03-12', lastDay: '2026-03-20' },
  'PUT /api/me/telling': { quietFrom: '22:00', quietTo: '05:00', digestAt: '06:30' },
  'POST /api/duplicates/requests/{id}/answer': { answer: 'different' },
  'POST /api/acts/verify': { number: 'AR-2026-GAO-0001', code: '00000-00000-00000-00000' },
  'POST /api/cases/{id}/erasure': { reason: 'child-request' },
  'POST /api/erasures/{id}/refuse': { reason: 'tracing', until: '2027-01' },
  'POST /api/cases/{id}/unmerge': { keptVersion: 1 },
};

/** What is asked for in the address, where it must be something. */
const SEARCH: Record<string, string> = {
  'GET /api/audit/export': 'stream=journal',
  'GET /api/editions/comparison': 'before=019d0000-0000-7000-8000-000000000000&after=019d0000-0000-7000-8000-000000000000',
  'GET /api/editions/{id}/export': 'format=csv',
  'GET /api/reports/activities': 'from=2026-01-01&to=2026-12-31',
  'GET /api/reports/builder': 'measure=services&rows=service&columns=region&from=2025-01&to=2025-12',
  'GET /api/reports/care': 'from=2026-01-01&to=2026-12-31',
  'GET /api/reports/catalogue/{code}': 'from=2026-01-01&to=2026-12-31',
  'GET /api/reports/catalogue/{code}/export': 'from=2026-01-01&to=2026-12-31&format=csv',
  'GET /api/reports/deadlines-as-shown': 'on=2026-01-01',
  'GET /api/reports/deprivation': 'from=2026-01-01&to=2026-12-31',
  'GET /api/reports/extra-fields/{field}': 'from=2026-01-01&to=2026-12-31',
  'GET /api/reports/protected': 'report=care&year=2025',
  'GET /api/reports/reintegration': 'from=2026-01-01&to=2026-12-31',
  'GET /api/reports/restricted': 'year=2026',
  'GET /api/reports/violations': 'from=2026-01-01&to=2026-12-31',
};
export function correctSearch({ name }: Route): string {
  const search = SEARCH[name];
  return search === undefined ? '' : `?${search}`;
}

/** A file has a header about it, and bytes for a body. */
export function correctFile(route: Route, words: string): { headers: Record<string, string>; body: Buffer } | undefined {
  if (!route.takesBytes) return undefined;
  return { headers: { 'document-about': encodeURIComponent(JSON.stringify({ id: randomUUID(), kind: 'photo', name: words })) }, body: PICTURE };
}

/** A correct body for a route, from its schema; a text is `words`, an id is new. `given` overrides what the caller knows better. */
export function correctBody(route: Route, words: string, given: Record<string, unknown> = {}): Record<string, unknown> | undefined {
  if (route.body === undefined) return undefined;
  const required = new Set(route.body.required);
  const fields = Object.entries(route.body.properties ?? {}).map(([name, schema]): [string, unknown] => {
    const known = { ...BY_ROUTE[route.name], ...given };
    if (name in known) return [name, known[name]];
    if (!required.has(name) && name.endsWith('Id')) return [name, undefined];
    return [name, correctValue(name, schema, words)];
  });
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

function correctValue(name: string, given: Schema, words: string): unknown {
  const schema = resolved(given);
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.format === 'uuid') return randomUUID();
  if (name in BY_NAME) return BY_NAME[name];
  if (name === 'email') return `${randomUUID()}@essai.invalid`;
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 1;
  if (schema.type === 'boolean') return true;
  if (schema.type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => correctValue(name, schema.items ?? {}, words));
  if (schema.type === 'object' || schema.properties !== undefined) {
    return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([field, inner]) => [field, correctValue(field, inner, words)]));
  }
  return words.slice(0, schema.maxLength ?? 200);
}
