import { hostname } from 'node:os';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import { WorkerDatabase } from '../platform/database/index.js';
import { unsoundness } from './clock-health.rules.js';
import { readClockState } from './clock-state.js';

const PATIENCE_MS = 5_000;

/**
 * Says outside that the clock goes: after a sweep that left nothing undone, and never otherwise. It promises nothing by itself: whoever
 * listens raises the alarm when the sign stays away, because the worker is dead, the database is, or what is due is not alerted.
 */
@Injectable()
export class DeadManService {
  private readonly log = new Logger(DeadManService.name);
  private readonly name = `worker ${hostname()}/${String(process.pid)}`;
  private last: Date | undefined;
  private underWay = false;

  constructor(
    @Inject(WorkerDatabase) private readonly database: WorkerDatabase,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Config) private readonly config: Config,
  ) {}

  /** To be called when a sweep has completed, and not to be waited for. Never throws. @returns whether a sign was sent and taken */
  async afterSweep(): Promise<boolean> {
    const { deadManUrl, deadManSeconds } = this.config.watch;
    const now = this.clock.now();
    if (this.underWay) return false;
    this.underWay = true;
    try {
      await this.database.query(BEAT, [this.name, now]);
      if (deadManUrl === undefined || (this.last !== undefined && now.getTime() - this.last.getTime() < deadManSeconds * 1_000)) return false;
      const reasons = unsoundness(await readClockState(this.database, now), { ...this.config.watch, sweepIntervalSeconds: this.config.sweepIntervalSeconds }, now);
      if (reasons.length > 0) {
        this.log.warn(`no sign of life is sent: ${reasons.join(', ')}`);
        return false;
      }
      const { status } = await fetch(deadManUrl, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error', headers: { 'user-agent': 'passerelle' } });
      if (status >= 300) throw new Error(`answered ${String(status)}`);
      this.last = now;
      return true;
    } catch (error) {
      this.log.warn(`the sign of life was not taken: ${wordsOf(error)}`); // the address is a secret: whoever has it can send the sign
      return false;
    } finally {
      this.underWay = false;
    }
  }
}

/** This process is at work; one that has not been for a week is forgotten. */
const BEAT = `
  with gone as (delete from heartbeat where name like 'worker %' and name <> $1 and at < $2::timestamptz - interval '7 days')
  insert into heartbeat (name, at) values ($1, $2) on conflict (name) do update set at = excluded.at`;

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const { code } = (error.cause ?? {}) as { code?: string };
  return code ?? (error.name === 'TypeError' ? 'no connection' : error.message);
}
