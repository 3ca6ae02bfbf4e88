/** The other side has taken the message. Whether it arrived, a receipt may say later. */
export interface Taken {
  readonly kind: 'taken';
  /** By what the other side calls the message, where its receipts need that. */
  readonly reference?: string;
  /** The other side is the end of the way: to have taken it is to have it. */
  readonly arrived?: boolean;
}

export interface Problem {
  readonly kind: 'problem';
  /** For the log and the pages: codes and never an address, a number or a name. */
  readonly what: string;
  /** No later attempt can fare better. */
  readonly final?: boolean;
  /** What the other side asked to wait (RFC 9110, section 10.2.3), in seconds. */
  readonly retryAfter?: number;
}

export type Outcome = Taken | Problem;
