import { type Role, scopeOf } from '../access/index.rules.js';
import { Refusal } from '../platform/refusal/index.js';
import type { Concern, Post, Recipient, Telling } from './alert.vocabulary.js';
import { fills, recipientsOf } from './recipients.rules.js';

/** Where a person works, as far as it decides who can stand in for them. */
export type Colleague = Pick<Recipient, 'id' | 'role' | 'regionCode' | 'centreCode' | 'centreRegion' | 'unitId'>;

type SamePlace = 'unit' | 'centre' | 'region' | 'anywhere';

/**
 * Who may be chosen to stand in for whom: a role that reaches the same children from the same place, or the one above. A case worker
 * reaches their own children alone, so that no colleague of the same role can stand in: the officer of the region can, or gives the
 * children to the colleague. Roles that are told nothing need nobody.
 */
const STAND_INS: Readonly<Record<Role, Partial<Record<Role, SamePlace>>>> = {
  'security-liaison': { 'security-liaison': 'unit' },
  'centre-worker': { 'centre-worker': 'centre', 'centre-manager': 'centre', 'regional-officer': 'region' },
  'centre-manager': { 'centre-manager': 'centre', 'centre-worker': 'centre', 'regional-officer': 'region' },
  'case-worker': { 'regional-officer': 'region' },
  'regional-officer': { 'regional-officer': 'region', 'national-officer': 'anywhere' },
  'national-officer': { 'national-officer': 'anywhere' },
  monitor: {},
  analyst: {},
  auditor: { auditor: 'anywhere' },
  administrator: { administrator: 'anywhere' },
};

/** Who is told, in this order, where nobody stands in: the next who answer for whoever is away. */
const NEXT: Readonly<Record<Role, readonly Post[]>> = {
  'security-liaison': ['region', 'ministry', 'administrators'],
  'centre-worker': ['centre', 'region', 'ministry', 'administrators'],
  'centre-manager': ['region', 'ministry', 'administrators'],
  'case-worker': ['centre', 'region', 'ministry', 'administrators'],
  'regional-officer': ['ministry', 'administrators'],
  'national-officer': ['administrators'],
  monitor: [],
  analyst: [],
  auditor: ['ministry', 'administrators'],
  administrator: ['ministry'],
};

/** Who may record the absence of somebody else, besides the administrators: their manager, the officer of their region, the Ministry. */
const RECORDERS: Partial<Record<Role, SamePlace>> = { 'centre-manager': 'centre', 'regional-officer': 'region', 'national-officer': 'anywhere', administrator: 'anywhere' };

/** Whether this colleague's role and place let them stand in. Single children may still lie outside their scope: see `tellings`. */
export function mayStandIn(colleague: Colleague, absent: Colleague): boolean {
  const where = STAND_INS[absent.role][colleague.role];
  return colleague.id !== absent.id && where !== undefined && together(where, colleague, absent);
}

/** Oneself, and those who manage the person. Nobody records one of somebody above them. */
export function mayRecordAbsence(recorder: Colleague, absent: Colleague): boolean {
  if (recorder.id === absent.id) return true;
  const where = RECORDERS[recorder.role];
  if (where === undefined || !together(where, recorder, absent)) return false;
  if (recorder.role === 'administrator') return true;
  const managed: Partial<Record<Role, readonly Role[]>> = {
    'centre-manager': ['centre-worker'],
    'regional-officer': ['centre-worker', 'centre-manager', 'case-worker'],
    'national-officer': ['security-liaison', 'centre-worker', 'centre-manager', 'case-worker', 'regional-officer'],
  };
  return managed[recorder.role]?.includes(absent.role) ?? false;
}

const DAY = 86_400_000;
/** A year: whoever is longer away has another post. */
const LONGEST_DAYS = 366;

/**
 * From the first instant of the first day to the first one after the last, Mali's days.
 * @throws Refusal ends-before-start, absence-over, absence-too-long
 */
