import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectedStatus, isShown, mayKnock } from '../../src/access/matrix.rules.js';
import { type Situation, SITUATIONS } from '../../src/access/matrix.vocabulary.js';
import { ROUTES, type RouteEntry } from '../../src/access/matrix-routes.vocabulary.js';
import { ROLES, type Role } from '../../src/access/roles.vocabulary.js';
import { correctBody, correctFile, correctSearch } from '../support/bodies.js';
import { Caller } from '../support/caller.js';
import { CONTRACT, type Route } from '../support/contract.js';
import { Stage, type StagedChild } from '../support/stage.js';
import { undoUnitsOfWork } from '../support/undone.js';
import { PASSWORD } from '../support/world.js';

type Place = Situation | 'mine' | 'theirs' | null;
type Who = Role | 'nobody';

const situations = Object.keys(SITUATIONS) as Situation[];
const everybody: readonly Who[] = ['nobody', ...ROLES];
const PLACES: Record<RouteEntry['on'], readonly Place[]> = { house: [null], case: situations, 'own-alert': ['mine', 'theirs'], emergency: ['in-care', 'other-region'] };
const SIGN_IN = 'POST /api/session';
/** Answers with the code that was typed: who knows it has it from elsewhere. */
const TYPED = 'POST /api/emergency-accesses';
const OF_SESSIONS = /^\/api\/(session|me)\b/;
/** Written in one unit of work and read in the next: what is undone could not be read. They add rows and change none. */
const KEPT: ReadonlySet<string> = new Set(['POST /api/cases/{id}/sharings']);
/** A child with whose file every other can be made one: nowhere, and waiting for nothing. And another for that child itself. */
const MERGED: Situation = 'handed-over';
const MERGED_WITH: Situation = 'foster';

interface Told {
  readonly role: Role;
  readonly route: string;
  readonly place: Place;
  readonly text: string;
}

