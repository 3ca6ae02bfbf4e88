import { Clock } from '../../src/platform/clock/index.js';
import type { Scheduler } from './scheduler.js';

/** A clock that is wrong by so much, and stays so until somebody sets it. */
export class SkewedClock extends Clock {
  constructor(
    private readonly scheduler: Pick<Scheduler, 'now'>,
    public offset: number,
  ) {
    super();
  }

  now(): Date {
    return new Date(this.scheduler.now + this.offset);
  }
}