export function absencePeriod(fromDay: string, lastDay: string, now: Date): { readonly from: Date; readonly until: Date } {
  const from = new Date(`${fromDay}T00:00:00.000Z`);
  const until = new Date(Date.parse(`${lastDay}T00:00:00.000Z`) + DAY);
  if (until <= from) throw new Refusal('ends-before-start', 'lastDay');
  if (until <= now) throw new Refusal('absence-over', 'lastDay');
  if (until.getTime() - from.getTime() > LONGEST_DAYS * DAY) throw new Refusal('absence-too-long', 'lastDay');
  return { from, until };
}

/**
 * Who is told of a step now, and how. Who is away keeps the alert to find on return, and is told nothing meanwhile; in their place is told
 * who stands in, or who stands in for them in turn. A stand-in sees no more than before: a case outside their scope goes to the next who
 * answer, as it does where nobody stands in. If nobody at all is at work, the person is told all the same.
 */
export function tellings(concern: Concern, people: readonly Recipient[]): Telling[] {
  const told = new Map<string, Telling>();
  for (const person of recipientsOf(concern, people)) {
    const { away } = person;
    const instead = away === null ? [] : insteadOf(person, concern, people);
    told.set(person.id, { person, keptBy: away !== null && instead.length > 0 ? away.absenceId : null, forAbsences: told.get(person.id)?.forAbsences ?? [] });
    for (const other of instead) {
      const before = told.get(other.id);
      told.set(other.id, { person: other, keptBy: null, forAbsences: [...(before?.forAbsences ?? []), ...(away === null ? [] : [away.absenceId])] });
    }
  }
  return [...told.values()];
}

/** Who is told in the place of somebody who is away; empty: nobody is at work. */
export function insteadOf(absent: Recipient, concern: Concern, people: readonly Recipient[]): Recipient[] {
  const passed = new Set([absent.id]);
  let candidate = standInOf(absent, people);
  while (candidate !== undefined && !passed.has(candidate.id)) {
    if (candidate.away === null) return maySee(candidate, absent, concern) ? [candidate] : next(absent, concern, people);
    passed.add(candidate.id);
    candidate = standInOf(candidate, people);
  }
  return next(absent, concern, people);
}

function next(absent: Recipient, concern: Concern, people: readonly Recipient[]): Recipient[] {
  const atWork = people.filter((person) => person.away === null && person.id !== absent.id);
  const colleagues = atWork.filter((person) => samePost(person, absent));
  if (colleagues.length > 0) return colleagues;
  for (const post of NEXT[absent.role]) {
    const found = atWork.filter((person) => fills(post, person, concern));
    if (found.length > 0) return found;
  }
  return [];
}

/** Whether they reach the child themselves, or at least all that the post of the absent reaches: they may know what that post is told. */
function maySee(standIn: Recipient, absent: Recipient, { grantees }: Concern): boolean {
  const own = scopeOf({ ...standIn, userId: standIn.id });
  const other = scopeOf({ ...absent, userId: absent.id });
  if (own.clearance !== other.clearance) return own.clearance === 'file' && own.grantees.some((grantee) => grantees.includes(grantee));
  if (own.reach === 'all' || own.grantees.some((grantee) => grantees.includes(grantee))) return true;
  const places = other.grantees.filter((grantee) => grantee !== `user:${absent.id}`);
  // A case worker's post reaches nothing but their own children.
  return own.reach === other.reach && (other.reach === 'none' || places.length > 0) && places.every((place) => own.grantees.includes(place));
}

/** The same role at the same place. A case worker's post is their own: another's children are not theirs. */
function samePost(one: Recipient, other: Recipient): boolean {
  return one.role === other.role && one.role !== 'case-worker' && one.regionCode === other.regionCode && one.centreCode === other.centreCode && one.unitId === other.unitId;
}

function standInOf({ away }: Recipient, people: readonly Recipient[]): Recipient | undefined {
  return away?.standInId == null ? undefined : people.find(({ id }) => id === away.standInId);
}

function together(where: SamePlace, one: Colleague, other: Colleague): boolean {
  switch (where) {
    case 'unit':
      return one.unitId !== null && one.unitId === other.unitId;
    case 'centre':
      return one.centreCode !== null && one.centreCode === other.centreCode;
    case 'region':
      return one.regionCode !== null && one.regionCode === (other.centreRegion ?? other.regionCode);
    case 'anywhere':
      return true;
  }
}
