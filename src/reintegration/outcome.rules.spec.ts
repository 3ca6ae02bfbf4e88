import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type KnownTime, parseKnownTime } from '../platform/known-time/index.js';
import { windowOf } from '../cases/index.rules.js';
import type { Milestone } from '../reference/index.js';
import { decideTold, outcomeAt } from './outcome.rules.js';
import type { Return, VisitSeen } from './outcome.vocabulary.js';

const time = (text: string): KnownTime => parseKnownTime(text) ?? { at: new Date(0), precision: 'minute' };
const AT_3: Milestone = { code: '3-months', months: 3, daysBefore: 30, daysAfter: 30 };
const RETURN: Return = { id: 'p', kind: 'family', startedAt: time('2026-01-10'), endedAt: null, visits: [], tracks: [], stays: [], recorded: [], reRecruitedAt: null, diedAt: null, closed: null };
const visit = (at: string, change: Partial<VisitSeen> = {}): VisitSeen => ({ at: time(at), outcome: 'well', livesWith: null, occupation: null, ...change });
/** Three months after 10 January, with the day in doubt: the window is 11 March to 11 May, its end not included. */
const AFTER = new Date('2026-05-11T00:00:00.000Z');
const at = (one: Partial<Return>, now = AFTER) => outcomeAt({ ...RETURN, ...one }, AT_3, now);
const known = (outcome: string, basis: string, withFamily: boolean | null = null): unknown => expect.objectContaining({ state: 'known', over: true, outcome, basis, withFamily });
const refusal = (code: string, field?: string): unknown => expect.objectContaining({ code, field });

