import { Refusal } from '../platform/refusal/index.js';
import type { Occupant, PlaceGroup, Taken } from './places.vocabulary.js';

export interface GroupCount extends PlaceGroup {
  readonly taken: number;
  /** Never below nothing: what is beyond the places is `over`. */
  readonly free: number;
  readonly over: number;
}

export interface PlaceCount {
  readonly groups: readonly GroupCount[];
  /** Children who belong to no group: sex or age unknown, or the centre has no places for them. */
  readonly elsewhere: number;
  readonly places: number;
  readonly taken: number;
  readonly free: number;
  readonly over: number;
}

/** The group of a child; undefined where sex or age is unknown, or nothing is set aside for them. */
export function groupOf<Group extends PlaceGroup>(groups: readonly Group[], { sex, ageYears }: Occupant): Group | undefined {
  return ageYears === null ? undefined : groups.find((group) => group.sex === sex && group.ageFrom <= ageYears && ageYears <= group.ageTo);
}

/** Places, taken and free, by group and together. A child of no group holds a place of the whole centre; where no places are recorded nothing is over them. */
export function countPlaces(groups: readonly PlaceGroup[], taken: readonly Taken[]): PlaceCount {
  const sum = (of: readonly Taken[]): number => of.reduce((total, { children }) => total + children, 0);
  const counted = groups.map((group): GroupCount => {
    const inGroup = sum(taken.filter((some) => groupOf(groups, some) === group));
    return { ...group, taken: inGroup, free: Math.max(group.places - inGroup, 0), over: Math.max(inGroup - group.places, 0) };
  });
  const places = groups.reduce((total, group) => total + group.places, 0);
  const all = sum(taken);
  if (groups.length === 0) return { groups: [], elsewhere: 0, places: 0, taken: all, free: 0, over: 0 };
  return {
    groups: counted,
    elsewhere: sum(taken.filter((some) => groupOf(groups, some) === undefined)),
    places, taken: all, free: Math.max(places - all, 0), over: Math.max(all - places, 0),
  };
}

/**
 * Whether one more child finds a place. Without places recorded nothing is known, and nobody is turned away. A child whose sex or age
 * is unknown needs a place of the whole centre; one whose group the centre does not have finds none.
 */
export function hasPlace(groups: readonly PlaceGroup[], taken: readonly Taken[], child: Occupant): boolean {
  if (groups.length === 0) return true;
  const count = countPlaces(groups, taken);
  if (count.free === 0) return false;
  const group = groupOf(count.groups, child);
  return group === undefined ? isUnsaid(child) : group.free > 0;
}

/** Whether, with this child in it, the centre holds more than it has places for: in the child's group, or in all. */
export function isOverFull(groups: readonly PlaceGroup[], taken: readonly Taken[], child: Occupant): boolean {
  if (groups.length === 0) return false;
  const count = countPlaces(groups, taken);
  const group = groupOf(count.groups, child);
  return count.over > 0 || (group === undefined ? !isUnsaid(child) : group.over > 0);
}

function isUnsaid({ sex, ageYears }: Occupant): boolean {
  return sex === 'unknown' || ageYears === null;
}

/**
 * No child is left at the door of a full centre: in an emergency, with a reason, the child is admitted and those who answer are told.
 * @returns whether the centre is over its places with this child
 * @throws Refusal centre-full (without a reason), centre-not-full (a reason for which there is no need)
 */
export function decidePlace(groups: readonly PlaceGroup[], taken: readonly Taken[], child: Occupant, emergency: string | undefined): boolean {
  const room = hasPlace(groups, taken, child);
  if (!room && emergency === undefined) throw new Refusal('centre-full', 'emergency');
  if (room && emergency !== undefined) throw new Refusal('centre-not-full', 'emergency');
  return !room;
}

/** @throws Refusal places-in-the-past, place-ages-reversed, place-groups-overlap */
export function decidePlaces(groups: readonly PlaceGroup[], effectiveFrom: string, today: string): void {
  if (effectiveFrom < today) throw new Refusal('places-in-the-past', 'effectiveFrom');
  if (groups.some(({ ageFrom, ageTo }) => ageTo < ageFrom)) throw new Refusal('place-ages-reversed', 'groups');
  const overlap = groups.some((one, index) => groups.slice(index + 1).some((other) => one.sex === other.sex && one.ageFrom <= other.ageTo && other.ageFrom <= one.ageTo));
  if (overlap) throw new Refusal('place-groups-overlap', 'groups');
}
