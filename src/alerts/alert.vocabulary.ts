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
}

/** Minutes after midnight, Mali's time; the end is not part of it. From late to early it goes over midnight. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/**
 * What an alert is about, as far as it decides who is told. A handover counts as custody: until it is accepted, the clock runs.
 * access: somebody opened a file in an emergency.
 */
export interface Concern {
  readonly subject: 'custody' | 'stay' | 'placement' | 'access';
  /** 'opened' | 'warning-1'... | 'limit' | 'escalation-1'... */
  readonly step: string;
  /** The top of the ladder. */
  readonly last: boolean;
  readonly regionCode: string | null;
  readonly centreCode: string | null;
  readonly unitId: string | null;
  readonly assignedTo: string | null;
}

/** What a message tells. No name, ever: nothing here can hold one. */
export interface Notice {
  readonly number: number;
  readonly caseCode: string;
  readonly rule: { readonly fr: string; readonly en: string };
  readonly step: string;
  readonly subject: Concern['subject'];
  /** The due instant in words of that language. */
  readonly due: string;
  /** Somebody has said that they take care of it. Who, is on the page: a message names nobody. */
  readonly answered: boolean;
  readonly link: string;
  readonly locale: 'fr' | 'en';
}
