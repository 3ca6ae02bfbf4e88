import { describe, expect, it } from '@jest/globals';
import type { Fact } from '../cases/index.js';
import { type KnownTime, parseKnownTime } from '../platform/known-time/index.js';
import { decideEnd, decideGiven } from './service.rules.js';

const time = (text: string): KnownTime => parseKnownTime(text) ?? { at: new Date(0), precision: 'minute' };
const told = { recordedAt: new Date(0), recordedBy: 'x' };
const ACCEPTED: Fact = { ...told, ...time('2026-03-10'), kind: 'referral.accepted', subjectId: 'r', partner: 'icrc', toldBySender: false };
const SENT: Fact = { ...told, ...time('2026-03-09'), kind: 'referral.sent', subjectId: 'asked', partner: 'icrc', service: 'food' };
const GIVEN: Fact = { ...told, ...time('2026-03-10'), kind: 'service.given', subjectId: 's', rowId: 'a', service: 'food', sealedDetail: null, by: null, sessions: null };
const UNDATED: Fact = { ...GIVEN, rowId: 'undated', at: null, precision: null };
const OVER: Fact = { ...told, ...time('2026-03-12'), kind: 'service.ended', subjectId: 's', rowId: 'over', service: 'food', outcome: null };
const FACTS = [SENT, ACCEPTED, GIVEN, UNDATED, { ...GIVEN, rowId: 'over' }, OVER];
const NOTHING = { at: undefined, until: undefined, provider: undefined, providerCentre: undefined, referralId: undefined };

const refused = (code: string, field?: string): Error => expect.objectContaining({ code, field }) as unknown as Error;

describe('what is said of a service', () => {
  it.each<[string, Partial<Record<keyof typeof NOTHING, unknown>>, string | null]>([
    ['nothing but that it was given', {}, null],
    ['a day', { at: time('2026-03-10') }, null],
    ['from a minute until the same day', { at: time('2026-03-10T09:00:00.000Z'), until: time('2026-03-10') }, null],
    ['by an organisation', { provider: 'unicef' }, 'unicef'],
    ['by a centre', { providerCentre: 'gao' }, null],
    ['out of a referral, on the day of its acceptance', { referralId: 'r', at: time('2026-03-10') }, 'icrc'],
    ['out of a referral, by its partner', { referralId: 'r', provider: 'icrc' }, 'icrc'],
  ])('%s', (_, change, provider) => {
    expect(decideGiven(FACTS, { ...NOTHING, ...change } as Parameters<typeof decideGiven>[1])).toEqual({ provider });
  });

  it.each<[string, Partial<Record<keyof typeof NOTHING, unknown>>, string, string]>([
    ['until a day, nobody knows since when', { until: time('2026-03-10') }, 'service-start-required', 'at'],
    ['until the day before', { at: time('2026-03-10'), until: time('2026-03-09') }, 'ends-before-start', 'until'],
    ['by an organisation and a centre', { provider: 'icrc', providerCentre: 'gao' }, 'one-provider', 'providerCentre'],
    ['out of a referral that nobody has accepted', { referralId: 'asked' }, 'referral-not-accepted', 'referralId'],
    ['out of the referral of another child', { referralId: 'other' }, 'referral-not-accepted', 'referralId'],
    ['out of a referral, by somebody else', { referralId: 'r', provider: 'unicef' }, 'one-provider', 'provider'],
    ['out of a referral, by a centre', { referralId: 'r', providerCentre: 'gao' }, 'one-provider', 'providerCentre'],
    ['out of a referral, before it was accepted', { referralId: 'r', at: time('2026-03-09') }, 'before-previous-fact', 'at'],
  ])('%s is refused', (_, change, code, field) => {
    expect(() => decideGiven(FACTS, { ...NOTHING, ...change } as Parameters<typeof decideGiven>[1])).toThrow(refused(code, field));
  });
});

describe('the end of a service', () => {
  it.each(['2026-03-10', '2026-03-10T00:00:00.000Z', '2026-04', '2026-03'])('at %s', (at) => {
    expect(() => { decideEnd(FACTS, 'a', time(at)); }).not.toThrow();
  });
  it.each<[string, string, string, string, string | undefined]>([
    ['of none', 'b', '2026-03-11', 'not-found', undefined],
    ['twice', 'over', '2026-03-13', 'service-ended', undefined],
    ['of one without a date', 'undated', '2026-03-13', 'service-start-required', undefined],
    ['before it began', 'a', '2026-03-09', 'ends-before-start', 'at'],
  ])('%s is refused', (_, id, at, code, field) => {
    expect(() => { decideEnd(FACTS, id, time(at)); }).toThrow(refused(code, field));
  });
});
