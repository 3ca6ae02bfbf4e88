import { describe, expect, it } from '@jest/globals';
import { NOBODY } from '../../test/support/standing.js';
import type { Standing } from '../cases/index.js';
import { type KnownTime, parseKnownTime } from '../platform/known-time/index.js';
import { decideAttendance, decideTrack, decideTrackEnd } from './track.rules.js';

const time = (text: string): KnownTime => parseKnownTime(text) ?? { at: new Date(0), precision: 'minute' };
const track = (id: string, startedAt: string, endedAt: string | null): Standing['tracks'][number] => ({ id, kind: 'school', startedAt: time(startedAt), endedAt: endedAt === null ? null : time(endedAt) });
const standing = (...tracks: Standing['tracks'][number][]): Standing => ({ ...NOBODY, status: 'in-reintegration', placement: { id: 'p', kind: 'family', startedAt: time('2026-01-10') }, tracks });
const refusal = (code: string, field?: string) => expect.objectContaining({ code, field });
const SPELL = track('t', '2026-02-01', '2026-03-15');

describe('tracks', () => {
  it.each<[string, Standing, 'school' | 'training', string]>([
    ['the first', standing(), 'school', '2026-02-01'],
    ['another beside it', standing(track('t', '2026-02-01', null)), 'training', '2026-02-10'],
    ['the next, on the day on which the last ended', standing(SPELL), 'school', '2026-03-15'],
    ['the next, in the month in which the last ended', standing(SPELL), 'school', '2026-03'],
  ])('%s may begin', (_, given, kind, at) => {
    expect(() => { decideTrack(given, { kind, at: time(at) }); }).not.toThrow();
  });

  it.each<[string, Standing, string, string, string | undefined]>([
    ['while one runs', standing(track('t', '2026-02-01', null)), '2026-04-01', 'overlapping-track', 'at'],
    ['within an earlier spell', standing(SPELL), '2026-03-14', 'overlapping-track', 'at'],
    ['before an earlier spell, into which it would run', standing(SPELL), '2026-01-20', 'overlapping-track', 'at'],
    ['in nobody’s care', { ...standing(), placement: null }, '2026-02-01', 'not-in-care', undefined],
    ['in a closed file', { ...standing(), status: 'closed' }, '2026-02-01', 'case-closed', undefined],
  ])('one that begins %s is refused', (_, given, at, code, field) => {
    expect(() => { decideTrack(given, { kind: 'school', at: time(at) }); }).toThrow(refusal(code, field));
  });

  it('ends once, not before it began, and is dropped with a reason', () => {
    const running = standing(track('t', '2026-02-01', null));
    const end = { at: time('2026-03-01'), outcome: 'completed' as const, reason: undefined };
    expect(() => { decideTrackEnd(running, 't', end); }).not.toThrow();
    expect(() => { decideTrackEnd(standing(SPELL), 't', end); }).toThrow(refusal('track-ended'));
    expect(() => { decideTrackEnd(running, 't', { ...end, at: time('2026-01-31') }); }).toThrow(refusal('before-previous-fact', 'at'));
    expect(() => { decideTrackEnd(running, 't', { ...end, outcome: 'dropped-out' }); }).toThrow(refusal('words-required', 'reason'));
    expect(() => { decideTrackEnd({ ...running, status: 'closed' }, 't', end); }).toThrow(refusal('case-closed'));
  });

  it.each<[string, string, string | undefined]>([
    ['2026-01', 'outside-track', 'month'],
    ['2026-02', '', undefined],
    ['2026-03', '', undefined],
    ['2026-04', 'outside-track', 'month'],
  ])('attendance of %s: %s', (month, code, field) => {
    const attend = () => { decideAttendance(standing(SPELL), 't', { month, held: 20, attended: 20 }, new Date('2026-06-01T00:00:00.000Z')); };
    if (code === '') expect(attend).not.toThrow();
    else expect(attend).toThrow(refusal(code, field));
  });

  it('attendance is of a month that has begun, of a track of this child, and of the days held', () => {
    const running = standing(track('t', '2026-02-01', null));
    const now = new Date('2026-03-31T23:59:00.000Z');
    expect(() => { decideAttendance(running, 't', { month: '2026-04', held: 20, attended: 10 }, now); }).toThrow(refusal('outside-track', 'month'));
    expect(() => { decideAttendance(running, 'other', { month: '2026-03', held: 20, attended: 10 }, now); }).toThrow(refusal('no-track'));
    expect(() => { decideAttendance(running, 't', { month: '2026-03', held: 20, attended: 21 }, now); }).toThrow(refusal('attended-more-than-held', 'attended'));
    expect(() => { decideAttendance({ ...running, status: 'closed' }, 't', { month: '2026-03', held: 20, attended: 1 }, now); }).toThrow(refusal('case-closed'));
  });
});
