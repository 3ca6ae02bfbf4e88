import type { FamilyStanding, Standing } from '../cases/index.js';
import type { ChildIdentity } from '../identity/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { mustBeOut } from './family.rules.js';

/** Of a relative, what leads to a person: sealed as one text. */
export interface RelativeWords {
  readonly name?: string;
  readonly village?: string;
  readonly contact?: string;
  /** The relation in the words of whoever first wrote it down. */
  readonly relation?: string;
}

type Said = { readonly [part in keyof RelativeWords]?: string | undefined };

export interface Whereabouts {
  readonly region?: string | undefined;
  readonly country?: string | undefined;
}

/** @throws Refusal case-closed, already-in-custody, region-or-country */
export function decideRelative(standing: Standing, where: Whereabouts): void {
  mustBeOut(standing);
  mustBeOnePlace(where);
}

/** @throws Refusal case-closed, already-in-custody, unknown-relative, region-or-country, nothing-said */
export function decideRelativeChange(standing: Standing, relative: string, said: object, where: Whereabouts): void {
  mustBeOut(standing);
  mustKnowRelative(standing.family, relative);
  mustBeOnePlace(where);
  if (Object.values(said).every((value) => value === undefined)) throw new Refusal('nothing-said');
}

/** @throws Refusal unknown-relative */
export function mustKnowRelative({ relatives }: FamilyStanding, id: string, field = 'relative'): FamilyStanding['relatives'][number] {
  const relative = relatives.find((one) => one.id === id);
  if (relative === undefined) throw new Refusal('unknown-relative', field);
  return relative;
}

/**
 * What is noted of a person, without writing it a second time: a person from the list beside the identity moves out of it, and the
 * names of father and mother stay where the identity holds them.
 * @returns what to seal with the relative, and the identity where it has to be written anew
 * @throws Refusal unknown-relative when the list has nobody in that place; relative-name-known
 */
export function takeUp(identity: ChildIdentity | undefined, relationship: string, noted: number | undefined, said: Said): { words: RelativeWords; identity?: ChildIdentity } {
  const parent = relationship === 'father' || relationship === 'mother' ? identity?.[relationship] : undefined;
  if (parent !== undefined && said.name !== undefined) throw new Refusal('relative-name-known', 'name');
  if (noted === undefined) return { words: wordsOf(said) };
  const { relatives = [], ...rest } = identity ?? { given: '', family: '' };
  const entry = relatives[noted];
  if (entry === undefined) throw new Refusal('unknown-relative', 'noted');
  const others = relatives.filter((one) => one !== entry);
  return {
    words: wordsOf({ name: said.name ?? (parent === undefined ? entry.name : undefined), contact: said.contact ?? entry.contact, village: said.village, relation: entry.relation }),
    identity: { ...rest, ...(others.length > 0 && { relatives: others }) },
  };
}

/** What was said takes the place of what was known. */
export function learnt(known: RelativeWords, said: Said): RelativeWords {
  return { ...known, ...wordsOf(said) };
}

function wordsOf({ name, village, contact, relation }: Said): RelativeWords {
  return { ...(name !== undefined && { name }), ...(village !== undefined && { village }), ...(contact !== undefined && { contact }), ...(relation !== undefined && { relation }) };
}

function mustBeOnePlace({ region, country }: Whereabouts): void {
  if (region !== undefined && country !== undefined) throw new Refusal('region-or-country', 'country');
}
