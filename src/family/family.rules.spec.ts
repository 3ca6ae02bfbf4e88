import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Standing } from '../cases/index.js';
import { formatKnownTime, type KnownTime, parseKnownTime } from '../platform/known-time/index.js';
import { decideDecision, decideRequest, decideTracing } from './family.rules.js';

const time = (text: string): KnownTime => parseKnownTime(text) ?? { at: new Date(0), precision: 'minute' };
const MET = time('2026-03-09');
const NOBODY: Standing = {
  status: 'identified', since: null, whereabouts: { kind: 'unknown', region: null }, answerable: { kind: 'ministry' }, region: null, centre: null, unitId: null, grants: [], custody: null,
  handover: null, stay: null, absence: null, transfer: null, placement: null, ageAssessment: null, everHeld: false, followUps: [], reunification: null, closure: null, lastFactAt: null,
};
const HELD: Standing = { ...NOBODY, status: 'in-custody', custody: { id: 'c', startedAt: MET, lastSpellAt: MET, situationUnknown: false } };
const CLOSED: Standing = { ...NOBODY, status: 'closed' };
const IN_CARE: Standing = { ...NOBODY, status: 'in-interim-care', stay: { id: 's', care: 'centre', centre: 'gao', admittedAt: time('2026-03-10T09:00:00.000Z'), overPlaces: false } };
const ASKED: Standing = { ...IN_CARE, reunification: { id: 'r', askedAt: time('2026-03-12') } };

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
    expect(decideDecision(ASKED, time('2026-03-12'), decision)).toEqual({ id: 'r', askedAgain });
  });

  it('is taken at any time that is not surely before the request', () => {
    const known = fc.tuple(fc.integer({ min: -60, max: 60 }), fc.constantFrom(24, 10, 7)).map(([days, length]) => time(new Date(Date.UTC(2026, 2, 12) + days * 86_400_000).toISOString().slice(0, length)));
    fc.assert(
      fc.property(known, known, (asked, decided) => {
        const work = (): unknown => decideDecision({ ...ASKED, reunification: { id: 'r', askedAt: asked } }, decided, 'against');
        const told = formatKnownTime(decided);
        // A text that is a beginning of the other is a time within it.
        const within = formatKnownTime(asked).startsWith(told) || told.startsWith(formatKnownTime(asked));
        if (within || told > formatKnownTime(asked)) expect(work).not.toThrow();
        else expect(work).toThrow();
      }),
    );
  });
});
