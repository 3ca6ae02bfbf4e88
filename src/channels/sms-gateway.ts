import type { Outcome } from '../platform/sending/index.js';

export interface Sms {
  /** International form, +22370123456. */
  readonly to: string;
  readonly text: string;
  /** Of our own; comes back with the receipt. undefined: no receipt is wanted. */
  readonly id: string | undefined;
}

/** What a gateway says later of a message. */
export interface SmsReceipt {
  /** The gateway's own number of the message. */
  readonly reference: string;
  /** undefined: still on its way. */
  readonly arrived: boolean | undefined;
  /** A code, where it did not arrive. */
  readonly problem: string;
}

/** An SMS gateway. Another one is another class. */
export abstract class SmsGateway {
  /** Never throws for what the gateway does. */
  abstract send(sms: Sms): Promise<Outcome>;
  /** Reads what was posted to the address of receipts. @returns undefined when its signature is not the gateway's */
  abstract receipt(id: string, body: string, header: (name: string) => string | undefined): SmsReceipt | undefined;
}