describe('the outcome of a return at a milestone', () => {
  it('has a window around it, made wider by a start that is not exactly known', () => {
    expect(windowOf(RETURN.startedAt, AT_3)).toEqual({ from: new Date('2026-03-11T00:00:00.000Z'), due: new Date('2026-04-10T00:00:00.000Z'), to: AFTER });
    expect(windowOf(time('2026-01'), AT_3)).toEqual({ from: new Date('2026-03-02T00:00:00.000Z'), due: new Date('2026-04-01T00:00:00.000Z'), to: new Date('2026-05-31T00:00:00.000Z') });
  });

  it.each<[string, Partial<Return>, unknown]>([
    ['nothing known: lost', {}, known('lost-to-follow-up', 'nothing')],
    ['a visit that found nobody is nothing known', { visits: [visit('2026-04-10', { outcome: 'not-found' })] }, known('lost-to-follow-up', 'nothing')],
    ['a visit a day before the window', { visits: [visit('2026-03-10')] }, known('lost-to-follow-up', 'nothing')],
    ['a visit on its first day', { visits: [visit('2026-03-11')] }, known('with-family', 'visit', true)],
    ['a visit on its last day', { visits: [visit('2026-05-10')] }, known('with-family', 'visit', true)],
    ['a visit on the day after it', { visits: [visit('2026-05-11')] }, known('lost-to-follow-up', 'nothing')],
    ['what the visit found', { visits: [visit('2026-04-10', { livesWith: 'relatives', occupation: 'in-training' })] }, known('in-training', 'visit', true)],
    ['at work with an employer', { visits: [visit('2026-04-10', { livesWith: 'employer', occupation: 'working' })] }, known('in-work', 'visit', false)],
    ['alone and doing nothing', { visits: [visit('2026-04-10', { livesWith: 'alone', occupation: 'nothing' })] }, known('other', 'visit', false)],
    ['in a foster family, seen without a finding', { kind: 'foster-family', visits: [visit('2026-04-10')] }, known('other', 'visit', false)],
    ['the visit nearest to the milestone', { visits: [visit('2026-03-15', { livesWith: 'family', occupation: 'nothing' }), visit('2026-04-12', { livesWith: 'family', occupation: 'in-school' }), visit('2026-05-01', { livesWith: 'alone', occupation: 'nothing' })] }, known('in-school', 'visit', true)],
    ['attendance in a month of the window', { tracks: [{ kind: 'school', startedAt: time('2026-01-20'), endedAt: null, attended: ['2026-04-01'] }] }, known('in-school', 'track')],
    ['a track that goes on without attendance says nothing', { tracks: [{ kind: 'school', startedAt: time('2026-01-20'), endedAt: null, attended: ['2026-02-01'] }] }, known('lost-to-follow-up', 'nothing')],
    ['a track that ended before the milestone', { tracks: [{ kind: 'school', startedAt: time('2026-01-20'), endedAt: time('2026-04-01'), attended: ['2026-03-01'] }] }, known('lost-to-follow-up', 'nothing')],
    ['seen without a finding, and attending', { visits: [visit('2026-04-10')], tracks: [{ kind: 'income', startedAt: time('2026-04-01'), endedAt: null, attended: [] }] }, known('in-work', 'visit', true)],
    ['told otherwise', { recorded: [{ milestone: '3-months', outcome: 'in-school', withFamily: true }] }, known('in-school', 'told', true)],
    ['a visit goes before what was told', { recorded: [{ milestone: '3-months', outcome: 'in-school', withFamily: true }], visits: [visit('2026-04-10', { livesWith: 'alone', occupation: 'nothing' })] }, known('other', 'visit', false)],
    ['told of another milestone', { recorded: [{ milestone: '6-months', outcome: 'in-school', withFamily: true }] }, known('lost-to-follow-up', 'nothing')],
    ['recruited again before the window ended, whatever a visit found before', { visits: [visit('2026-04-10')], reRecruitedAt: time('2026-05-10') }, known('re-recruited', 're-recruitment', false)],
    ['recruited again after it', { visits: [visit('2026-04-10')], reRecruitedAt: time('2026-05-11') }, known('with-family', 'visit', true)],
    ['died', { diedAt: time('2026-02-01') }, known('died', 'death')],
    ['admitted again before the milestone', { endedAt: time('2026-03-01'), stays: [{ from: time('2026-03-01'), to: null }] }, known('back-in-care', 'stay', false)],
    ['admitted again after the milestone, seen before it', { endedAt: time('2026-04-20'), stays: [{ from: time('2026-04-20'), to: null }], visits: [visit('2026-04-05')] }, known('with-family', 'visit', true)],
    ['closed in good order before it', { closed: { at: new Date('2026-04-01'), reason: 'reintegrated' } }, known('follow-up-ended', 'closure')],
    ['closed because lost', { closed: { at: new Date('2026-04-01'), reason: 'lost-to-follow-up' } }, known('lost-to-follow-up', 'closure')],
    ['closed after a visit in the window', { closed: { at: new Date('2026-05-01'), reason: 'reintegrated' }, visits: [visit('2026-04-10')] }, known('with-family', 'visit', true)],
  ])('%s', (_, one, expected) => {
    expect(at(one)).toEqual(expected);
  });

  it('before the window it is to come, within it awaited, and lost from its very end on', () => {
    expect(at({}, new Date('2026-03-10T23:59:00.000Z')).state).toBe('to-come');
    expect(at({}, new Date('2026-03-11T00:00:00.000Z')).state).toBe('awaited');
    expect(at({}, new Date('2026-05-10T23:59:00.000Z')).state).toBe('awaited');
    expect(at({}, AFTER)).toEqual(known('lost-to-follow-up', 'nothing'));
    expect(at({ visits: [visit('2026-03-20')] }, new Date('2026-04-01'))).toMatchObject({ state: 'known', over: false, outcome: 'with-family' });
  });

  it('property: over or not is the clock’s alone, and with a visit in the window nobody is lost', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200 }), (visited, today) => {
      const day = (n: number): Date => new Date(Date.UTC(2026, 0, 10 + n));
      const now = day(today);
      const result = outcomeAt({ ...RETURN, visits: [{ ...visit('2026-01-10'), at: { at: day(visited), precision: 'minute' } }] }, AT_3, now);
      const { from, to } = windowOf(RETURN.startedAt, AT_3);
      if (result.state === 'known') expect(result.over).toBe(now >= to);
      if (day(visited) >= from && day(visited) < to && now >= from) expect(result).toMatchObject({ state: 'known', outcome: 'with-family' });
      else expect(result.state === 'known' ? result.outcome : 'awaited').not.toBe('with-family');
    }));
  });

  it('is told only for a return that runs, of a day in the window, and where it is not known', () => {
    expect(() => { decideTold(RETURN, AT_3, time('2026-04-01'), AFTER); }).not.toThrow();
    expect(() => { decideTold(undefined, AT_3, time('2026-04-01'), AFTER); }).toThrow(refusal('not-in-reintegration'));
    expect(() => { decideTold(RETURN, AT_3, time('2026-03-10'), AFTER); }).toThrow(refusal('outside-window', 'at'));
    expect(() => { decideTold(RETURN, AT_3, time('2026-05-11'), AFTER); }).toThrow(refusal('outside-window', 'at'));
    expect(() => { decideTold({ ...RETURN, visits: [visit('2026-04-10')] }, AT_3, time('2026-04-01'), AFTER); }).toThrow(refusal('outcome-known', 'milestone'));
  });
});
