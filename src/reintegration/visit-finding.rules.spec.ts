import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NOBODY } from '../../test/support/standing.js';
import type { Standing } from '../cases/index.js';
import { type KnownTime, parseKnownTime } from '../platform/known-time/index.js';
import { attemptsInVain, decideFinding, decideRiskAnswer, missedBefore } from './visit-finding.rules.js';

const time = (text: string): KnownTime => parseKnownTime(text) ?? { at: new Date(0), precision: 'minute' };
const refusal = (code: string, field?: string) => expect.objectContaining({ code, field });
const NOTHING = { livesWith: undefined, occupation: undefined, risk: undefined, grounds: undefined, needs: undefined };
const SAID = { livesWith: 'family', occupation: 'in-school', risk: 'low' as const, grounds: undefined, needs: undefined };
const STANDING: Standing = { ...NOBODY, status: 'in-reintegration', risks: [{ id: 'v', openedAt: time('2026-03-10') }] };

describe('what a visit found', () => {
  it.each<[string, string, object, object | null]>([
    ['nothing said, as before', 'well', NOTHING, null],
    ['nobody found', 'not-found', NOTHING, null],
    ['a low risk needs no grounds', 'well', SAID, { livesWith: 'family', occupation: 'in-school', risk: 'low' }],
    ['a high risk with its grounds', 'at-risk', { ...SAID, risk: 'high', grounds: 'x' }, { livesWith: 'family', occupation: 'in-school', risk: 'high' }],
  ])('%s', (_, outcome, said, found) => {
    expect(decideFinding(outcome, { ...NOTHING, ...said })).toEqual(found);
  });

  it.each<[string, string, object, string, string]>([
    ['something about a child who was not found', 'not-found', SAID, 'nobody-found', 'outcome'],
    ['no word on where the child lives', 'well', { ...SAID, livesWith: undefined }, 'finding-incomplete', 'livesWith'],
    ['no word on what the child does', 'well', { ...SAID, occupation: undefined }, 'finding-incomplete', 'occupation'],
    ['no risk said', 'well', { ...SAID, risk: undefined }, 'finding-incomplete', 'risk'],
    ['needs alone', 'well', { ...NOTHING, needs: 'x' }, 'finding-incomplete', 'livesWith'],
    ['a risk without grounds', 'well', { ...SAID, risk: 'medium' }, 'words-required', 'grounds'],
  ])('%s is refused', (_, outcome, said, code, field) => {
    expect(() => decideFinding(outcome, { ...NOTHING, ...said })).toThrow(refusal(code, field));
  });

  it('a high risk is answered once, not before it was seen', () => {
    expect(() => { decideRiskAnswer(STANDING, 'v', time('2026-03-10')); }).not.toThrow();
    expect(() => { decideRiskAnswer(STANDING, 'other', time('2026-03-10')); }).toThrow(refusal('no-follow-up-open'));
    expect(() => { decideRiskAnswer(STANDING, 'v', time('2026-03-09')); }).toThrow(refusal('before-previous-fact', 'at'));
    expect(() => { decideRiskAnswer({ ...STANDING, status: 'closed' }, 'v', time('2026-03-10')); }).toThrow(refusal('case-closed'));
  });
});

const visit = (id: string, day: number, outcome: string) => ({ id, placementId: 'p', at: time(`2026-03-${String(day).padStart(2, '0')}`), recordedAt: new Date(day), outcome });
const VISITS = [visit('a', 1, 'well'), visit('b', 2, 'not-found'), visit('c', 9, 'not-found'), visit('d', 12, 'well'), visit('e', 20, 'not-found')];

describe('visits that found nobody', () => {
  it('each is answered by the next one of the placement, whatever it found, in whatever order they were told', () => {
    fc.assert(fc.property(fc.shuffledSubarray(VISITS, { minLength: VISITS.length }), (visits) => {
      expect(missedBefore(visits)).toEqual(new Map([['c', 'b'], ['d', 'c']]));
    }));
    expect(missedBefore([visit('b', 2, 'not-found'), { ...visit('x', 3, 'well'), placementId: 'q' }])).toEqual(new Map());
  });

  it('count while nobody has been found since', () => {
    expect([0, 1, 2, 3, 4, 5].map((length) => attemptsInVain(VISITS.slice(0, length)))).toEqual([0, 0, 1, 2, 0, 1]);
  });
});
