/** What the tables say of the clock at one instant: no case in it. */
export interface ClockState {
  readonly sweptAt: Date | null;
  /** The latest alert, and how many seconds after its step was due, or could be known, it was written. */
  readonly alertedAt: Date | null;
  readonly alertLateSeconds: number | null;
  /** The latest message that left the house, and how many seconds after the alert was to be told. */
  readonly deliveredAt: Date | null;
  readonly deliveryLateSeconds: number | null;
  /** Steps due now and not alerted yet, counted to a thousand, and since when the first of them could have been. */
  readonly due: number;
  readonly dueSince: Date | null;
}

export interface Bounds {
  readonly sweepIntervalSeconds: number;
  readonly sweepsMissed: number;
  readonly lateSeconds: number;
}

/** Why the clock cannot be relied on; in the order in which one would look. */
export type Unsound = 'never-swept' | 'sweep-too-old' | 'step-not-alerted';

/** A step that is due this very second is nobody's fault: what counts is for how long it has been. */
export function unsoundness(state: ClockState, bounds: Bounds, now: Date): Unsound[] {
  const since = (at: Date): number => (now.getTime() - at.getTime()) / 1_000;
  return [
    ...(state.sweptAt === null ? ['never-swept' as const] : since(state.sweptAt) > bounds.sweepIntervalSeconds * bounds.sweepsMissed ? ['sweep-too-old' as const] : []),
    ...(state.dueSince !== null && since(state.dueSince) > bounds.lateSeconds ? ['step-not-alerted' as const] : []),
  ];
}
