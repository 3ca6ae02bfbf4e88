import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { may, permissionsOf } from './permissions.rules.js';
import { ROLES } from './roles.vocabulary.js';
import { ownGrantees, scopeOf, withGrants } from './scope.rules.js';

const post = { userId: 'u1', regionCode: 'gao', centreCode: 'gao', unitId: 'n1' };

describe('record scope', () => {
  it.each([
    ['security-liaison', 'granted', 'custody', ['unit:n1']],
    ['centre-worker', 'granted', 'file', ['centre:gao', 'user:u1']],
    ['centre-manager', 'granted', 'file', ['centre:gao', 'user:u1']],
    ['case-worker', 'granted', 'file', ['user:u1']],
    ['regional-officer', 'granted', 'file', ['region:gao', 'user:u1']],
    ['national-officer', 'all', 'file', []],
    ['monitor', 'all', 'facts', []],
    ['analyst', 'none', 'none', []],
    ['auditor', 'none', 'audit', []],
    ['administrator', 'none', 'admin', []],
  ] as const)('%s reaches %s at %s', (role, reach, clearance, grantees) => {
    expect(scopeOf({ ...post, role })).toEqual({ userId: 'u1', reach, clearance, grantees });
  });

  it('is never widened by a missing place', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ROLES), (role) => {
        const bare = scopeOf({ userId: 'u1', role, regionCode: null, centreCode: null, unitId: null });
        const full = scopeOf({ ...post, role });
        expect(bare.reach).toBe(full.reach);
        expect(full.grantees).toEqual(expect.arrayContaining([...bare.grantees]));
      }),
    );
  });
});

describe('emergency accesses in the scope', () => {
  it.each(ROLES)('%s: only who reads files somewhere is shown one more, and holds no more by their post', (role) => {
    const scope = scopeOf({ ...post, role });
    const widened = withGrants(scope, ['grant:g1']);
    const reader = ['centre-worker', 'centre-manager', 'case-worker', 'regional-officer'].includes(role);
    expect(widened).toEqual({ ...scope, grantees: [...scope.grantees, ...(reader ? ['grant:g1'] : [])] });
    expect(ownGrantees(widened)).toEqual(scope.grantees);
  });
});

describe('permissions', () => {
  it('give no case to those who need none', () => {
    for (const role of ['analyst', 'auditor', 'administrator'] as const) {
      expect(permissionsOf(role).filter((permission) => permission.startsWith('case.'))).toEqual([]);
    }
  });

  it('give identity to nobody outside care', () => {
    expect(ROLES.filter((role) => may(role, 'identity.read'))).toEqual(['centre-worker', 'centre-manager', 'case-worker', 'regional-officer', 'national-officer']);
  });
});
