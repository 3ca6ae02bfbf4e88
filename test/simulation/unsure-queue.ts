import type { Clock } from '../../src/platform/clock/index.js';
import { WakeQueue } from '../../src/platform/queue/index.js';
import type { Surroundings } from './surroundings.js';

/** Takes what it is asked, and what becomes of it is another's. */
class UnsureQueue extends WakeQueue {
  constructor(
    private readonly around: Surroundings,
    private readonly ofWhom: Clock,
  ) {
    super({ redisUrl: undefined, databaseUrl: '' }, ofWhom);
  }

  override wakeAt(instant: Date): Promise<void> {
    this.around.wake(instant, this.ofWhom);
    return Promise.resolve();
  }
}

export function unsureQueue(around: Surroundings, clock: Clock): WakeQueue {
  return new UnsureQueue(around, clock);
}
