import { check } from './checker.js';
import { Crew } from './crew.js';
import { Installation, type Server } from './installation.js';
import { Misfortunes } from './misfortunes.js';
import { Observer } from './observer.js';
import { Office, People } from './office.js';
import type { Options } from './options.js';
import { type Outcome, outcomeOf } from './outcome.js';
import { Rounds } from './rounds.js';
import { SkewedClock } from './skewed-clock.js';
import { Stage } from './stage.js';
import type { Surroundings } from './surroundings.js';
import { Telling } from './telling.js';
import { DAY, SECOND } from './units.js';
import { unsureQueue } from './unsure-queue.js';

/** One country, one seed, so many years. */
export class Simulation {
  private readonly stage: Stage;
  private readonly observer: Observer;
  private readonly crew: Crew;
  private readonly rounds: Rounds;
  private readonly around: Surroundings;
  private checkAgain = 0;

  private constructor(
    private readonly installation: Installation,
    private readonly options: Options,
  ) {
    const stage = new Stage(options, { lockWaits: () => installation.lockWaits(), beforeTimePasses: () => this.beforeTimePasses() });
    this.stage = stage;
    this.observer = new Observer(stage, installation);
    this.crew = new Crew(stage, () => this.around, (place) => {
      this.rounds.begin(place);
    });
    this.rounds = new Rounds(stage, this.crew, this.observer);
    this.around = {
      scheduler: stage.scheduler,
      config: installation.config,
      control: () => installation.control,
      spare: [],
      stirred: 0,
      wake: (instant, clock) => {
        this.rounds.wake(instant, clock);
      },
      arrived: (messageId) => stage.history.letters.push({ at: stage.now, messageId }),
      mailRandom: stage.random.fork('mail'),
      mailDown: () => stage.now < stage.mailDownUntil,
      databaseDown: () => stage.databaseIsAway,
      committed: () => {
        stage.dirty = true;
      },
      struck: (mishap, worker) => {
        this.crew.struck(mishap, worker);
      },
    };
  }

  static async run(server: Server, options: Options): Promise<Outcome> {
    const installation = await Installation.make(server, options.seed);
    const simulation = new Simulation(installation, options);
    try {
      return await simulation.live();
    } finally {
      await simulation.crew.close();
      await installation.throwAway();
    }
  }

  private async live(): Promise<Outcome> {
    const { stage, installation, crew, around } = this;
    if (this.options.alter !== undefined) await installation.control.query(this.options.alter);
    const people = new People(stage.random.fork('people'));
    await people.settle(installation.control);
    const clock = new SkewedClock(stage.scheduler, Math.round(stage.random.fork('application clock').between(-90, 90)) * SECOND);
    const office = await Office.open({ config: installation.config, clock, wake: unsureQueue(around, clock) }, people);
    try {
      await crew.hireAll();
      const telling = new Telling(stage, office, clock, {
        foresee: (instant) => {
          this.rounds.foresee(instant);
        },
        wrote: () => {
          stage.dirty = true;
          around.stirred += 1;
        },
      });
      telling.planChildren();
      new Misfortunes(stage, installation, crew, this.observer, telling).plan();
      await stage.scheduler.run(stage.ends);
      stage.stopIfFailed();
      crew.endShifts();
      return outcomeOf(stage, telling.children.size, telling.refused);
    } finally {
      await office.close();
    }
  }

  /** What was committed is witnessed, and everybody knows when to look next. */
  private async beforeTimePasses(): Promise<void> {
    if (this.stage.dirty) await this.observer.lookAround();
    this.rounds.plan();
    this.stopAtFinding();
  }

  /** What is lost today may only be late; what was lost yesterday is lost. */
  private stopAtFinding(): void {
    const { stage, options } = this;
    if (options.until === undefined || stage.now < this.checkAgain) return;
    this.checkAgain = stage.now + DAY;
    const before = stage.now - DAY;
    if (check(stage.history, stage.now)[options.until].some(({ at }) => at < before)) stage.scheduler.stop();
  }
}
