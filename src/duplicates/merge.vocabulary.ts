/** What the rules of a merge look at, of each of the two cases. */
export interface Joinable {
  readonly id: string;
  readonly sex: 'male' | 'female' | 'unknown';
  readonly status: string;
  /** The case holds others, or is held by one. */
  readonly holdsOthers: boolean;
  readonly mergedInto: string | null;
  /** Held, in care or placed at this moment. */
  readonly somewhere: boolean;
  /** A handover that waits for its answer, or a closure that waits for a decision. */
  readonly waiting: boolean;
}
