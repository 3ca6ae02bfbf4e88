import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NOBODY } from '../../test/support/standing.js';
import type { Standing } from '../cases/index.js';
import type { KnownTime, Precision } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { decideSession, isConfidential } from './care-session.rules.js';
import { decideIncident, decideIncidentFollowUp, isGrave, mustLiveThere } from './stay-incident.rules.js';
import { decideWeekNote, mondayOf } from './week-note.rules.js';

const time = (at: string, precision: Precision = 'minute'): KnownTime => ({ at: new Date(at), precision });
const stay = { id: 's', care: 'centre' as const, centre: 'gao', family: null, admittedAt: time('2026-03-11T09:00:00.000Z'), overPlaces: false };
const THERE: Standing = { ...NOBODY, status: 'in-interim-care', stay };
const CLOSED: Standing = { ...THERE, status: 'closed' };
const verdict = (decide: () => unknown): string => {
  try {
    decide();
    return 'done';
  } catch (error) {
    return error instanceof Refusal ? `${error.code} ${error.field ?? ''}`.trim() : String(error);
  }
};

describe('an incident', () => {
  it.each([
    ['low', null, false], ['medium', null, false], ['high', null, true], ['low', 'grave', true], ['medium', 'other', false],
  ] as const)('%s, of the category %s: grave %s', (severity, category, grave) => {
    expect(isGrave(severity, category)).toBe(grave);
  });

  it.each([
    ['at the instant of the admission', THERE, time('2026-03-11T09:00:00.000Z'), 'done'],
    ['a minute before', THERE, time('2026-03-11T08:59:00.000Z'), 'before-previous-fact at'],
    ['that day, the hour unknown', THERE, time('2026-03-11', 'day'), 'done'],
    ['of nobody in care', NOBODY, time('2026-03-12', 'day'), 'not-in-care'],
    ['of a closed case', CLOSED, time('2026-03-12', 'day'), 'case-closed'],
  ] as const)('%s', (_, standing, at, expected) => {
    expect(verdict(() => decideIncident(standing, at))).toBe(expected);
  });

  it('concerns others who live in the same place, and were there', () => {
    const at = time('2026-03-12T10:00:00.000Z');
    expect(verdict(() => mustLiveThere({ ...THERE, stay: { ...stay, id: 't' } }, stay, at))).toBe('done');
    expect(verdict(() => mustLiveThere({ ...THERE, stay: { ...stay, centre: 'mopti' } }, stay, at))).toBe('not-same-place others');
    expect(verdict(() => mustLiveThere(NOBODY, stay, at))).toBe('not-same-place others');
    expect(verdict(() => mustLiveThere({ ...THERE, stay: { ...stay, admittedAt: time('2026-03-13', 'day') } }, stay, at))).toBe('before-previous-fact at');
  });

  it('is followed up once, not before it happened, also after the child has left', () => {
    const open: Standing = { ...NOBODY, incidents: [{ id: 'i', happenedAt: time('2026-03-12T10:00:00.000Z') }] };
    expect(verdict(() => { decideIncidentFollowUp(open, 'i', time('2026-03-12T10:00:00.000Z')); })).toBe('done');
    expect(verdict(() => { decideIncidentFollowUp(open, 'i', time('2026-03-12T09:59:00.000Z')); })).toBe('before-previous-fact at');
    expect(verdict(() => { decideIncidentFollowUp(open, 'j', time('2026-03-13', 'day')); })).toBe('no-follow-up-open');
    expect(verdict(() => { decideIncidentFollowUp({ ...open, status: 'closed' }, 'i', time('2026-03-13', 'day')); })).toBe('case-closed');
  });
});

describe('the note of a week', () => {
  const on = { today: '2026-03-18', noted: new Set(['2026-03-16']) };

  it.each([
    ['the week of the admission, by any of its days', '2026-03-09', 'done'],
    ['its Sunday', '2026-03-15', 'done'],
    ['the Sunday before it', '2026-03-08', 'week-outside-stay week'],
    ['this week, noted', '2026-03-18', 'week-noted week'],
    ['next Monday', '2026-03-23', 'week-outside-stay week'],
  ])('%s', (_, week, expected) => {
    expect(verdict(() => decideWeekNote(THERE, week, on))).toBe(expected);
  });

  it('nobody in care, or a closed case', () => {
    expect(verdict(() => decideWeekNote(NOBODY, '2026-03-12', on))).toBe('not-in-care');
    expect(verdict(() => decideWeekNote(CLOSED, '2026-03-12', on))).toBe('case-closed');
  });

  it('every day has one Monday, at most six days before it', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }), (date) => {
        const day = date.toISOString().slice(0, 10);
        const monday = mondayOf(day);
        const days = (Date.parse(day) - Date.parse(monday)) / 86_400_000;
        expect([new Date(monday).getUTCDay(), days >= 0 && days < 7, mondayOf(monday)]).toEqual([1, true, monday]);
      }),
    );
  });
});

describe('individual follow-up', () => {
  const at = time('2026-03-12', 'day');

  it('what is said to an educator is for those who read the file, to the others for those they name', () => {
    expect((['educator', 'nurse', 'psychologist'] as const).map(isConfidential)).toEqual([false, true, true]);
  });

  it.each([
    ['of a psychologist with a reader', THERE, { profession: 'psychologist' as const, words: 'mots', readers: ['a'] }, 'done'],
    ['with a reader of no words', THERE, { profession: 'psychologist' as const, readers: ['a'] }, 'readers-without-words readers'],
    ['of an educator with a reader', THERE, { profession: 'educator' as const, words: 'mots', readers: ['a'] }, 'readers-without-words readers'],
    ['without words', THERE, { profession: 'nurse' as const, readers: [] }, 'done'],
    ['of nobody in care', NOBODY, { profession: 'nurse' as const, readers: [] }, 'not-in-care'],
    ['in a closed case', CLOSED, { profession: 'nurse' as const, readers: [] }, 'case-closed'],
  ])('%s', (_, standing, said, expected) => {
    expect(verdict(() => decideSession(standing, at, said))).toBe(expected);
  });

  it('not before the admission', () => {
    expect(verdict(() => decideSession(THERE, time('2026-03-10', 'day'), { profession: 'nurse', readers: [] }))).toBe('before-previous-fact at');
  });
});
