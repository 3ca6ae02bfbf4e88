import { Logger } from '@nestjs/common';
import type { Worker } from 'bullmq';
import { openWorker, type QueuePlace } from './queue-place.js';

const RETRY = 30_000;

/** Runs `onWake` for every wake of the queue. A queue that cannot be reached is tried again, and meanwhile nothing depends on it. */
export class WakeListener {
  private readonly log = new Logger(WakeListener.name);
  private worker: Worker | undefined;
  private retry: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(private readonly place: QueuePlace) {}

  async start(onWake: () => Promise<void>): Promise<void> {
    let worker: Worker | undefined;
    try {
      worker = openWorker(this.place, onWake, (error) => {
        this.log.warn(`queue: ${error.message}`);
      });
      await worker.waitUntilReady();
      if (this.stopped) await worker.close();
      else this.worker = worker;
    } catch (error) {
      this.log.warn(`the queue cannot be reached: ${error instanceof Error ? error.message : String(error)}`);
      await worker?.close(true).catch(() => undefined);
      if (!this.stopped) this.retry = setTimeout(() => void this.start(onWake), RETRY);
    }
  }

  /** Waits for the wake at work. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.retry);
    await this.worker?.close().catch(() => undefined);
  }
}
