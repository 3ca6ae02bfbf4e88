import type { Standing, TrackKind, TrackOutcome } from '../cases/index.js';
import { endOf, type KnownTime, surelyBefore } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';

/** One spell of a track at a time: the next begins when the one before it has ended. @throws Refusal case-closed, not-in-care, before-previous-fact, overlapping-track */
export function decideTrack(standing: Standing, { kind, at }: { kind: TrackKind; at: KnownTime }): void {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  const since = standing.stay?.admittedAt ?? standing.placement?.startedAt;
  if (since === undefined) throw new Refusal('not-in-care');
  const blocks = standing.tracks.some((other) => other.kind === kind && (other.endedAt === null || (surelyBefore(at, other.endedAt) && !surelyBefore(at, other.startedAt))));
  const runsInto = standing.tracks.some((other) => other.kind === kind && surelyBefore(at, other.startedAt));
  if (blocks || runsInto) throw new Refusal('overlapping-track', 'at');
}

/** @throws Refusal case-closed, track-ended, before-previous-fact, words-required */
export function decideTrackEnd(standing: Standing, trackId: string, end: { at: KnownTime; outcome: TrackOutcome; reason: string | undefined }): void {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  const track = standing.tracks.find(({ id, endedAt }) => id === trackId && endedAt === null);
  if (track === undefined) throw new Refusal('track-ended');
  if (surelyBefore(end.at, track.startedAt)) throw new Refusal('before-previous-fact', 'at');
  if (end.outcome === 'dropped-out' && end.reason === undefined) throw new Refusal('words-required', 'reason');
}

/**
 * @param month '2026-03'
 * @throws Refusal case-closed, no-track, outside-track, attended-more-than-held
 */
export function decideAttendance(standing: Standing, trackId: string, { month, held, attended }: { month: string; held: number; attended: number }, now: Date): void {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  const track = standing.tracks.find(({ id }) => id === trackId);
  if (track === undefined) throw new Refusal('no-track');
  const until = track.endedAt === null ? now : new Date(Math.min(endOf(track.endedAt).getTime() - 1, now.getTime()));
  if (month < monthOf(track.startedAt.at) || month > monthOf(until)) throw new Refusal('outside-track', 'month');
  if (attended > held) throw new Refusal('attended-more-than-held', 'attended');
}

function monthOf(at: Date): string {
  return at.toISOString().slice(0, 7);
}
