import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { RequestMethod } from '@nestjs/common';
import type { Caller } from '../support/caller.js';
import { World } from '../support/world.js';

/**
 * Every route that answers a question, and the looks that its answer leaves. A route without a line here fails the build, so that
 * nobody adds a page that shows a child and is not known. `why` stands where nothing is logged: the answer holds nothing of a child
 * but, at most, a case code, which names nobody.
 */
type Line = { readonly as: 'officer' | 'worker' | 'auditor' | 'administrator'; readonly path: (caseId: string) => string; readonly looks: readonly string[] } | { readonly why: string };
const GET_ROUTES: Record<string, Line> = {
  'caseload': { why: 'staff, and how many children each follows' },
  'cases': { as: 'officer', path: () => '/api/cases', looks: ['case.search', 'identity.read'] },
  'cases/:id': { as: 'officer', path: (id) => `/api/cases/${id}`, looks: ['case.read', 'identity.read'] },
  'cases/:id/acts': { as: 'officer', path: (id) => `/api/cases/${id}/acts`, looks: ['case.read'] },
  'cases/:id/acts/:actId/paper': { why: 'the look is case.print: test/acts' },
  'cases/:id/summary': { as: 'officer', path: (id) => `/api/cases/${id}/summary?parts=identity`, looks: ['case.print', 'identity.read'] },
  'cases/:id/closure': { as: 'officer', path: (id) => `/api/cases/${id}/closure`, looks: ['case.read'] },
  'cases/:id/consents': { as: 'officer', path: (id) => `/api/cases/${id}/consents`, looks: ['case.read'] },
  'cases/:id/deadlines/:deadlineId': { why: 'the look is case.read: test/deadlines/why.spec.ts' },
  'cases/:id/documents': { as: 'officer', path: (id) => `/api/cases/${id}/documents`, looks: ['document.read'] },
  'cases/:id/documents/:documentId': { why: 'the look is document.read: test/documents' },
  'cases/:id/merge/:other': { why: 'the looks are duplicate.check, at both files: test/duplicates' },
  'cases/:id/reintegration': { as: 'officer', path: (id) => `/api/cases/${id}/reintegration`, looks: ['case.read'] },
  'cases/:id/violations': { as: 'officer', path: (id) => `/api/cases/${id}/violations`, looks: ['case.read'] },
  'incidents': { as: 'officer', path: () => '/api/incidents', looks: ['violation.read'] },
  'incidents/:id': { why: 'the look is violation.read: test/journeys/violations.spec.ts' },
  'cases/:id/sharings': { as: 'officer', path: (id) => `/api/cases/${id}/sharings`, looks: ['case.read'] },
  'cases/:id/sharings/:sharingId': { why: 'the look is case.print: test/consent' },
  'cases/:id/family': { as: 'officer', path: (id) => `/api/cases/${id}/family`, looks: ['case.read', 'identity.read'] },
  'cases/:id/services': { as: 'officer', path: (id) => `/api/cases/${id}/services`, looks: ['case.read'] },
  'cases/:id/restricted': { as: 'officer', path: (id) => `/api/cases/${id}/restricted`, looks: ['case.read'] },
  'reports/restricted': { as: 'officer', path: () => '/api/reports/restricted?year=2026', looks: ['report.read'] },
  'cases/:id/tasks': { as: 'officer', path: (id) => `/api/cases/${id}/tasks`, looks: ['case.read'] },
  'cases/:id/notes': { as: 'officer', path: (id) => `/api/cases/${id}/notes`, looks: ['case.read'] },
  'centres/:centre/shifts': { why: 'words between colleagues of a centre, and counts; no file is opened' },
  'centres/:centre/meeting': { as: 'officer', path: () => '/api/centres/gao/meeting', looks: ['case.search'] },
  'me/day': { as: 'officer', path: () => '/api/me/day', looks: ['case.search'] },
  'cases/:id/referrals': { as: 'officer', path: (id) => `/api/cases/${id}/referrals`, looks: ['case.read'] },
  'cases/:id/referrals/:referralId': { why: 'the look is case.read: test/referrals' },
  'referrals': { as: 'officer', path: () => '/api/referrals', looks: ['case.search'] },
  'cases/:id/looks': { as: 'officer', path: (id) => `/api/cases/${id}/looks`, looks: ['looks.read'] },
  'cases/:id/stay/admission-sheet': { as: 'officer', path: (id) => `/api/cases/${id}/stay/admission-sheet`, looks: ['case.read'] },
  'handovers/to-offer': { as: 'officer', path: () => '/api/handovers/to-offer', looks: ['case.search'] },
  'handovers/to-answer': { as: 'worker', path: () => '/api/handovers/to-answer', looks: ['case.search'] },
  'cases/:id/stay/life': { as: 'officer', path: (id) => `/api/cases/${id}/stay/life`, looks: ['case.read'] },
  'centres/:centre/incidents': { as: 'officer', path: () => '/api/centres/gao/incidents', looks: ['case.search'] },
  'extra-fields': { why: 'what is asked' },
  'cases/:id/extra-answers': { as: 'officer', path: (id) => `/api/cases/${id}/extra-answers`, looks: ['case.read'] },
  'reports/extra-fields/:field': { why: 'the look is report.read: test/configuration' },
  'code-lists': { why: 'words of lists' },
  'code-lists/:list': { why: 'words of lists' },
  'centres/:centre': { as: 'officer', path: () => '/api/centres/gao', looks: ['case.search'] },
  'foster-families': { why: 'codes of families, and how many children each may take' },
  'foster-families/:family': { why: 'the look is case.search: test/foster-care' },
  'foster-families/:family/names': { why: 'the look is identity.read: test/foster-care' },
  'centres/:centre/presence': { as: 'officer', path: () => '/api/centres/gao/presence', looks: ['case.search'] },
  'reports/deprivation': { as: 'officer', path: () => '/api/reports/deprivation?from=2026-01-01&to=2026-03-31', looks: ['report.read'] },
  'reports/care': { as: 'officer', path: () => '/api/reports/care?from=2026-01-01&to=2026-03-31', looks: ['report.read'] },
  'reports/activities': { as: 'officer', path: () => '/api/reports/activities?from=2026-01-01&to=2026-03-31', looks: ['report.read'] },
  'reports/reintegration': { as: 'officer', path: () => '/api/reports/reintegration?from=2026-01-01&to=2026-03-31', looks: ['report.read'] },
  'reports/violations': { as: 'officer', path: () => '/api/reports/violations?from=2026-01-01&to=2026-03-31', looks: ['report.read'] },
  'reports/catalogue/:code/export': { as: 'officer', path: () => '/api/reports/catalogue/care/export?from=2026-01-01&to=2026-03-31&format=csv', looks: ['report.export'] },
  'editions/:id/export': { why: 'the look is report.export: test/editions' },
  'editions': { as: 'officer', path: () => '/api/editions', looks: ['report.read'] },
  'editions/comparison': { why: 'the look is report.read, of each edition: test/editions' },
  'editions/:id': { why: 'the look is report.read: test/editions' },
  'editions/:id/check': { why: 'the look is report.read: test/editions' },
  'editions/:id/file': { why: 'the look is report.export: test/editions' },
  'reports/catalogue': { why: 'which reports there are' },
  'reports/catalogue/:code': { as: 'officer', path: () => '/api/reports/catalogue/care?from=2026-01-01&to=2026-03-31', looks: ['report.read'] },
  'reports/deadlines-as-shown': { as: 'officer', path: () => '/api/reports/deadlines-as-shown?on=2026-03-09', looks: ['report.read'] },
  'reports/protected': { as: 'officer', path: () => '/api/reports/protected?report=deprivation&year=2025', looks: ['report.read'] },
  'reports/builder': { as: 'officer', path: () => '/api/reports/builder?measure=visits&rows=region&from=2025-01&to=2025-12', looks: ['report.read'] },
  'reports/builder/vocabulary': { why: 'what can be asked for' },
  'disclosure/setting': { why: 'how small cells are protected' },
  'audit/looks': { as: 'auditor', path: () => '/api/audit/looks', looks: ['journal.read'] },
  'audit/unusual': { as: 'auditor', path: () => '/api/audit/unusual', looks: ['journal.read'] },
  'audit/journal': { as: 'auditor', path: () => '/api/audit/journal', looks: ['journal.read'] },
  'audit/export': { as: 'auditor', path: () => '/api/audit/export?stream=access-log', looks: ['journal.export'] },
  'duplicates/requests': { why: 'where there are any, the look is duplicate.check: test/duplicates' },
  'emergency-accesses': { why: 'codes, staff and times' },
  'emergency-accesses/mine': { why: 'codes and times of one’s own' },
  'emergency-accesses/:id': { why: 'the look is case.read: test/emergency-access' },
  'erasures': { as: 'auditor', path: () => '/api/erasures', looks: ['erasure.read'] },
  'retention-rules': { why: 'how long things are kept' },
  'me/channels': { why: 'the person’s own account' },
  'webhook-endpoints': { why: 'other systems' },
  'alerts/stream': { why: 'numbers of alerts to the person' },
  'me/access': { why: 'the person’s own account' },
  'me/sign-in-events': { why: 'the person’s own account' },
  'sign-in-events': { why: 'staff' },
  'session/ways': { why: 'how one may sign in here' },
  'session/provider': { why: 'the way to the provider' },
  'session/provider/return': { why: 'the way back from the provider' },
  'audit/heads': { why: 'hashes and the auditors themselves' },
  'audit/staff': { why: 'staff' },
  'clock': { why: 'codes, places and what is due' },
  'alerts': { why: 'codes and what is due, to whom it was written' },
  'absences': { why: 'staff' },
  'absences/stand-ins': { why: 'staff' },
  'me/telling': { why: 'the person’s own hours' },
  'activities': { why: 'what the programme does: codes and counts, and no child' },
  'time-limits': { why: 'the law' },
  'time-limits/:code': { why: 'the law, and who changed it' },
  'reference': { why: 'lists' },
  'session': { why: 'the person’s own account' },
  'users': { why: 'staff' },
  'health': { why: 'whether the house stands' },
  'health/clock': { why: 'whether the clock goes' },
  'operations': { why: 'figures, and codes of cases' },
};

