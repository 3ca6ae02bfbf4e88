import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { permissionsPage } from './matrix-page.rules.js';
import { expectedStatus, isShown, sightOf } from './matrix.rules.js';
import { HOLDERS, SENSITIVE, type SensitiveKind, SITUATIONS, type Situation } from './matrix.vocabulary.js';
import { ROUTES } from './matrix-routes.vocabulary.js';
import { may } from './permissions.rules.js';
import { PERMISSIONS } from './permissions.vocabulary.js';
import { ROLES } from './roles.vocabulary.js';

const situations = Object.keys(SITUATIONS) as Situation[];
const kinds = Object.keys(SENSITIVE) as SensitiveKind[];
const route = (name: string): (typeof ROUTES)[string] => {
  const entry = ROUTES[name];
  if (entry === undefined) throw new Error(`no entry for ${name}`);
  return entry;
};

describe('the matrix', () => {
  it('gives by permission what the code gives by role', () => {
    const written = PERMISSIONS.flatMap((permission) => ROLES.filter((role) => HOLDERS[permission].includes(role)).map((role) => `${permission} ${role}`));
    const decided = PERMISSIONS.flatMap((permission) => ROLES.filter((role) => may(role, permission)).map((role) => `${permission} ${role}`));
    expect(decided).toEqual(written);
  });

  // DESIGN, "Who uses it", sentence by sentence.
  it('shows a liaison the custody of what their unit notified, and nothing after the handover', () => {
    expect(situations.map((situation) => sightOf('security-liaison', situation))).toEqual([
      'custody', 'nothing', 'custody', 'nothing', 'nothing', 'nothing', 'nothing', 'nothing', 'nothing', 'nothing', 'nothing', 'nothing',
    ]);
  });

  it('gives analyst, auditor and administrator no child, and the monitor no name', () => {
    fc.assert(
      fc.property(fc.constantFrom(...situations), fc.constantFrom(...kinds), (situation, kind) => {
        for (const role of ['analyst', 'auditor', 'administrator'] as const) expect([sightOf(role, situation), isShown(role, kind, situation)]).toEqual(['nothing', false]);
        expect(sightOf('monitor', situation)).toBe('facts');
        if (kind === 'name' || kind === 'note' || kind === 'register-number') expect(isShown('monitor', kind, situation)).toBe(false);
      }),
    );
  });

  it.each([
    ['nobody', 'GET /api/cases/{id}', 'in-care', 401],
    ['analyst', 'GET /api/cases/{id}', 'in-care', 403],
    ['security-liaison', 'GET /api/cases/{id}', 'in-care', 404],
    ['security-liaison', 'GET /api/cases/{id}', 'held', 200],
    ['centre-worker', 'PUT /api/cases/{id}/identity', 'offered', 404],
    ['regional-officer', 'POST /api/cases/{id}/visits', 'in-care', 409],
    ['regional-officer', 'POST /api/cases/{id}/visits', 'placed', 201],
    ['regional-officer', 'POST /api/alerts/{id}/acknowledge', 'theirs', 404],
    ['nobody', 'GET /api/health', null, 200],
  ] as const)('%s, %s, %s: %i', (role, name, place, status) => {
    expect(expectedStatus(role, route(name), place)).toBe(status);
  });

  it('is printed with a line for every route, situation, field and permission', () => {
    const page = permissionsPage();
    for (const name of Object.keys(ROUTES)) expect(page).toContain(`| \`${name}\` |`);
    for (const situation of situations) expect(page).toContain(`| ${SITUATIONS[situation]} |`);
    for (const kind of kinds) expect(page).toContain(`| ${SENSITIVE[kind].says} |`);
    for (const permission of PERMISSIONS) expect(page).toContain(`| \`${permission}\` |`);
  });
});
