import type { Crew } from './crew.js';
import type { Installation } from './installation.js';
import type { Observer } from './observer.js';
import type { Random } from './random.js';
import { BEGINS, type Fault, type Stage } from './stage.js';
import type { Telling } from './telling.js';
import { DAY, HOUR, MINUTE, SECOND, YEAR } from './units.js';

/** What strikes from outside at drawn times: the mail server, PostgreSQL, clocks, all workers at once, a database put back to an earlier day. */
export class Misfortunes {
  private readonly strikes: Random;

  constructor(
    private readonly stage: Stage,
    private readonly installation: Installation,
    private readonly crew: Crew,
    private readonly observer: Observer,
    private readonly telling: Telling,
  ) {
    this.strikes = stage.random.fork('strikes');
  }

  plan(): void {
    const { stage, crew, strikes } = this;
    const random = stage.random.fork('faults');
    const { years } = stage.options;
    const plan = (perYear: number, strike: (at: number) => void): void => {
      const count = perYear * years * stage.roughness;
      const whole = Math.floor(count) + (random.chance(count % 1) ? 1 : 0);
      for (let n = 0; n < whole; n += 1) {
        const at = BEGINS + random.between(DAY, Math.max(years * YEAR - DAY, 2 * DAY));
        stage.scheduler.at(at, () => {
          strike(at);
        });
      }
    };
    plan(6, () => {
      stage.fault('mail server away');
      stage.mailDownUntil = stage.now + strikes.between(10 * MINUTE, DAY);
    });
    plan(2, () => {
      this.databaseAway('PostgreSQL away', strikes.between(30 * SECOND, 3 * HOUR), () => this.installation.cutApplication());
    });
    plan(0.4, () => {
      this.databaseAway('PostgreSQL crashed', strikes.between(30 * SECOND, 10 * MINUTE), () => this.installation.crash());
    });
    plan(3, () => {
      stage.fault('all workers stopped');
      const back = strikes.between(MINUTE, 14 * HOUR);
      for (const place of crew.places) stage.operate('stop', () => crew.stop(place, back));
    });
    plan(8, () => {
      if (crew.setClock(strikes.pick(crew.places), strikes)) stage.fault('clock set');
    });
    plan(0.8, (at) => {
      const restored = at + strikes.between(4 * HOUR, 6 * DAY);
      if (restored < stage.calmFrom) stage.operate('back up', () => this.backUp(restored));
    });
  }

  private databaseAway(fault: Fault, forMs: number, strike: () => Promise<void>): void {
    const { stage } = this;
    stage.fault(fault);
    stage.databaseDownUntil = Math.max(stage.databaseDownUntil, stage.now + forMs);
    stage.disturbedUntil(stage.databaseDownUntil);
    stage.operate('database', async () => {
      await this.crew.loseConnections();
      await strike();
    });
  }

  /** A copy of the database as it is now, to be restored some days later. Where it cannot be made now, an hour later. */
  private async backUp(restoreAt: number): Promise<void> {
    const { stage, crew, telling, observer } = this;
    if (telling.entersAgain || stage.databaseIsAway || !crew.complete) {
      const later = stage.now + HOUR;
      if (later < restoreAt) stage.operateAt(later, 'back up', () => this.backUp(restoreAt));
      return;
    }
    await observer.lookAround();
    await crew.loseConnections();
    await this.installation.backUp();
    stage.disturbedUntil(stage.now);
    const memory = observer.remember();
    const knowledge = telling.remember();
    const restore = async (): Promise<void> => {
      if (stage.databaseIsAway) {
        stage.operateAt(stage.databaseDownUntil + MINUTE, 'restore', restore);
        return;
      }
      stage.fault('backup restored');
      await observer.lookAround();
      await crew.loseConnections();
      await this.installation.restore();
      stage.disturbedUntil(stage.now);
      crew.betweenHistories(() => {
        observer.forgetSince(memory);
      });
      telling.tellAgainSince(knowledge);
    };
    stage.operateAt(restoreAt, 'restore', restore);
  }
}
