import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sightOf } from '../../src/access/matrix.rules.js';
import { ROLES, type Role } from '../../src/access/roles.vocabulary.js';
import { Stage } from '../support/stage.js';
import { undoUnitsOfWork } from '../support/undone.js';
import { PASSWORD } from '../support/world.js';
import { type Attack, attacks } from './requests.js';

const SEED = 20_240_331;
const EACH = 1_900;
const AT_ONCE = 8;
/** Names of the demonstration and of the field, which an attacker may try as well. */
const NAMES = ['Moussa', 'Aïchatou', 'Mahamadou Ag Ibrahim', 'Fatoumata Walet'];
/** What a machine says when it lets somebody look inside. */
const INSIDES = /\n\s+at |node_modules|\.ts:\d|\.js:\d|QueryFailed|syntax error|violates|relation "|SELECT |select .* from |passerelle_app|pg_|duplicate key|ECONN|undefined is not|Cannot read|is not a function/;

describe(`a generated attack (seed ${String(SEED)})`, () => {
  let stage: Stage;
  let keep: () => void;
  const lines: string[] = [];
  const faults: string[] = [];
  let sent = 0;

  beforeAll(async () => {
    stage = await Stage.build({ env: { LOG_LEVEL: 'trace' }, logs: (line) => lines.push(line) });
    keep = undoUnitsOfWork();
  }, 180_000);
  afterAll(async () => {
    keep();
    await stage.world.close();
  });

  /** What must not be in any answer to somebody in this role. The auditor follows cases by their id and code, and is told nothing of any child. */
  const secretsFrom = (role: Role | 'nobody'): string[] =>
    [...stage.children.values()]
      .filter(({ situation }) => role === 'nobody' || sightOf(role, situation) === 'nothing')
      .flatMap(({ id, code, words }) => [...(role === 'auditor' ? [] : [id, code]), ...Object.values(words)]);
  /** Whoever knows a code may open that one file in an emergency: its id is told, and nothing of what is in it. */
  const openedBy = (route: string, asked: string): string[] =>
    route === 'POST /api/emergency-accesses' ? [...stage.children.values()].filter(({ code }) => asked.includes(code)).map(({ id }) => id) : [];

  const fire = async (role: Role | 'nobody', attack: Attack, secrets: readonly string[]): Promise<void> => {
    const { route, url, payload, headers } = attack;
    // Signing out would end the attack; it is attacked with no session.
    const cookie = role === 'nobody' || route.name === 'DELETE /api/session' ? 'passerelle_session=none' : stage.people[role].cookie;
    const answer = await stage.world.app.inject({ method: route.method, url, headers: { ...headers, cookie }, ...(payload !== undefined && { payload }) });
    sent += 1;
    const { body, statusCode } = answer;
    const asked = `${url} ${payload ?? ''}`; // what somebody has written themself may come back to them
    const opened = openedBy(route.name, asked);
    // A clock that stands is told to monitors in so many words: there is no sweep in this world.
    const unsound = statusCode === 503 && route.name === 'GET /api/health/clock';
    const wrong = [
      ...(statusCode >= 500 && !unsound ? ['breaks'] : []),
      ...(statusCode >= 400 && !unsound && !String(answer.headers['content-type']).startsWith('application/problem+json') ? ['is refused in another form'] : []),
      ...(INSIDES.test(body) ? ['shows the inside'] : []),
      ...secrets.filter((secret) => body.includes(secret) && !asked.includes(secret) && !opened.includes(secret)).map((secret) => `tells ${secret}`),
      ...(answer.headers['x-content-type-options'] === 'nosniff' && String(answer.headers['cache-control']).split(/, */).includes('no-store') ? [] : ['comes without its headers']),
    ];
    if (wrong.length > 0) faults.push(`${role} ${String(statusCode)} ${wrong.join(', ')}: ${route.method} ${url.slice(0, 300)} ${JSON.stringify(headers).slice(0, 300)} ${(payload ?? '').slice(0, 400)} -> ${body.slice(0, 300)}`);
  };

  it.each(['nobody', ...ROLES] as const)('%s: nothing breaks and nothing is told', async (role) => {
    const children = [...stage.children.values()];
    const known = {
      ids: [...children.map(({ id }) => id), ...Object.values(stage.people).map(({ userId }) => userId)],
      versions: [...new Set(children.map(({ version }) => version))],
      words: [...NAMES, ...children.flatMap(({ words }) => [words.name, words['register-number']]), ...children.map(({ code }) => code)],
    };
    const secrets = secretsFrom(role);
    const shots = fc.sample(attacks(known), { numRuns: EACH, seed: SEED + ROLES.indexOf(role as Role) });
    for (let first = 0; first < shots.length; first += AT_ONCE) await Promise.all(shots.slice(first, first + AT_ONCE).map((shot) => fire(role, shot, secrets)));
    expect(faults.splice(0).slice(0, 5).map((fault) => fault.slice(0, 900))).toEqual([]);
  }, 120_000);

  it('was long enough', () => {
    expect(sent).toBeGreaterThan(20_000);
  });

  it('left no name, number, address, word, password or session in any line of the log', () => {
    const text = lines.join('\n');
    expect(lines.length).toBeGreaterThan(sent / 2);
    const secrets = [
      ...NAMES,
      ...[...stage.children.values()].flatMap(({ words }) => Object.values(words)),
      ...Object.values(stage.people).flatMap(({ email, cookie }) => [email, cookie.split('=')[1] ?? email]),
      ...ROLES.map((role) => `${role} d’essai`),
      PASSWORD,
    ];
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });
});