describe('every route that shows a child is in the access log', () => {
  let world: World;
  const people: Partial<Record<'officer' | 'worker' | 'auditor' | 'administrator', Caller>> = {};
  const caseId = randomUUID();

  beforeAll(async () => {
    world = await World.create();
    people.officer = await world.person('national-officer');
    people.worker = await world.person('centre-worker', { centre: 'gao' });
    people.auditor = await world.person('auditor');
    people.administrator = await world.person('administrator');
    await people.officer.post('/api/captures', { id: caseId, kind: 'capture', startedAt: '2026-03-10T05:30:00.000Z', region: 'gao', authority: 'FAMA', sex: 'male', agePrecision: 'unknown' });
    await people.officer.put(`/api/cases/${caseId}/identity`, { given: 'Ibrahim', family: 'Ag Essai' }, { version: 1 });
  });
  afterAll(async () => {
    await world.close();
  });

  it('no route that answers a question is missing from the table, and none is in it that is gone', () => {
    expect(getRoutes(world).toSorted()).toEqual(Object.keys(GET_ROUTES).toSorted());
  });

  it.each(Object.entries(GET_ROUTES).flatMap(([route, line]) => ('why' in line ? [] : [[route, line] as const])))('GET /api/%s leaves its looks', async (_, { as, path, looks }) => {
    const person = people[as];
    const before = await world.sql<{ id: string }>('select id from access_log');
    const { statusCode } = await world.app.inject({ method: 'GET', url: path(caseId), headers: { cookie: person?.cookie ?? '' } });
    expect(statusCode).toBe(200);
    const left = await world.sql<{ kind: string; actor: string }>('select kind, actor from access_log where id <> all ($1::uuid[]) order by id', [before.map(({ id }) => id)]);
    expect(left).toEqual(looks.map((kind) => ({ kind, actor: person?.userId })));
  });

  it.each(Object.entries(GET_ROUTES).flatMap(([route, line]) => ('why' in line && !route.includes('/:') ? [route] : [])))('GET /api/%s shows no name, no note, and nothing by which a child is known', async (route) => {
    for (const person of Object.values(people)) {
      const { body } = await world.app.inject({ method: 'GET', url: `/api/${route}`, headers: { cookie: person.cookie } });
      expect(body).not.toMatch(/Ibrahim|Ag Essai|registerNumber|"sex":|"age":/);
    }
  });

  it('POST /api/cases/search, which answers a question too, leaves the looks of the list', async () => {
    const before = await world.sql<{ id: string }>('select id from access_log');
    expect((await people.officer?.post('/api/cases/search', { q: 'Ibrahim' }, { key: null }))?.status).toBe(200);
    const left = await world.sql<{ kind: string; detail: object }>('select kind, detail from access_log where id <> all ($1::uuid[]) order by id', [before.map(({ id }) => id)]);
    expect(left).toEqual([{ kind: 'case.search', detail: { by: 'name', shown: 1 } }, { kind: 'identity.read', detail: { in: 'list', cases: [caseId] } }]);
  });

  it('a search that finds nothing was still a search, and what was typed is kept nowhere', async () => {
    await people.officer?.post('/api/cases/search', { q: 'Introuvable' }, { key: null });
    const [last] = await world.sql<{ kind: string; detail: object }>('select kind, detail from access_log order by id desc limit 1');
    expect(last).toEqual({ kind: 'case.search', detail: { by: 'name', shown: 0 } });
    const found = await world.sql<{ n: number }>(`select count(*)::int as n from access_log where detail::text ilike '%introuvable%'`);
    expect(found[0]?.n).toBe(0);
  });

  it('a refused look leaves nothing: it showed nothing', async () => {
    const before = await world.sql<{ n: number }>('select count(*)::int as n from access_log');
    expect((await people.officer?.get(`/api/cases/${randomUUID()}`))?.status).toBe(404);
    expect((await people.officer?.get(`/api/cases/${randomUUID()}/looks`))?.status).toBe(404);
    expect(await world.sql('select count(*)::int as n from access_log')).toEqual(before);
  });
});

/** Paths of all GET routes, as their controllers declare them. */
function getRoutes(world: World): string[] {
  const discovery = world.app.get(DiscoveryService, { strict: false });
  const scanner = world.app.get(MetadataScanner, { strict: false });
  return discovery.getControllers().flatMap(({ instance, metatype }) => {
    const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
    const base = metatype === null ? '' : String(Reflect.getMetadata('path', metatype));
    return scanner
      .getAllMethodNames(prototype)
      .flatMap((name) => prototype[name] ?? [])
      .filter((handler) => Reflect.getMetadata('method', handler) === RequestMethod.GET)
      .map((handler) => `${base}/${String(Reflect.getMetadata('path', handler))}`.replaceAll(/^\/+|\/+$/g, '').replaceAll(/\/+/g, '/'));
  });
}
