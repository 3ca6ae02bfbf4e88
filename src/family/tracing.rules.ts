import type { FamilyStanding, Standing } from '../cases/index.js';
import { type KnownTime, surelyBefore } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { mustBeOut } from './family.rules.js';
import { mustKnowRelative } from './relative.rules.js';

export interface SearchAsked {
  readonly relative: string;
  readonly at: KnownTime;
  readonly partner?: string | undefined;
  readonly country?: string | undefined;
  readonly reference?: string | undefined;
}

/**
 * One search for one relative at a time. A country and a number are those of the partner who looks.
 * @throws Refusal case-closed, already-in-custody, unknown-relative, relative-dead, search-open, partner-required, before-previous-fact
 */
export function decideSearch(standing: Standing, { relative, at, partner, country, reference }: SearchAsked, identifiedAt: KnownTime): void {
  mustBeOut(standing);
  if (mustKnowRelative(standing.family, relative).life === 'dead') throw new Refusal('relative-dead', 'relative');
  if (standing.family.searches.some(({ relativeId }) => relativeId === relative)) throw new Refusal('search-open', 'relative');
  if (partner === undefined && (country !== undefined || reference !== undefined)) throw new Refusal('partner-required', 'partner');
  if (surelyBefore(at, identifiedAt)) throw new Refusal('before-previous-fact', 'at');
}

/**
 * A step that follows a request: while it is open, and not before it.
 * @throws Refusal no-search-open, before-previous-fact
 */
export function mustFollowRequest({ searches }: FamilyStanding, request: string, at: KnownTime): void {
  const search = searches.find(({ id }) => id === request);
  if (search === undefined) throw new Refusal('no-search-open', 'request');
  if (surelyBefore(at, search.openedAt)) throw new Refusal('before-previous-fact', 'at');
}

/** @throws Refusal case-closed, already-in-custody, no-search-open, ends-before-start, words-required where the child does not wish it, or it is dangerous */
export function decideSearchEnd(standing: Standing, { request, at, outcome, remark }: { request: string; at: KnownTime; outcome: string; remark?: string | undefined }): void {
  mustBeOut(standing);
  const search = standing.family.searches.find(({ id }) => id === request);
  if (search === undefined) throw new Refusal('no-search-open', 'request');
  if (surelyBefore(at, search.openedAt)) throw new Refusal('ends-before-start', 'at');
  if ((outcome === 'child-declines' || outcome === 'danger') && remark === undefined) throw new Refusal('words-required', 'remark');
}
