import type { Clock } from '../../src/platform/clock/index.js';
import type { Crew, Place, Planned } from './crew.js';
import type { Observer } from './observer.js';
import type { Random } from './random.js';
import type { Stage } from './stage.js';
import { HOUR, SECOND } from './units.js';
import type { SimulatedWorker } from './worker.js';

/** As worker-rounds.ts has them. */
export const SWEEP_EVERY = 15 * SECOND;
const DELIVER_EVERY = 5 * SECOND;
/** The queue wakes at whole quarters of a second. */
const QUARTER = 250;

/**
 * When each worker looks: at its rounds, of which only those are lived that could find something, and when the queue wakes it, which
 * loses, delays and doubles wakes.
 */
export class Rounds {
  /** Steps that the rules will ask for, whatever the engine waits for. */
  private readonly foreseen = new Set<number>();
  private readonly queue: Random;

  constructor(
    private readonly stage: Stage,
    private readonly crew: Crew,
    private readonly observer: Observer,
  ) {
    this.queue = stage.random.fork('queue');
  }

  foresee(instant: number): void {
    this.foreseen.add(Math.max(instant, this.stage.now));
  }

  /** Before time moves on: everybody knows when to look next. */
  plan(): void {
    const { stage, observer } = this;
    const random = stage.random.fork(`rounds ${String(stage.now)}`);
    const due = Math.min(observer.waitsFor(), this.foreseen.size === 0 ? Number.POSITIVE_INFINITY : Math.min(...this.foreseen));
    const somebodyDelivers = this.crew.places.some(({ delivering }) => delivering);
    for (const place of this.crew.places) {
      const { worker } = place;
      if (worker === undefined) continue;
      const phase = random.between(0, SWEEP_EVERY);
      const deliveryPhase = random.between(0, DELIVER_EVERY);
      const possible = Math.max(stage.now, stage.databaseDownUntil, due - worker.clock.offset);
      if (place.sweep !== undefined && !stands(place.sweep, due, possible)) {
        place.sweep.cancel();
        place.sweep = undefined;
      }
      if (place.sweep === undefined && due < Number.POSITIVE_INFINITY) this.planRound('sweep', place, worker, due, possible + phase);
      const letters = observer.nextTry;
      if (place.deliver !== undefined && place.deliver.due !== letters) {
        place.deliver.cancel();
        place.deliver = undefined;
      }
      if (place.deliver === undefined && letters !== undefined && !somebodyDelivers) {
        this.planRound('deliver', place, worker, letters, Math.max(stage.now, stage.databaseDownUntil, letters - worker.clock.offset) + deliveryPhase);
      }
    }
  }

  begin(place: Place): void {
    this.sweep(place);
    this.deliver(place);
  }

  /** What somebody asks of the queue, by their own clock. */
  wake(instant: Date, clock: Clock): void {
    const { stage } = this;
    const { queue: random } = this;
    const now = clock.now().getTime();
    const delay = Math.max(Math.ceil(instant.getTime() / QUARTER), Math.floor(now / QUARTER) + 1) * QUARTER - now;
    if (random.chance(0.15) && !stage.calm) {
      stage.fault('wake lost');
      return;
    }
    let late = 0;
    if (random.chance(0.15)) {
      stage.fault('wake delayed');
      late = random.between(SECOND, 3 * HOUR);
    }
    const twice = random.chance(0.12);
    if (twice) stage.fault('wake doubled');
    const somebody = (): Place => random.pick(this.crew.places);
    const first = somebody();
    stage.scheduler.at(stage.now + delay + late, () => {
      this.sweep(first);
      if (twice) this.sweep(somebody());
    });
  }

  /** Where nothing was committed since the last look, and nothing that waits has come by this worker's clock, a sweep provably finds nothing: it is left out. */
  private sweep(place: Place): void {
    const { stage } = this;
    const { worker } = place;
    if (worker === undefined) return;
    const from = worker.clock.now().getTime();
    if (!stage.dirty && (this.observer.nextStep ?? Number.POSITIVE_INFINITY) > from) {
      this.lookedUpTo(from);
      return;
    }
    const random = stage.random.fork(`sweep ${worker.name} ${String(stage.now)}`);
    if (!stage.calm && random.chance(0.05 * stage.roughness)) worker.expect(random.pick(['killed-before', 'killed-after', 'cut-off', 'paused']), random.whole(1, 8));
    stage.start('sweep', async () => {
      try {
        const told = await worker.sweep();
        this.lookedUpTo(from);
        if (told > 0) this.deliver(place);
      } catch {
        this.again(place, worker, SWEEP_EVERY, () => {
          this.sweep(place);
        });
      } finally {
        stage.dirty = true;
      }
    });
  }

  private deliver(place: Place): void {
    const { stage } = this;
    const { worker } = place;
    if (worker === undefined || place.delivering) return;
    const random = stage.random.fork(`deliver ${worker.name} ${String(stage.now)}`);
    if (!stage.calm && random.chance(0.012 * stage.roughness)) {
      worker.expect(random.pick(['killed-before', 'killed-after', 'cut-off', 'paused', 'letter-killed', 'letter-killed']), random.whole(1, 14));
    }
    place.delivering = true;
    stage.start('deliver', async () => {
      try {
        await worker.deliver();
      } catch {
        this.again(place, worker, DELIVER_EVERY, () => {
          this.deliver(place);
        });
      } finally {
        if (place.worker === worker) place.delivering = false;
        stage.dirty = true;
      }
    });
  }

  private planRound(round: 'sweep' | 'deliver', place: Place, worker: SimulatedWorker, due: number, at: number): void {
    place[round] = { due, at, cancel: this.stage.scheduler.at(at, () => {
      place[round] = undefined;
      this[round](place);
    }, worker.name) };
  }

  private lookedUpTo(instant: number): void {
    for (const foreseen of this.foreseen) if (foreseen <= instant) this.foreseen.delete(foreseen);
  }

  /** As worker-rounds.ts does: a round that failed is followed by the next. */
  private again(place: Place, worker: SimulatedWorker, after: number, run: () => void): void {
    if (place.worker !== worker || worker.dead) return;
    const { scheduler, databaseDownUntil } = this.stage;
    // As long as the database is away every round fails alike: only the first one after it counts.
    scheduler.at(Math.max(scheduler.now + after, databaseDownUntil + (scheduler.now % after)), run, worker.name);
  }
}

/** A round that will find what is due within its time is not put off for it: real ones come every so many seconds, whatever is due. */
export function stands(planned: Pick<Planned, 'due' | 'at'>, due: number, possible: number): boolean {
  return planned.due === due || (planned.at >= possible && planned.at <= possible + SWEEP_EVERY);
}
