import { endOf, type KnownTime } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import type { Status, ViolationTold } from './violations.vocabulary.js';

const A_DAY = 24 * 3_600_000;
/** Two sources seldom give the same day: not from a law, what monitors are to look at. */
const DAYS_APART = 3;

/** An incident as it is compared with another one. */
export interface ComparedIncident {
  readonly occurredAt: KnownTime;
  readonly region: string;
  readonly party: string;
  /** The coalition of the party, or the party itself. */
  readonly coalition: string;
  readonly types: readonly string[];
}

/**
 * Whether two incidents may be one that was told twice: near in time, in one region, with a violation in common, by parties that may be one:
 * the same, one coalition, or unidentified on one side.
 * @param unidentified code of the party that says nobody knows
 */
export function mayBeOne(a: ComparedIncident, b: ComparedIncident, unidentified: string): boolean {
  const near = a.occurredAt.at.getTime() <= endOf(b.occurredAt).getTime() + DAYS_APART * A_DAY && b.occurredAt.at.getTime() <= endOf(a.occurredAt).getTime() + DAYS_APART * A_DAY;
  const byOne = a.party === unidentified || b.party === unidentified || a.coalition === b.coalition;
  return near && byOne && a.region === b.region && a.types.some((type) => b.types.includes(type));
}

/** What an incident says that must not be lost when it is told in another one. */
export interface JoinedIncident {
  readonly id: string;
  readonly joinedInto: string | null;
  readonly holdsOthers: boolean;
  readonly violations: readonly (Pick<ViolationTold, 'type' | 'facility' | 'act'> & { readonly status: Status })[];
  /** Of linked children: the file that is kept, and each violation. */
  readonly links: readonly { readonly childId: string; readonly type: string }[];
}

/**
 * One incident is told in another and counts there: that one must say at least as much, so that no figure falls by a join but the double one.
 * How many children there were without a file is for the person to judge who joins.
 * @throws Refusal join-with-itself, incident-joined, join-holds-others, join-would-lose
 */
export function decideJoin(joined: JoinedIncident, kept: JoinedIncident): void {
  if (joined.id === kept.id) throw new Refusal('join-with-itself');
  if (joined.joinedInto !== null || kept.joinedInto !== null) throw new Refusal('incident-joined');
  if (joined.holdsOthers) throw new Refusal('join-holds-others');
  const has = joined.violations.every((one) =>
    kept.violations.some((other) => other.type === one.type && other.facility === one.facility && other.act === one.act && (one.status !== 'verified' || other.status === 'verified')));
  const links = joined.links.every((one) => kept.links.some((other) => other.childId === one.childId && other.type === one.type));
  if (!has || !links) throw new Refusal('join-would-lose');
}
