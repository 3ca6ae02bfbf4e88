import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Fact, Standing } from '../cases/index.js';
import { endOf, type KnownTime, type Precision } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { decideAbsence, decideAbsenceEnd, lastReturn } from './stay-absence.rules.js';
import { decideDischarge } from './stay.rules.js';

const time = (at: string, precision: Precision = 'minute'): KnownTime => ({ at: new Date(at), precision });
const ADMITTED = time('2026-03-10T09:00:00.000Z');
const GONE = time('2026-03-12T20:00:00.000Z');
const OUT: Standing = {
  status: 'identified', since: null, whereabouts: { kind: 'unknown', region: null }, answerable: { kind: 'ministry' }, region: null, centre: null, unitId: null, grants: [], custody: null,
  handover: null, stay: null, absence: null, transfer: null, placement: null, ageAssessment: null, everHeld: false, followUps: [], reunification: null, closure: null, lastFactAt: null,
};
const THERE: Standing = { ...OUT, status: 'in-interim-care', stay: { id: 's', care: 'centre', centre: 'gao', admittedAt: ADMITTED, overPlaces: false } };
const ABSENT: Standing = { ...THERE, status: 'absent-without-leave', absence: { id: 'a', since: GONE } };

const verdict = (decide: () => unknown): string => {
  try {
    decide();
    return 'done';
  } catch (error) {
    return error instanceof Refusal ? `${error.code} ${error.field ?? ''}`.trim() : String(error);
  }
};

describe('an absence without leave', () => {
  it.each([
    ['the instant of the admission', THERE, ADMITTED, null, 'done'],
    ['a minute before it', THERE, time('2026-03-10T08:59:00.000Z'), null, 'absence-before-admission at'],
    ['that day, nobody knows the hour', THERE, time('2026-03-10T00:00:00.000Z', 'day'), null, 'done'],
    ['the day before', THERE, time('2026-03-09T00:00:00.000Z', 'day'), null, 'absence-before-admission at'],
    ['before the child came back from another', THERE, GONE, time('2026-03-13T07:00:00.000Z'), 'before-previous-fact at'],
    ['on the day of that return', THERE, time('2026-03-13T00:00:00.000Z', 'day'), time('2026-03-13T07:00:00.000Z'), 'done'],
    ['twice at once', ABSENT, GONE, null, 'child-absent'],
    ['of a child in no care', OUT, GONE, null, 'not-in-care'],
    ['in a closed file', { ...THERE, status: 'closed' }, GONE, null, 'case-closed'],
  ] as const)('%s', (_, standing, since, returned, expected) => {
    expect(verdict(() => decideAbsence(standing, since, returned))).toBe(expected);
  });

  it.each([
    ['at the instant of its start', ABSENT, GONE, 'done'],
    ['before its start', ABSENT, time('2026-03-12T19:59:00.000Z'), 'absence-end-before-start at'],
    ['on the day of its start', ABSENT, time('2026-03-12T00:00:00.000Z', 'day'), 'done'],
    ['of a child who is there', THERE, GONE, 'child-not-absent'],
    ['in a closed file', { ...ABSENT, status: 'closed' }, GONE, 'case-closed'],
  ] as const)('ended %s', (_, standing, at, expected) => {
    expect(verdict(() => decideAbsenceEnd(standing, at))).toBe(expected);
  });

  it.each([
    ['to the family', 'placement', GONE, 'child-absent destination'],
    ['for absence', 'absence', GONE, 'done'],
    ['for absence, before it began', 'absence', time('2026-03-11T08:00:00.000Z'), 'absence-end-before-start at'],
    ['to a destination of no kind', null, GONE, 'child-absent destination'],
  ] as const)('a child who is absent, discharged %s', (_, category, at, expected) => {
    expect(verdict(() => decideDischarge(ABSENT, at, category))).toBe(expected);
  });

  it('the last return is that of this stay, and of no other', () => {
    const ended = (stayId: string, at: string): Fact => ({ kind: 'absence.ended', subjectId: at, stayId, outcome: 'returned', at: new Date(at), precision: 'minute', recordedAt: new Date(at), recordedBy: 'p' });
    const facts = [ended('s', '2026-03-11T09:00:00.000Z'), ended('s', '2026-03-14T09:00:00.000Z'), ended('s', '2026-03-12T09:00:00.000Z'), ended('other', '2026-03-20T09:00:00.000Z')];
    expect(lastReturn(facts, 's')).toEqual(time('2026-03-14T09:00:00.000Z'));
    expect(lastReturn(facts, 'none')).toBeNull();
  });

  it('property: what is accepted may lie after the admission and after the last return, however roughly it is known', () => {
    const known = fc.record({ at: fc.date({ min: new Date('2026-03-01T00:00:00Z'), max: new Date('2026-03-31T00:00:00Z'), noInvalidDate: true }), precision: fc.constantFrom<Precision>('minute', 'day', 'month') });
    fc.assert(fc.property(known, fc.option(known), (since, returned) => {
      const accepted = verdict(() => decideAbsence(THERE, since, returned)) === 'done';
      const possible = endOf(since) > ADMITTED.at && (returned === null || endOf(since) > returned.at);
      if (accepted) expect(endOf(since) >= ADMITTED.at && (returned === null || endOf(since) >= returned.at)).toBe(true);
      if (possible) expect(accepted).toBe(true);
    }));
  });
});
