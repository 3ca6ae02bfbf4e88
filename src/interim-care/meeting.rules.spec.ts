import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dueOf, meetingTimes } from './meeting.rules.js';

const NOW = new Date('2026-03-12T07:30:00.000Z');

describe('the morning meeting', () => {
  it('looks back to the beginning of yesterday and ahead to the end of today', () => {
    expect(meetingTimes(NOW)).toEqual({ since: new Date('2026-03-11T00:00:00.000Z'), until: new Date('2026-03-13T00:00:00.000Z') });
    expect(meetingTimes(new Date('2026-03-01T00:00:00.000Z'))).toEqual({ since: new Date('2026-02-28T00:00:00.000Z'), until: new Date('2026-03-02T00:00:00.000Z') });
  });

  it.each([
    ['2026-03-12T07:30:00.000Z', ['stay.reviewed'], 'overdue'],
    ['2026-03-12T07:30:00.001Z', ['stay.reviewed'], 'today'],
    ['2026-03-12T23:59:59.999Z', ['stay.reviewed'], 'today'],
    ['2026-03-13T00:00:00.000Z', ['stay.reviewed'], 'later'],
    ['2026-03-01T00:00:00.000Z', ['stay.discharged'], 'past-limit'],
    ['2026-03-12T20:00:00.000Z', ['stay.discharged'], 'today'],
  ])('what is due %s, settled by %p, is %s', (dueAt, settling, due) => {
    expect(dueOf(new Date(dueAt), settling, NOW)).toBe(due);
  });

  it('now always lies between', () => {
    fc.assert(fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }), (now) => {
      const { since, until } = meetingTimes(now);
      expect(since < now && now < until && until.getTime() - since.getTime() === 2 * 86_400_000).toBe(true);
    }));
  });
});
