import { describe, expect, it } from '@jest/globals';
import { NOBODY } from '../../test/support/standing.js';
import type { Standing } from '../cases/index.js';
import { type KnownTime, parseKnownTime } from '../platform/known-time/index.js';
import { decideAnswer, decideCustodyAgain, decideReRecruitment } from './episodes.rules.js';

const time = (text: string): KnownTime => parseKnownTime(text) ?? { at: new Date(0), precision: 'minute' };
const HOME: Standing = { ...NOBODY, status: 'in-reintegration', placement: { id: 'p', kind: 'family', startedAt: time('2026-02-10') } };
const IN_CARE: Standing = { ...NOBODY, status: 'in-interim-care', stay: { id: 's', care: 'centre', centre: 'gao', family: null, admittedAt: time('2026-02-10'), overPlaces: false } };
const HELD: Standing = { ...NOBODY, status: 'in-custody', custody: { id: 'c', startedAt: time('2026-02-10'), lastSpellAt: time('2026-02-10'), situationUnknown: false } };
const GONE: Standing = { ...NOBODY, status: 're-recruited', reRecruitment: { id: 'r', at: time('2026-02-20'), answered: false } };
const refusal = (code: string, field?: string): unknown => expect.objectContaining({ code, field });

describe('a new episode', () => {
  it.each<[string, Standing, unknown]>([
    ['of a child at home ends the placement', HOME, { stay: null, placementId: 'p' }],
    ['of a child in care ends the stay', IN_CARE, { stay: IN_CARE.stay, placementId: null }],
    ['of a child on the way ends nothing', { ...NOBODY, status: 'handed-over' }, { stay: null, placementId: null }],
  ])('%s', (_, standing, ends) => {
    expect(decideReRecruitment(standing, time('2026-02-10'))).toEqual(ends);
    expect(decideCustodyAgain(standing, time('2026-02-10'))).toEqual(ends);
  });

  it.each<[string, Standing, string, string, string | undefined]>([
    ['of a closed case', { ...HOME, status: 'closed' }, '2026-03-01', 'case-closed', undefined],
    ['of a child who is held', HELD, '2026-03-01', 'already-in-custody', undefined],
    ['of a child who is dead', { ...HOME, status: 'deceased', death: { id: 'd', familyTold: false, reviewed: false } }, '2026-03-01', 'death-recorded', undefined],
    ['before the placement began', HOME, '2026-02-09', 'before-previous-fact', 'at'],
    ['before the admission', IN_CARE, '2026-01', 'before-previous-fact', 'at'],
    ['before the child ran away', { ...IN_CARE, absence: { id: 'a', since: time('2026-02-20') } }, '2026-02-19', 'absence-end-before-start', 'at'],
    ['a second time', GONE, '2026-03-01', 'already-re-recruited', undefined],
  ])('refused: %s', (_, standing, at, code, field) => {
    expect(() => decideReRecruitment(standing, time(at))).toThrow(refusal(code, field));
  });

  it('a child who was recruited again may be captured again, not before', () => {
    expect(decideCustodyAgain(GONE, time('2026-02-20'))).toEqual({ stay: null, placementId: null });
    expect(() => decideCustodyAgain(GONE, time('2026-02-19'))).toThrow(refusal('before-previous-fact', 'startedAt'));
    expect(() => decideCustodyAgain(HELD, time('2026-03-01'))).toThrow(refusal('already-in-custody'));
  });

  it('is answered once, and not before it happened', () => {
    expect(decideAnswer(GONE, time('2026-02-20'))).toBe('r');
    expect(() => decideAnswer(GONE, time('2026-02-19'))).toThrow(refusal('before-previous-fact', 'at'));
    expect(() => decideAnswer({ ...GONE, reRecruitment: { id: 'r', at: time('2026-02-20'), answered: true } }, time('2026-02-21'))).toThrow(refusal('no-follow-up-open'));
    expect(() => decideAnswer(HOME, time('2026-02-21'))).toThrow(refusal('no-follow-up-open'));
  });
});
