import type { KnownTime } from '../platform/known-time/index.js';

/** What is asked for. `sharing` is asked for each partner by name, and for parts of the file. */
export const PURPOSES = ['care', 'tracing', 'sharing', 'reporting'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** What a partner may need the file for. Sharing it asks for the consent to share and for the one to what it is shared for. */
export const SHARED_FOR = ['care', 'tracing', 'reporting'] as const;
export type SharedFor = (typeof SHARED_FOR)[number];

/** Who answers: the child assents; a parent, a guardian or the decision in the child's best interests consents. */
export const GIVERS = ['child', 'parent', 'guardian', 'best-interests'] as const;
export type Giver = (typeof GIVERS)[number];

/** Parts of a file that are shared or not shared as a whole. Names are in `identity` alone. */
export const SECTIONS = ['situation', 'child', 'identity', 'custody', 'care', 'reintegration'] as const;
export type Section = (typeof SECTIONS)[number];

export const MANNERS = ['spoken', 'written', 'sign'] as const;
export type Manner = (typeof MANNERS)[number];

/** One answer of one person. */
export interface Answer {
  readonly id: string;
  readonly purpose: Purpose;
  readonly recipient: string | null;
  readonly giver: Giver;
  readonly agreed: boolean;
  readonly sections: readonly Section[];
  readonly given: KnownTime;
  readonly until: KnownTime | null;
  readonly recordedAt: Date;
}

export interface Withdrawal {
  readonly consentId: string;
  /** Who took it back: not always who gave it. */
  readonly giver: Giver;
  readonly at: KnownTime;
}

export type ConsentState = 'agreed' | 'refused' | 'withdrawn' | 'expired' | 'missing';

/** What one side, or both together, have agreed to. */
export interface Agreed {
  readonly state: ConsentState;
  /** For sharing: what the agreement covers. */
  readonly sections: readonly Section[];
}

export interface Agreement extends Agreed {
  readonly child: Agreed;
  readonly adult: Agreed;
}

/** The ages of the data file (src/reference/data/consent-ages.json). */
export interface ConsentAges {
  readonly majority: number;
  readonly assentFrom: number;
}

export interface KnownAge {
  readonly years: number | null;
  readonly precision: 'stated' | 'approximate' | 'doubted' | 'unknown';
  readonly knownAt: Date;
}

/** Whose word is asked for. */
export interface Needed {
  readonly assent: boolean;
  readonly consent: boolean;
}
