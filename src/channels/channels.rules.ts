import { PERSON_CHANNELS, type PersonChannel, type Reach, type Urgency } from './channel.vocabulary.js';

type Installed = ReadonlySet<PersonChannel>;

/** A step before the limit is routine; the limit, what comes after it, and whatever is not a step of a ladder is urgent. */
export function urgencyOf(stepKind: string): Urgency {
  return stepKind === 'opened' || stepKind.startsWith('warning') ? 'routine' : 'urgent';
}

/** The channels by which this person can be reached here, as they have put them. E-mail is always among them: everybody has an address. */
export function reachable(reach: Reach, installed: Installed): PersonChannel[] {
  const order = reach.order ?? PERSON_CHANNELS;
  const possible = (channel: PersonChannel): boolean =>
    channel === 'email' || (installed.has(channel) && (channel === 'push' ? reach.device : reach.telephone));
  return [...new Set<PersonChannel>([...order, 'email'])].filter(possible);
}

/**
 * By which channels a step is told at once. What is routine takes one way, and never an SMS, which costs and wakes. What is urgent takes
 * two where there are two: that a message was taken for delivery does not prove that anybody has it.
 */
export function channelsFor(urgency: Urgency, reach: Reach, installed: Installed): PersonChannel[] {
  const ways = reachable(reach, installed);
  return urgency === 'urgent' ? ways.slice(0, 2) : ways.filter((channel) => channel !== 'sms').slice(0, 1);
}

/** The channel that takes over where one has failed: the next that was not used for this message yet. An SMS too, whatever the step. */
export function replacementFor(used: readonly string[], reach: Reach, installed: Installed): PersonChannel | undefined {
  return reachable(reach, installed).find((channel) => !used.includes(channel));
}
