import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import { Doorstep } from '../platform/database/index.js';
import type { ClockHealthView } from './operations.dto.js';
import { unsoundness } from './clock-health.rules.js';
import { readClockState } from './clock-state.js';

/** However many monitors ask: the database is asked once a second, and by one question at a time. */
const GOOD_FOR_MS = 1_000;
const PATIENCE_MS = 2_000;

/** For whoever watches from outside, without a session: instants, seconds and one count. */
@Injectable()
export class ClockHealthService {
  private asked: { readonly at: Date; readonly answer: Promise<ClockHealthView> } | undefined;

  constructor(
    @Inject(Doorstep) private readonly doorstep: Doorstep,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Config) private readonly config: Config,
  ) {}

  async health(): Promise<ClockHealthView> {
    const now = this.clock.now();
    if (this.asked === undefined || now.getTime() - this.asked.at.getTime() >= GOOD_FOR_MS || now < this.asked.at) this.asked = { at: now, answer: this.look(now) };
    return await this.asked.answer;
  }

  /** Never throws: a database that does not answer is an answer. */
  private async look(now: Date): Promise<ClockHealthView> {
    let timer: NodeJS.Timeout | undefined;
    try {
      const tooLong = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => { reject(new Error('too long')); }, PATIENCE_MS);
      });
      const state = await Promise.race([readClockState(this.doorstep, now), tooLong]);
      const reasons = unsoundness(state, { ...this.config.watch, sweepIntervalSeconds: this.config.sweepIntervalSeconds }, now);
      return {
        status: reasons.length === 0 ? 'ok' : 'unsound',
        reasons,
        now: now.toISOString(),
        sweptAt: state.sweptAt?.toISOString() ?? null,
        alertedAt: state.alertedAt?.toISOString() ?? null,
        alertLateSeconds: state.alertLateSeconds,
        deliveredAt: state.deliveredAt?.toISOString() ?? null,
        deliveryLateSeconds: state.deliveryLateSeconds,
        due: state.due,
        dueSince: state.dueSince?.toISOString() ?? null,
      };
    } catch {
      return {
        status: 'unsound', reasons: ['database-unreachable'], now: now.toISOString(), sweptAt: null, alertedAt: null, alertLateSeconds: null, deliveredAt: null, deliveryLateSeconds: null,
        due: null, dueSince: null,
      };
    } finally {
      clearTimeout(timer);
    }
  }
}
