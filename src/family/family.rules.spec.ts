import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NOBODY } from '../../test/support/standing.js';
import type { Standing } from '../cases/index.js';
import { formatKnownTime, type KnownTime, parseKnownTime } from '../platform/known-time/index.js';
import { decideDecision, decideRequest, decideTracing } from './family.rules.js';

const time = (text: string): KnownTime => parseKnownTime(text) ?? { at: new Date(0), precision: 'minute' };
const MET = time('2026-03-09');
const HELD: Standing = { ...NOBODY, status: 'in-custody', custody: { id: 'c', startedAt: MET, lastSpellAt: MET, situationUnknown: false } };
const CLOSED: Standing = { ...NOBODY, status: 'closed' };
const IN_CARE: Standing = { ...NOBODY, status: 'in-interim-care', stay: { id: 's', care: 'centre', centre: 'gao', family: null, admittedAt: time('2026-03-10T09:00:00.000Z'), overPlaces: false } };
const aunt = { id: 'a', relationship: 'aunt-uncle', life: 'alive', said: { child: null, relative: null }, verified: true } as const;
const assessed = { id: 'b', at: time('2026-03-10'), relativeId: 'a', unverifiedReason: null };
const ASKED: Standing = { ...IN_CARE, family: { relatives: [aunt], searches: [], assessments: [assessed], livesWith: null, care: null }, reunification: { id: 'r', askedAt: time('2026-03-12') } };
const resting = (on: Partial<Standing['family']>): Standing => ({ ...ASKED, family: { ...ASKED.family, ...on } });

describe('a step of the search for the family', () => {
  it.each<[string, Standing, string]>([
    ['in care', IN_CARE, '2026-03-11'],
    ['before the admission, told afterwards', IN_CARE, '2026-03-09'],
    ['in no care', NOBODY, '2026-03-11'],
  ])('%s', (_, standing, at) => {
    expect(() => { decideTracing(standing, time(at), MET); }).not.toThrow();
  });

  it.each<[string, Standing, string, string]>([
    ['while held', HELD, '2026-03-11', 'already-in-custody'],
    ['in a closed file', CLOSED, '2026-03-11', 'case-closed'],
    ['before the child was met', IN_CARE, '2026-03-08', 'before-previous-fact'],
  ])('%s', (_, standing, at, code) => {
    expect(() => { decideTracing(standing, time(at), MET); }).toThrow(expect.objectContaining({ code }));
  });
});

describe('a decision on return to the family', () => {
  it.each<[string, Standing, string, string]>([
    ['asked for twice at once', ASKED, '2026-03-13', 'decision-pending'],
    ['while held', HELD, '2026-03-13', 'already-in-custody'],
    ['in a closed file', CLOSED, '2026-03-13', 'case-closed'],
    ['before the child was met', IN_CARE, '2026-03-08', 'before-previous-fact'],
  ])('is not asked for: %s', (_, standing, at, code) => {
    expect(() => { decideRequest(standing, time(at), MET); }).toThrow(expect.objectContaining({ code }));
  });

  it('is asked for in care and out of it', () => {
    for (const standing of [IN_CARE, NOBODY]) expect(() => { decideRequest(standing, time('2026-03-12'), MET); }).not.toThrow();
  });

  it.each<[string, Standing, string, string]>([
    ['nobody asked', IN_CARE, '2026-03-13', 'no-decision-pending'],
    ['before it was asked for', ASKED, '2026-03-11', 'ends-before-start'],
    ['in a closed file', { ...ASKED, status: 'closed' }, '2026-03-13', 'case-closed'],
    ['held again', { ...ASKED, custody: HELD.custody }, '2026-03-13', 'already-in-custody'],
  ])('is not taken: %s', (_, standing, at, code) => {
    expect(() => decideDecision(standing, time(at), 'in-favour')).toThrow(expect.objectContaining({ code }));
  });

  it.each([['in-favour', false], ['against', false], ['postponed', true]] as const)('%s: asked for again %s', (decision, askedAgain) => {
    expect(decideDecision(ASKED, time('2026-03-12'), decision)).toEqual({ id: 'r', askedAgain, assessment: 'b' });
  });

  it.each<[string, Standing, 'in-favour' | 'against' | 'postponed', string | undefined]>([
    ['without an assessment', resting({ assessments: [] }), 'in-favour', 'no-best-interests'],
    ['against, without an assessment', resting({ assessments: [] }), 'against', 'no-best-interests'],
    ['put off, without an assessment', resting({ assessments: [] }), 'postponed', undefined],
    ['on an assessment made surely afterwards', resting({ assessments: [{ ...assessed, at: time('2026-03-14') }] }), 'in-favour', 'no-best-interests'],
    ['on a link nobody verified', resting({ relatives: [{ ...aunt, verified: null }] }), 'in-favour', 'relative-not-verified'],
    ['on a link that was found not to hold', resting({ relatives: [{ ...aunt, verified: false }] }), 'in-favour', 'relative-not-verified'],
    ['against, on a link nobody verified', resting({ relatives: [{ ...aunt, verified: null }] }), 'against', undefined],
    ['on the link of another relative', resting({ relatives: [aunt, { ...aunt, id: 'c', verified: null }], assessments: [{ ...assessed, relativeId: 'c' }] }), 'in-favour', 'relative-not-verified'],
    ['of no family at all', resting({ assessments: [{ ...assessed, relativeId: null }] }), 'in-favour', 'relative-not-verified'],
    ['on no verified link, with the reason why', resting({ relatives: [{ ...aunt, verified: null }], assessments: [{ ...assessed, unverifiedReason: 'cannot-wait' }] }), 'in-favour', undefined],
    ['on an earlier reason, the last assessment giving none', resting({ relatives: [{ ...aunt, verified: null }], assessments: [{ ...assessed, unverifiedReason: 'cannot-wait' }, { ...assessed, id: 'b2' }] }), 'in-favour', 'relative-not-verified'],
  ])('%s', (_, standing, decision, code) => {
    const work = (): unknown => decideDecision(standing, time('2026-03-13'), decision);
    if (code === undefined) expect(work).not.toThrow();
    else expect(work).toThrow(expect.objectContaining({ code }));
  });

  it('rests on the last assessment that is not surely after it', () => {
    const three = resting({ assessments: [assessed, { ...assessed, id: 'b2', at: time('2026-03-13') }, { ...assessed, id: 'b3', at: time('2026-03-15') }] });
    expect(decideDecision(three, time('2026-03-13T10:00:00.000Z'), 'in-favour').assessment).toBe('b2');
  });

  it('is taken at any time that is not surely before the request', () => {
    const known = fc.tuple(fc.integer({ min: -60, max: 60 }), fc.constantFrom(24, 10, 7)).map(([days, length]) => time(new Date(Date.UTC(2026, 2, 12) + days * 86_400_000).toISOString().slice(0, length)));
    fc.assert(
      fc.property(known, known, (asked, decided) => {
        const work = (): unknown => decideDecision({ ...resting({ assessments: [{ ...assessed, at: time('2020-01') }] }), reunification: { id: 'r', askedAt: asked } }, decided, 'against');
        const told = formatKnownTime(decided);
        // A text that is a beginning of the other is a time within it.
        const within = formatKnownTime(asked).startsWith(told) || told.startsWith(formatKnownTime(asked));
        if (within || told > formatKnownTime(asked)) expect(work).not.toThrow();
        else expect(work).toThrow();
      }),
    );
  });
});
