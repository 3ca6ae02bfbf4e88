import { CIRCLES, HOLDERS, LOOKS_FROM, SENSITIVE, type SensitiveKind, type Sight, type Situation } from './matrix.vocabulary.js';
import type { RouteEntry } from './matrix-routes.vocabulary.js';
import type { Role } from './roles.vocabulary.js';

const UNKNOWN = 401;
const NOT_ALLOWED = 403;
const NOT_FOUND = 404;
const NOT_NOW = 409;
const DEPTH: readonly Sight[] = ['nothing', 'custody', 'facts', 'file'];

/** How much somebody in this role sees of a child who stands like this. */
export function sightOf(role: Role, situation: Situation): Sight {
  const from = LOOKS_FROM[role];
  return typeof from === 'string' ? CIRCLES[situation][from] : from.everyChild;
}

/** May somebody in this role (or nobody, without a session) knock at all? */
export function mayKnock(role: Role | 'nobody', needs: RouteEntry['needs']): boolean {
  if (needs === 'public') return true;
  if (role === 'nobody') return false;
  return needs === 'signed-in' || HOLDERS[needs].includes(role);
}

/**
 * The status that a correct request gets.
 * @param place where the child stands, or whose the thing is; null for what is nobody's in particular
 */
export function expectedStatus(role: Role | 'nobody', route: RouteEntry, place: Situation | 'mine' | 'theirs' | null): number {
  if (!mayKnock(role, route.needs)) return role === 'nobody' ? UNKNOWN : NOT_ALLOWED;
  const done = (role === 'nobody' ? undefined : route.doneFor?.[role]) ?? route.done;
  if (place === null || place === 'mine') return done;
  if (place === 'theirs' || role === 'nobody') return NOT_FOUND;
  if (route.always?.includes(role) === true) return done;
  if (route.seenBy?.includes(role) === false) return NOT_FOUND;
  if (done === NOT_ALLOWED && sightOf(role, place) !== 'nothing') return NOT_ALLOWED;
  if (DEPTH.indexOf(sightOf(role, place)) < DEPTH.indexOf(route.sight ?? 'custody')) return NOT_FOUND;
  return route.where === undefined || route.where.includes(place) ? done : (route.otherwise?.[place] ?? NOT_NOW);
}

/** Is somebody in this role shown this of a child who stands like this? Acknowledgements and codes reach those alerted besides. */
export function isShown(role: Role, kind: SensitiveKind, situation: Situation): boolean {
  const shown: readonly Sight[] = SENSITIVE[kind].from;
  return shown.includes(sightOf(role, situation));
}
