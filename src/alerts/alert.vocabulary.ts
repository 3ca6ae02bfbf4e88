import type { Role } from '../access/index.js';

/** An active person who can be told. */
export interface Recipient {
  readonly id: string;
  readonly role: Role;
  readonly regionCode: string | null;
  readonly centreCode: string | null;
  /** Region in which the person's centre lies. */
  readonly centreRegion: string | null;
  readonly unitId: string | null;
  /** null: none wanted. */
  readonly quiet: QuietHours | null;
  /** null: at work. */
  readonly away: { readonly absenceId: string; readonly standInId: string | null } | null;
}

/** One person told of one step. */
export interface Telling {
  readonly person: Recipient;
  /** The absence of this person, who keeps the alert and is told nothing meanwhile. */
  readonly keptBy: string | null;
  /** The absences of others that brought it here. */
  readonly forAbsences: readonly string[];
}

/** Who is meant, seen from a case: the unit that holds the child, the centre chosen, all centres of the region, the worker assigned... */
export type Post = 'unit' | 'region' | 'centre' | 'asked-centre' | 'centres-of-region' | 'assigned' | 'owner' | 'ministry' | 'administrators' | 'auditors';

/** A handover counts as custody: until it is accepted, the clock runs. access: somebody opened a file in an emergency. */
export type Subject = 'custody' | 'follow-up' | 'stay' | 'incident' | 'transfer' | 'placement' | 're-recruitment' | 'plan-step' | 'access';

/** Minutes after midnight, Mali's time; the end is not part of it. From late to early it goes over midnight. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/** What an alert is about, as far as it decides who is told. */
export interface Concern {
  readonly subject: Subject;
  /** 'opened' | 'warning-1'... | 'limit' | 'escalation-1'... */
  readonly step: string;
  /** The top of the ladder. */
  readonly last: boolean;
  readonly regionCode: string | null;
  readonly centreCode: string | null;
  /** Of a transfer: the centre that is asked to take the child. */
  readonly askedCentre: string | null;
  readonly unitId: string | null;
  readonly assignedTo: string | null;
  /** Who has taken on a step of a plan. */
  readonly ownerId: string | null;
  /** Who reaches the case now: 'region:gao', 'unit:...' */
  readonly grantees: readonly string[];
}

/** What a message tells. No name, ever: nothing here can hold one. */
export interface Notice {
  readonly number: number;
  readonly caseCode: string;
  readonly rule: { readonly fr: string; readonly en: string };
  readonly step: string;
  readonly subject: Subject;
  /** The due instant in words of that language. */
  readonly due: string;
  /** Somebody has said that they take care of it, since this was told. Who, is on the page: a message names nobody. */
  readonly answered: boolean;
  /** Told again, because nothing has followed an answer: when that was, in words, and how long ago in milliseconds; null: not a renewed alert. */
  readonly renewed: { readonly answeredAt: string; readonly ago: number } | null;
  readonly link: string;
  /** Where all that was told stands: short enough for an SMS. */
  readonly alertsLink: string;
  readonly locale: 'fr' | 'en';
}
