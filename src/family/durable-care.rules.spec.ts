import { describe, expect, it } from '@jest/globals';
import { NOBODY } from '../../test/support/standing.js';
import type { Standing } from '../cases/index.js';
import { type KnownTime, parseKnownTime } from '../platform/known-time/index.js';
import { decideCare, decideCareReview, decidePreparation } from './durable-care.rules.js';
import { missingOf } from './missing.rules.js';

const time = (text: string): KnownTime => parseKnownTime(text) ?? { at: new Date(0), precision: 'minute' };
const MET = time('2026-03-09');
const aunt = { id: 'a', relationship: 'aunt-uncle', life: 'alive', said: { child: null, relative: null }, verified: true } as const;
const NONE: Standing['family'] = { relatives: [aunt], searches: [], assessments: [], livesWith: null, care: null };
const standing = (change: Partial<Standing> = {}): Standing => ({ ...NOBODY, status: 'in-reintegration', placement: { id: 'p', kind: 'foster-family', startedAt: time('2026-04-10') }, family: NONE, ...change });
const decided = { id: 'k', decidedAt: time('2026-04-12') };
const CLOSED: Partial<Standing> = { status: 'closed' };

describe('a meeting with family or community', () => {
  it.each<[string, Standing, { at?: KnownTime; relative?: string; met?: string[] }, string | undefined]>([
    ['in interim care', standing({ placement: null }), {}, undefined],
    ['after the return', standing(), { relative: 'a' }, undefined],
    ['on the day the child was met', standing(), { at: MET }, undefined],
    ['about somebody who is not on the file', standing(), { relative: 'x' }, 'unknown-relative'],
    ['with nobody', standing(), { met: [] }, 'met-required'],
    ['before the child was met', standing(), { at: time('2026-03-08') }, 'before-previous-fact'],
    ['in a closed file', standing(CLOSED), {}, 'case-closed'],
  ])('%s', (_, given, change, code) => {
    const work = (): void => { decidePreparation(given, { at: time('2026-04-20'), met: ['parents'], ...change }, MET); };
    if (code === undefined) expect(work).not.toThrow();
    else expect(work).toThrow(expect.objectContaining({ code }));
  });
});

describe('alternative care', () => {
  it('is decided of the placement that runs, from its first day', () => {
    expect(decideCare(standing(), time('2026-04-10'))).toEqual({ placement: 'p' });
  });

  it.each<[string, Standing, string, string]>([
    ['without a placement', standing({ placement: null }), '2026-04-20', 'not-in-reintegration'],
    ['twice of one placement', standing({ family: { ...NONE, care: decided } }), '2026-04-20', 'care-decided'],
    ['before the placement', standing(), '2026-04-09', 'before-previous-fact'],
    ['in a closed file', standing(CLOSED), '2026-04-20', 'case-closed'],
  ])('is not decided %s', (_, given, at, code) => {
    expect(() => decideCare(given, time(at))).toThrow(expect.objectContaining({ code }));
  });

  it('is reviewed from the day of its decision', () => {
    expect(decideCareReview(standing({ family: { ...NONE, care: decided } }), time('2026-04-12'))).toEqual({ care: 'k' });
    expect(() => decideCareReview(standing({ family: { ...NONE, care: decided } }), time('2026-04-11'))).toThrow(expect.objectContaining({ code: 'before-previous-fact' }));
    expect(() => decideCareReview(standing(), time('2026-04-20'))).toThrow(expect.objectContaining({ code: 'no-care-decided' }));
  });
});

describe('what the file of a placed child lacks', () => {
  it.each<[string, Standing, string[]]>([
    ['with a family, nobody says whom', standing({ placement: { id: 'p', kind: 'extended-family', startedAt: MET } }), ['relative-of-placement']],
    ['with a relative', standing({ placement: { id: 'p', kind: 'family', startedAt: MET }, family: { ...NONE, livesWith: 'a' } }), []],
    ['with strangers, nobody says why', standing(), ['care-reason']],
    ['with strangers, and why', standing({ family: { ...NONE, care: decided } }), []],
    ['in no placement', standing({ placement: null }), []],
  ])('%s', (_, given, missing) => {
    expect(missingOf(given, [])).toEqual(missing);
  });
});
