import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectedStatus, isShown, mayKnock } from '../../src/access/matrix.rules.js';
import { type Situation, SITUATIONS } from '../../src/access/matrix.vocabulary.js';
import { ROUTES, type RouteEntry } from '../../src/access/matrix-routes.vocabulary.js';
import { ROLES, type Role } from '../../src/access/roles.vocabulary.js';
import { correctBody } from '../support/bodies.js';
import { Caller } from '../support/caller.js';
import { CONTRACT, type Route } from '../support/contract.js';
import { Stage, type StagedChild } from '../support/stage.js';
import { undoUnitsOfWork } from '../support/undone.js';
import { PASSWORD } from '../support/world.js';

type Place = Situation | 'mine' | 'theirs' | null;
type Who = Role | 'nobody';

const situations = Object.keys(SITUATIONS) as Situation[];
const everybody: readonly Who[] = ['nobody', ...ROLES];
const PLACES: Record<RouteEntry['on'], readonly Place[]> = { house: [null], case: situations, 'own-alert': ['mine', 'theirs'] };
const SIGN_IN = 'POST /api/session';
/** Ends the session of who asks: walked after everything else. */
const LAST = 'DELETE /api/session';

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
  const told: Told[] = [];
  let keep: () => void;

  beforeAll(async () => {
    stage = await Stage.build();
    const answering = stage.child('in-care');
    const told = ROLES.filter((role) => mayKnock(role, 'alert.read'));
    mine = new Map(await Promise.all(told.map(async (role) => [role, await stage.alert(answering, stage.people[role])] as const)));
    theirs = await stage.alert(stage.child('other-centre'), stage.colleague);
    const note = await stage.people['national-officer'].post(`/api/alerts/${mine.get('national-officer') ?? ''}/acknowledge`, { note: answering.words.acknowledgement });
    expect(note.status).toBe(200);
    for (const child of stage.children.values()) await stage.refresh(child);
    keep = undoUnitsOfWork(); // each request finds the stage as it was built
  }, 180_000);
  afterAll(async () => {
    keep();
    await stage.world.close();
  });

  /** Nobody knocks with an address that exists. */
  const person = (who: Who): Role => (who === 'nobody' ? 'analyst' : who);
  const path = (route: Route, who: Who, place: Place): string => {
    const id = place === 'mine' ? (mine.get(person(who)) ?? theirs) : place === 'theirs' ? theirs : place === null ? '' : stage.child(place).id;
    const search = route.query.includes('from') ? '?from=2026-01-01&to=2026-12-31' : '';
    return `${route.path.replace('{id}', id)}${search}`;
  };
  const given = (route: Route, caller: Caller): Record<string, unknown> => {
    if (route.name === SIGN_IN) return { email: caller.email, password: PASSWORD };
    if (route.name.endsWith('/assignment')) return { userId: stage.people['case-worker'].userId };
    return {};
  };
  const ask = async (route: Route, who: Who, place: Place): Promise<number> => {
    const { userId, email } = stage.people[person(who)];
    // Who signs in anew does so from another device: the session of the first goes on.
    const caller = who === 'nobody' || route.name === SIGN_IN ? new Caller(stage.world.app, userId, email) : stage.people[who];
    const version = place === null || place === 'mine' || place === 'theirs' ? undefined : stage.child(place).version;
    const answer = await caller.send(route.method, path(route, who, place), correctBody(route, 'mot', given(route, caller)), {
      ...(version !== undefined && { version }),
      ...(route.name === SIGN_IN && { address: `10.0.0.${String(everybody.indexOf(who))}` }),
    });
    if (who !== 'nobody') told.push({ role: who, route: route.name, place, text: JSON.stringify(answer.body) });
    return answer.status;
  };
  const entry = (name: string): RouteEntry => {
    const found = ROUTES[name];
    if (found === undefined) throw new Error(`no line for ${name}`);
    return found;
  };

  describe.each([...CONTRACT].sort((a, b) => Number(a.name === LAST) - Number(b.name === LAST)).map((route) => [route.name, route] as const))('%s', (name, route) => {
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

    it.each(situations)('the code of the child who is %s, to those who see it and to those who were told', (situation) => {
      const alerted: readonly Role[] = situation === 'in-care' ? ROLES.filter((role) => mayKnock(role, 'alert.read')) : [];
      expect(shownTo(stage.child(situation).code)).toEqual(ROLES.filter((role) => isShown(role, 'code', situation) || alerted.includes(role)));
    });

    it('addresses of accounts, to the administrator alone; names of staff, to themselves, to the administrator, and beside an acknowledgement', () => {
      for (const role of ROLES) {
        expect([role, shownTo(stage.people[role].email)]).toEqual([role, ['administrator']]);
        const named = shownTo(`"${role} d’essai"`).filter((reader) => reader !== role && reader !== 'administrator');
        expect([role, named.length > 0]).toEqual([role, role === 'national-officer']);
      }
    });

    it('is enough to have found something', () => {
      expect(told.length).toBeGreaterThan(2_000);
    });
  });
});