describe('the matrix, walked against the running API', () => {
  let stage: Stage;
  /** Whoever may read alerts was told of one and the same deadline. */
  let mine: Map<Role, string>;
  let theirs: string;
  let erasure: string;
  /** Emergency accesses by child: one that runs, one that is over. */
  const emergencies = new Map<Place, { running: string; over: string }>();
  let foreignSession: string;
  const told: Told[] = [];
  let keep: () => void;

  beforeAll(async () => {
    stage = await Stage.build();
    // As after a sweep: a monitor asks whether the clock goes, and is answered 503 where it does not.
    await stage.world.sql(`insert into heartbeat (name, at) values ('sweep', $1)`, [stage.world.clock.now()]);
    const answering = stage.child('in-care');
    const told = ROLES.filter((role) => mayKnock(role, 'alert.read'));
    mine = new Map(await Promise.all(told.map(async (role) => [role, await stage.alert(answering, stage.people[role])] as const)));
    theirs = await stage.alert(stage.child('other-centre'), stage.colleague);
    const note = await stage.people['national-officer'].post(`/api/alerts/${mine.get('national-officer') ?? ''}/acknowledge`, { note: answering.words.acknowledgement });
    expect(note.status).toBe(200);
    for (const child of stage.children.values()) await stage.refresh(child);
    const { ofGao, ofKidal } = stage.strangers;
    for (const [situation, who] of [['in-care', ofGao], ['other-region', ofKidal]] as const) {
      const { code, words } = stage.child(situation);
      const over = await opened(who, code, words.note);
      expect((await who.post(`/api/emergency-accesses/${over}/end`, undefined)).status).toBe(200);
      emergencies.set(situation, { over, running: await opened(who, code, words.note) });
    }
    const closed = stage.child('closed');
    const toErase = await stage.bring('closed');
    stage.children.set('closed', closed);
    erasure = randomUUID();
    const asked = await stage.colleague.post(`/api/cases/${toErase.id}/erasure`, { id: erasure, reason: 'child-request', remark: 'mot' }, { version: toErase.version });
    expect(asked.status).toBe(200);
    foreignSession = (await stage.colleague.get<{ sessions: { id: string }[] }>('/api/me/access')).body.sessions[0]?.id ?? '';
    keep = undoUnitsOfWork(); // each request finds the stage as it was built
  }, 180_000);
  afterAll(async () => {
    keep();
    await stage.world.close();
  });

  const opened = async (who: Caller, code: string, reason: string): Promise<string> => {
    const { status, body } = await who.post<{ id: string }>('/api/emergency-accesses', { code, reason });
    expect(status).toBe(201);
    return body.id;
  };
  /** Nobody knocks with an address that exists. */
  const person = (who: Who): Role => (who === 'nobody' ? 'analyst' : who);
  const childAt = (place: Place): StagedChild | undefined => (place === null || place === 'mine' || place === 'theirs' ? undefined : stage.child(place));
  const other = (place: Place): StagedChild => stage.child(place === MERGED ? MERGED_WITH : MERGED);
  const idFor = (route: Route, who: Who, place: Place): string => {
    if (place === 'mine') return mine.get(person(who)) ?? theirs;
    if (place === 'theirs') return theirs;
    if (route.path.startsWith('/api/emergency-accesses/')) return emergencies.get(place)?.[route.path.endsWith('/review') ? 'over' : 'running'] ?? '';
    if (route.path.startsWith('/api/users/')) return stage.colleague.userId;
    if (route.path.startsWith('/api/me/sessions/')) return foreignSession;
    if (route.path.startsWith('/api/erasures/')) return erasure;
    return childAt(place)?.id ?? randomUUID();
  };
  const path = (route: Route, who: Who, place: Place): string => {
    const parts: Record<string, string> = { code: 'custody-handover', centre: 'gao', family: stage.family, referralId: randomUUID(), violationId: randomUUID(), victimId: randomUUID(), incidentId: randomUUID(), list: 'diet', field: randomUUID(), serviceId: randomUUID(), listId: randomUUID(), taskId: randomUUID(), shiftId: randomUUID(), noteId: randomUUID(), stepId: randomUUID(), trackId: randomUUID(), visitId: randomUUID(), ...childAt(place)?.parts, other: other(place).id, id: idFor(route, who, place) };
    return `${route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? `no ${name}`)}${correctSearch(route)}`;
  };
  const given = (route: Route, caller: Caller, place: Place): Record<string, unknown> => {
    const child = childAt(place);
    switch (route.name) {
      case SIGN_IN: return { email: caller.email, password: PASSWORD };
      case 'POST /api/session/confirm': return { password: PASSWORD };
      case 'PUT /api/me/password': return { current: PASSWORD, next: 'une autre phrase de passe pour les essais' };
      case 'POST /api/emergency-accesses': return { code: stage.child('other-centre').code };
      case 'POST /api/absences': return { userId: caller.userId };
      case 'POST /api/looks/print': return { caseId: child?.id };
      case 'POST /api/duplicates/distinct': return { caseId: child?.id, otherId: stage.child(place === 'in-care' ? 'placed' : 'in-care').id };
      case 'POST /api/cases/{id}/relatives/change':
      case 'POST /api/cases/{id}/relatives/statements':
      case 'POST /api/cases/{id}/relatives/verifications':
      case 'POST /api/cases/{id}/best-interests':
      case 'POST /api/cases/{id}/preparations':
      case 'POST /api/cases/{id}/tracing-requests': return { relative: child?.parts.relativeId };
      case 'POST /api/cases/{id}/tracing-requests/close': return { request: child?.parts.searchId };
      case 'POST /api/cases/{id}/tasks': return { assigneeId: stage.people['national-officer'].userId };
      case 'POST /api/cases/{id}/merge': return { caseId: other(place).id, version: other(place).version };
      default: return route.name.endsWith('/assignment') ? { userId: stage.people['case-worker'].userId } : {};
    }
  };
  const ask = async (route: Route, who: Who, place: Place): Promise<number> => {
    const { userId, email } = stage.people[person(who)];
    // From another device each time: the session of the first goes on, whatever the answer does with the cookie.
    const caller = who === 'nobody' || route.name === SIGN_IN ? new Caller(stage.world.app, userId, email) : stage.people[who].twin();
    // What is done to a session is not undone: it is done to another one of the same person.
    if (who !== 'nobody' && OF_SESSIONS.test(route.path)) await stage.world.openSession(caller);
    const version = route.path.startsWith('/api/time-limits/') ? 1 : childAt(place)?.version; // of the rule
    const file = correctFile(route, 'mot');
    if (KEPT.has(route.name)) keep();
    const answer = await caller.send(route.method, path(route, who, place), file?.body ?? correctBody(route, 'mot', given(route, caller, place)), {
      ...(version !== undefined && { version }),
      ...(file !== undefined && { headers: file.headers }),
      ...(route.name === SIGN_IN && { address: `10.0.0.${String(everybody.indexOf(who))}` }),
    });
    if (KEPT.has(route.name)) keep = undoUnitsOfWork();
    if (who !== 'nobody' && route.name !== TYPED) told.push({ role: who, route: route.name, place, text: answer.text });
    return answer.status;
  };
  const entry = (name: string): RouteEntry => {
    const found = ROUTES[name];
    if (found === undefined) throw new Error(`no line for ${name}`);
    return found;
  };

  describe.each(CONTRACT.map((route) => [route.name, route] as const))('%s', (name, route) => {
    it.each(everybody)('%s', async (who) => {
      const places = PLACES[entry(name).on];
      const answered: string[] = [];
      for (const place of places) answered.push(`${String(place)}: ${String(await ask(route, who, place))}`);
      expect(answered).toEqual(places.map((place) => `${String(place)}: ${String(expectedStatus(who, entry(name), place))}`));
    });
  });

  describe('what was shown in all these answers', () => {
    const shownTo = (word: string): Role[] => ROLES.filter((role) => told.some((one) => one.role === role && one.text.includes(word)));
    const compare = (child: StagedChild): [Record<string, Role[]>, Record<string, Role[]>] => [
      Object.fromEntries([...child.told].map((field) => [field, shownTo(child.words[field])])),
      Object.fromEntries([...child.told].map((field) => [field, ROLES.filter((role) => isShown(role, field, child.situation))])),
    ];

    it.each(situations)('of the child who is %s', (situation) => {
      const [seen, wanted] = compare(stage.child(situation));
      expect(seen).toEqual(wanted);
    });

    it('an answer to an alert is read by those told who see the whole file, not by those who have lost sight of the child', () => {
      const child = stage.child('in-care');
      expect(shownTo(child.words.acknowledgement)).toEqual(ROLES.filter((role) => isShown(role, 'acknowledgement', 'in-care')));
    });

    it.each(situations)('the code of the child who is %s, to those who see it, to those who were told and to the auditor', (situation) => {
      const alerted: readonly Role[] = situation === 'in-care' ? ROLES.filter((role) => mayKnock(role, 'alert.read')) : [];
      expect(shownTo(stage.child(situation).code)).toEqual(ROLES.filter((role) => isShown(role, 'code', situation) || alerted.includes(role) || role === 'auditor'));
    });

    it('addresses of accounts, to the administrator and to their owners', () => {
      for (const role of ROLES) expect([role, shownTo(stage.people[role].email)]).toEqual([role, ROLES.filter((reader) => reader === role || reader === 'administrator')]);
    });

    it('names of staff, to themselves, to the administrator and the auditor, and beside what they did: to those who work on files, and beside an acknowledgement', () => {
      const files = ROLES.filter((role) => mayKnock(role, 'identity.read'));
      for (const role of ROLES) {
        const named = shownTo(`"${role} d’essai"`).filter((reader) => reader !== role && reader !== 'administrator' && reader !== 'auditor');
        if (role === 'national-officer') expect(named.length).toBeGreaterThan(0);
        else expect([role, named.filter((reader) => !files.includes(reader))]).toEqual([role, []]);
      }
    });

    it('is enough to have found something', () => {
      expect(told.length).toBeGreaterThan(2_000);
    });
  });
});
