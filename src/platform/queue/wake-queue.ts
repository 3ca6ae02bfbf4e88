import { Logger } from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { Clock } from '../clock/index.js';
import { openQueue, type QueuePlace } from './queue-place.js';

/** Wakes fall into quarters of a second: what is due together wakes once, and nobody waits long for the end of a quarter. */
const QUARTER = 250;
const PATIENCE_MS = 2_000;

/**
 * Asks to be woken at an instant. The queue knows no case, no person and no deadline, and may lose everything: whoever is woken
 * looks at the database, and the sweep looks there without being woken too (docs/adr/0002).
 */
export class WakeQueue {
  private readonly log = new Logger(WakeQueue.name);
  private open: Queue | undefined;

  constructor(
    private readonly place: QueuePlace,
    private readonly clock: Clock,
  ) {}

  /** Never throws: what cannot be queued is caught by the sweep. */
  async wakeAt(instant: Date): Promise<void> {
    const now = this.clock.now().getTime();
    // Never a quarter that has begun: its job may be at work already, without sight of what was just committed.
    const quarter = Math.max(Math.ceil(instant.getTime() / QUARTER), Math.floor(now / QUARTER) + 1);
    try {
      this.open ??= openQueue(this.place, (error) => {
        this.log.warn(`queue: ${error.message}`);
      });
      // The same wake twice is one; once done its name is free again. A failed wake is not tried again: the sweep is.
      await this.open.add('wake', {}, { jobId: `wake-${String(quarter)}`, delay: quarter * QUARTER - now, attempts: 1, removeOnComplete: true, removeOnFail: true });
    } catch (error) {
      this.log.warn(`could not queue a wake: ${error instanceof Error ? error.message : String(error)}`);
      await this.close(); // opened afresh at the next wake
    }
  }

  /** How many wakes wait for their instant or for a worker; undefined: the queue cannot be reached. */
  async waiting(): Promise<number | undefined> {
    let timer: NodeJS.Timeout | undefined;
    try {
      this.open ??= openQueue(this.place, (error) => {
        this.log.warn(`queue: ${error.message}`);
      });
      const tooLong = new Promise<undefined>((resolve) => {
        timer = setTimeout(() => { resolve(undefined); }, PATIENCE_MS);
      });
      const counts = await Promise.race([this.open.getJobCounts('delayed', 'waiting', 'active'), tooLong]);
      return counts === undefined ? undefined : Object.values(counts).reduce((sum, count) => sum + count, 0);
    } catch {
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    const queue = this.open;
    this.open = undefined;
    await queue?.close().catch(() => undefined);
  }
}
