import { Refusal } from '../platform/refusal/index.js';

/** What the centre's last hand-over is, as far as it waits. */
interface Waiting {
  readonly givenBy: string;
}

/** One hand-over at a time: the one before is confirmed first, or it was read by nobody. @throws Refusal shift-waiting */
export function decideHandOver(waiting: Waiting | undefined): void {
  if (waiting !== undefined) throw new Refusal('shift-waiting');
}

/** Confirmed by another than who wrote it. @throws Refusal no-shift-waiting, shift-of-oneself */
export function decideTaking(waiting: Waiting | undefined, takerId: string): void {
  if (waiting === undefined) throw new Refusal('no-shift-waiting');
  if (waiting.givenBy === takerId) throw new Refusal('shift-of-oneself');
}
