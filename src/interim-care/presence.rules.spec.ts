import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Refusal, Refusals } from '../platform/refusal/index.js';
import { decideCall, mustBeToday } from './presence.rules.js';
import { type CalledChild, PRESENCE_STATES, type PresenceLine } from './presence.vocabulary.js';

const child = (stayId: string, absent = false): CalledChild => ({ stayId, caseId: `case ${stayId}`, fileId: `file ${stayId}`, absent });
const NOW = { children: [child('a'), child('b'), child('gone', true)], today: '2026-03-10', knowsReason: (code: string) => code === 'family-visit' };
const leave = (more: object = {}): PresenceLine => ({ stay: 'a', state: 'on-leave', reason: 'family-visit', until: '2026-03-12', ...more });

function reasons(lines: readonly PresenceLine[]): string[] {
  try {
    decideCall(lines, NOW);
    return [];
  } catch (error) {
    if (!(error instanceof Refusals)) throw error;
    expect(error.code).toBe('presence-refused');
    return error.each.map(({ code, field }) => `${code} ${String(field)}`);
  }
}

describe('the daily presence call', () => {
  it.each([
    ['present', { stay: 'a', state: 'present' }, null],
    ['absent without leave', { stay: 'a', state: 'absent' }, 'absence-begins'],
    ['still absent', { stay: 'gone', state: 'absent' }, null],
    ['back', { stay: 'gone', state: 'present' }, 'absence-ends'],
    ['on leave', leave(), null],
  ] as const)('%s', (_, line, changes) => {
    expect(decideCall([line], NOW).map((mark) => mark.changes)).toEqual([changes]);
  });

  it('keeps a reason and a day of a leave alone', () => {
    expect(decideCall([leave(), { stay: 'b', state: 'present', reason: 'family-visit', until: '2026-03-12' }], NOW).map(({ reason, until }) => [reason, until])).toEqual([['family-visit', '2026-03-12'], [null, null]]);
  });

  it.each([
    ['of nobody who stays here', { stay: 'z', state: 'present' }, ['not-in-care marks.0.state']],
    ['a leave without a reason', leave({ reason: undefined }), ['leave-reason-required marks.0.reason']],
    ['a leave for a reason that is not in the list', leave({ reason: 'x' }), ['unknown-code marks.0.reason']],
    ['a leave without an end', leave({ until: undefined }), ['leave-until-required marks.0.until']],
    ['a leave until yesterday', leave({ until: '2026-03-09' }), ['leave-until-past marks.0.until']],
    ['a leave until today', leave({ until: '2026-03-10' }), []],
    ['a leave of somebody who is absent without one', leave({ stay: 'gone' }), ['child-absent marks.0.state']],
    ['a leave of which nothing is said', leave({ reason: undefined, until: undefined }), ['leave-reason-required marks.0.reason', 'leave-until-required marks.0.until']],
  ] as const)('%s', (_, line, expected) => {
    expect(reasons([line])).toEqual(expected);
  });

  it('a child is called once', () => {
    expect(reasons([{ stay: 'a', state: 'present' }, { stay: 'b' }, { stay: 'a', state: 'absent' }])).toEqual(['already-exists marks.2.state']);
  });

  it('today, and no other day', () => {
    expect(() => { mustBeToday('2026-03-10', '2026-03-10'); }).not.toThrow();
    for (const day of ['2026-03-09', '2026-03-11']) expect(() => { mustBeToday(day, '2026-03-10'); }).toThrow(new Refusal('call-of-another-day'));
  });

  it('property: one mark for each line that says something, and none of nobody', () => {
    const lines = fc.uniqueArray(fc.record({ stay: fc.constantFrom('a', 'b', 'gone'), state: fc.option(fc.constantFrom(...PRESENCE_STATES), { nil: undefined }) }), { selector: ({ stay }) => stay });
    fc.assert(fc.property(lines, (called) => {
      const whole = called.map(({ stay, state }) => ({ stay, ...(state !== undefined && { state }), ...(state === 'on-leave' && { reason: 'family-visit', until: '2026-03-11' }) }));
      const expected = called.filter(({ stay, state }) => state !== undefined && !(stay === 'gone' && state === 'on-leave'));
      if (called.some(({ stay, state }) => stay === 'gone' && state === 'on-leave')) expect(reasons(whole)).toHaveLength(1);
      else expect(decideCall(whole, NOW).map((mark) => mark.child.stayId)).toEqual(expected.map(({ stay }) => stay));
    }));
  });
});
