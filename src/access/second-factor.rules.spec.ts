import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { accountState } from './account-state.rules.js';
import { deviceWords } from './device-words.rules.js';
import { permissionsOf } from './permissions.rules.js';
import { countsAsBothFactors } from './provider.rules.js';
import { ROLES } from './roles.vocabulary.js';
import { awaitedAfterPassword, freshUntil, mustBeFresh, mustKeepOneFactor, SECOND_FACTOR_COMPULSORY } from './second-factor.rules.js';
import { sessionLimits } from './session-limits.rules.js';

const role = fc.constantFrom(...ROLES);
const NO_BOUNDS = { idleMinutes: 100_000, absoluteMinutes: 100_000 };

describe('the second factor', () => {
  it('is compulsory for officers, monitors, auditors and administrators', () => {
    expect(ROLES.filter((one) => SECOND_FACTOR_COMPULSORY[one])).toEqual(['regional-officer', 'national-officer', 'monitor', 'auditor', 'administrator']);
  });

  it('is compulsory for whoever can let people in, read the journal or see the whole country’s cases', () => {
    const powerful = ROLES.filter((one) => ['user.manage', 'journal.read', 'report.read'].some((permission) => permissionsOf(one).includes(permission as never)));
    expect(powerful.filter((one) => !SECOND_FACTOR_COMPULSORY[one])).toEqual([]);
  });

  it.each([
    ['regional-officer', { totp: false, passkeys: 0 }, 'enrolment'],
    ['regional-officer', { totp: true, passkeys: 0 }, 'second-factor'],
    ['regional-officer', { totp: false, passkeys: 1 }, 'second-factor'],
    ['centre-worker', { totp: false, passkeys: 0 }, null],
    ['centre-worker', { totp: true, passkeys: 0 }, 'second-factor'],
  ] as const)('%s with %j: the password opens a session that awaits %s', (who, factors, awaited) => {
    expect(awaitedAfterPassword(who, factors)).toBe(awaited);
  });

  it('the last one stays where it is compulsory', () => {
    fc.assert(fc.property(role, fc.boolean(), fc.nat(2), (who, totp, passkeys) => {
      const keep = (): void => { mustKeepOneFactor(who, { totp, passkeys }); };
      if (SECOND_FACTOR_COMPULSORY[who] && !totp && passkeys === 0) expect(keep).toThrow('last-second-factor');
      else expect(keep).not.toThrow();
    }));
  });

  it('is changed within ten minutes of showing who it is, the tenth included', () => {
    const shown = new Date('2026-03-10T08:00:00.000Z');
    expect(freshUntil(shown).toISOString()).toBe('2026-03-10T08:10:00.000Z');
    expect(() => { mustBeFresh(shown, new Date('2026-03-10T08:10:00.000Z')); }).not.toThrow();
    expect(() => { mustBeFresh(shown, new Date('2026-03-10T08:10:00.001Z')); }).toThrow('confirmation-required');
  });
});

describe('how long a session lasts', () => {
  it('stays within what NIST SP 800-63B-4 allows, and settings only shorten it', () => {
    fc.assert(fc.property(role, fc.constantFrom(null, 'second-factor' as const, 'enrolment' as const), fc.nat(2000), fc.nat(2000), (who, awaits, idleMinutes, absoluteMinutes) => {
      const free = sessionLimits(who, awaits, NO_BOUNDS);
      expect(free.idleMinutes).toBeLessThanOrEqual(60);
      expect(free.absoluteMinutes).toBeLessThanOrEqual(24 * 60);
      const bound = sessionLimits(who, awaits, { idleMinutes, absoluteMinutes });
      expect(bound).toEqual({ idleMinutes: Math.min(free.idleMinutes, idleMinutes), absoluteMinutes: Math.min(free.absoluteMinutes, absoluteMinutes) });
    }));
  });

  it.each([
    ['administrator', null, { idleMinutes: 15, absoluteMinutes: 240 }],
    ['auditor', null, { idleMinutes: 30, absoluteMinutes: 480 }],
    ['regional-officer', null, { idleMinutes: 30, absoluteMinutes: 600 }],
    ['centre-worker', null, { idleMinutes: 30, absoluteMinutes: 720 }],
    ['regional-officer', 'second-factor', { idleMinutes: 15, absoluteMinutes: 15 }],
  ] as const)('%s, awaiting %s: %j', (who, awaits, limits) => {
    expect(sessionLimits(who, awaits, NO_BOUNDS)).toEqual(limits);
  });
});

describe('a second factor at the provider', () => {
  it.each([
    [{}, false],
    [{ amr: ['pwd'] }, false],
    [{ amr: ['pwd', 'mfa'] }, true],
    [{ acr: 'urn:exemple:fort' }, true],
    [{ acr: 'mfa', amr: 'mfa' }, true],
    [{ amr: 'mfa' }, false], // a list, says RFC 8176
    [{ amr: [1, null] }, false],
  ])('%j counts: %s', (claims, counts) => {
    expect(countsAsBothFactors(claims, ['mfa', 'urn:exemple:fort'])).toBe(counts);
  });

  it('never counts where the installation agreed to no value', () => {
    fc.assert(fc.property(fc.array(fc.string()), fc.string(), (amr, acr) => {
      expect(countsAsBothFactors({ amr, acr }, [])).toBe(false);
    }));
  });
});

describe('the state of an account', () => {
  const until = new Date('2026-03-17T08:00:00.000Z');
  it.each([
    [true, { wayIn: true, secondFactor: false, invitedUntil: null }, 'active'],
    [true, { wayIn: false, secondFactor: false, invitedUntil: until }, 'invited'],
    [true, { wayIn: false, secondFactor: false, invitedUntil: null }, 'without-access'],
    [false, { wayIn: true, secondFactor: true, invitedUntil: null }, 'inactive'],
    [true, undefined, 'without-access'],
  ] as const)('active %s, %j: %s', (active, facts, state) => {
    expect(accountState(active, facts)).toBe(state);
  });
});

describe('the words for a device', () => {
  it.each([
    ['Mozilla/5.0 (Linux; Android 9; SM-J530F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109.0.0.0 Mobile Safari/537.36', 'Chrome · Android'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:121.0) Gecko/20100101 Firefox/121.0', 'Firefox · Windows'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0', 'Edge · Windows'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.1 Mobile/15E148 Safari/604.1', 'Safari · iOS'],
    ['curl/8.0', '?'],
    [undefined, '?'],
  ])('%s: %s', (agent, words) => {
    expect(deviceWords(agent)).toBe(words);
  });
});
