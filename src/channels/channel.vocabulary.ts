import type { Outcome } from '../platform/sending/index.js';

/** By which a person can be told outside the application. In the application everybody is told. */
export const PERSON_CHANNELS = ['push', 'sms', 'email'] as const;
export type PersonChannel = (typeof PERSON_CHANNELS)[number];

/** `urgent`: a limit is reached or past, or the machine doubts itself; `routine`: everything before. */
export type Urgency = 'routine' | 'urgent';

/** What an installation knows of how somebody can be reached, without the addresses themselves. */
export interface Reach {
  /** As the person has put them; null: nobody has said anything. */
  readonly order: readonly PersonChannel[] | null;
  /** A number that was confirmed by a code. */
  readonly telephone: boolean;
  /** A browser that waits for messages. */
  readonly device: boolean;
}

/** One person, with the sealed means of reaching them. */
export interface Addressee extends Reach {
  readonly userId: string;
  readonly email: string;
  readonly locale: 'fr' | 'en';
  readonly sealedTelephone: Buffer | null;
  readonly sealedDevices: readonly { readonly id: string; readonly sealed: Buffer }[];
}

/** What is told, in the forms that channels need. Nothing in it can hold a name. */
export interface Message {
  /** Of the delivery: the same at every attempt, so that what arrives twice can be known as one. */
  readonly id: string;
  readonly subject: string;
  readonly text: string;
  /** Under the subject, where there is room for a line. */
  readonly line: string;
  /** One SMS: 160 characters of GSM 03.38 at most. */
  readonly short: string;
  readonly link: string;
  readonly urgency: Urgency;
}

/** One way of telling a person. */
export interface Channel {
  readonly name: PersonChannel;
  /** By the settings of the installation and what is known of the person. */
  canReach(person: Addressee): boolean;
  /** Never throws for what the other side does. */
  send(message: Message, person: Addressee): Promise<ChannelOutcome>;
}

/** `gone`: devices that will never answer again. */
export type ChannelOutcome = Outcome & { readonly gone?: readonly string[] };
