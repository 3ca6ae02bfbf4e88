import type { Window } from '../cases/index.js';
import { monthInside, windowOf } from '../cases/index.rules.js';
import { endOf, type KnownTime } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import type { Milestone } from '../reference/index.js';
import type { AtMilestone, Basis, Outcome, Return, TrackSeen, VisitSeen } from './outcome.vocabulary.js';

/**
 * What had become of a return at a milestone. Nothing is typed twice: visits, tracks, stays, a death and a re-recruitment say it, and what somebody
 * was told otherwise counts where they do not. What ended the return counts from then on; where the window is over and nothing is known, the child is
 * lost to follow-up for the cohort. That state is derived and never stored: a visit written down later takes it away.
 */
export function outcomeAt(one: Return, milestone: Milestone, now: Date): AtMilestone {
  const window = windowOf(one.startedAt, milestone);
  const over = now >= window.to;
  const found = now < window.from ? null : (ended(one, window) ?? seen(one, window) ?? told(one, milestone) ?? closedBefore(one, window));
  if (found !== null) return { state: 'known', window, over, ...found };
  if (!over) return { state: now < window.from ? 'to-come' : 'awaited', window };
  return { state: 'known', window, over, outcome: 'lost-to-follow-up', basis: 'nothing', withFamily: null };
}

interface Found {
  readonly outcome: Outcome;
  readonly basis: Basis;
  /** null: nobody said with whom the child lives. */
  readonly withFamily: boolean | null;
}

/** What no visit can undo. */
function ended({ reRecruitedAt, diedAt, endedAt, stays }: Return, { due, to }: Window): Found | null {
  if (reRecruitedAt !== null && reRecruitedAt.at < to) return { outcome: 're-recruited', basis: 're-recruitment', withFamily: false };
  if (diedAt !== null && diedAt.at < to) return { outcome: 'died', basis: 'death', withFamily: null };
  // A return that a new admission ended before the milestone did not last, whatever followed: what followed is another one.
  const back = endedAt !== null && endOf(endedAt) <= due && stays.some(({ from }) => from.at.getTime() === endedAt.at.getTime());
  return back ? { outcome: 'back-in-care', basis: 'stay', withFamily: false } : null;
}

const OCCUPATIONS: Readonly<Partial<Record<string, Outcome>>> = { 'in-school': 'in-school', 'in-training': 'in-training', working: 'in-work' };
const TRACKS: Readonly<Record<TrackSeen['kind'], Outcome>> = { school: 'in-school', training: 'in-training', income: 'in-work' };
const OWN_FAMILY: ReadonlySet<string> = new Set(['family', 'relatives', 'extended-family']);

/** What the visit nearest to the milestone found; attendance says the rest. */
function seen(one: Return, window: Window): Found | null {
  const visit = nearest(one.visits.filter(({ at, outcome }) => inside(at, window) && outcome !== 'not-found'), window.due);
  const track = one.tracks.find((spell) => attendedIn(spell, window));
  if (visit === undefined) return track === undefined ? null : { outcome: TRACKS[track.kind], basis: 'track', withFamily: null };
  const lives = visit.livesWith ?? one.kind; // visits of before say no more than that the child was there
  const withFamily = OWN_FAMILY.has(lives);
  const does = OCCUPATIONS[visit.occupation ?? ''] ?? (visit.occupation === null && track !== undefined ? TRACKS[track.kind] : undefined);
  return { outcome: does ?? (withFamily ? 'with-family' : 'other'), basis: 'visit', withFamily };
}

function told({ recorded }: Return, { code }: Milestone): Found | null {
  const said = recorded.find(({ milestone }) => milestone === code);
  return said === undefined ? null : { outcome: said.outcome, basis: 'told', withFamily: said.withFamily };
}

/** The follow-up ended with the closure, in good order; a case closed because the child was lost says so. */
function closedBefore({ closed }: Return, { to }: Window): Found | null {
  if (closed === null || closed.at >= to) return null;
  return { outcome: closed.reason === 'lost-to-follow-up' ? 'lost-to-follow-up' : 'follow-up-ended', basis: 'closure', withFamily: null };
}

function inside({ at }: KnownTime, { from, to }: Window): boolean {
  return at >= from && at < to;
}

/** By a month in which the child was there, or by a beginning: a track that nobody ended says nothing by itself. */
function attendedIn({ startedAt, endedAt, attended }: TrackSeen, window: Window): boolean {
  if (endedAt !== null && endOf(endedAt) <= window.due) return false;
  return inside(startedAt, window) || attended.some((month) => monthInside(month, window));
}

function nearest(visits: readonly VisitSeen[], due: Date): VisitSeen | undefined {
  const away = ({ at }: VisitSeen): number => Math.abs(at.at.getTime() - due.getTime());
  return visits.toSorted((a, b) => away(a) - away(b) || b.at.at.getTime() - a.at.at.getTime())[0];
}

/**
 * Said by whoever heard of the child otherwise than by a visit, for a milestone of the return that runs.
 * @throws Refusal not-in-reintegration, outside-window, outcome-known
 */
export function decideTold(one: Return | undefined, milestone: Milestone, at: KnownTime, now: Date): void {
  if (one === undefined) throw new Refusal('not-in-reintegration');
  const window = windowOf(one.startedAt, milestone);
  if (endOf(at) <= window.from || at.at >= window.to) throw new Refusal('outside-window', 'at');
  const { state, ...known } = outcomeAt(one, milestone, now);
  if (state === 'known' && 'outcome' in known && known.outcome !== 'lost-to-follow-up') throw new Refusal('outcome-known', 'milestone');
}
