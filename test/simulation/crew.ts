import { cutOff } from './connections.js';
import type { Random } from './random.js';
import type { Stage } from './stage.js';
import type { Mishap, Process, Surroundings } from './surroundings.js';
import { HOUR, MINUTE, SECOND } from './units.js';
import { SimulatedWorker } from './worker.js';

const NAMES = ['w1', 'w2'];

export interface Planned {
  readonly due: number;
  readonly at: number;
  readonly cancel: () => void;
}

/** Where a worker process runs, one after the other, with the rounds that are planned for it. */
export interface Place {
  readonly name: string;
  lives: number;
  worker: SimulatedWorker | undefined;
  delivering: boolean;
  sweep: Planned | undefined;
  deliver: Planned | undefined;
}

/** The worker processes: hired, set wrong, struck dead, hired anew. */
export class Crew {
  readonly places: readonly Place[] = NAMES.map((name) => ({ name, lives: 0, worker: undefined, delivering: false, sweep: undefined, deliver: undefined }));

  constructor(
    private readonly stage: Stage,
    private readonly around: () => Surroundings,
    /** Every round of a worker begins with its process (worker-rounds.ts). */
    private readonly begins: (place: Place) => void,
  ) {}

  get complete(): boolean {
    return this.places.every(({ worker }) => worker !== undefined);
  }

  async hireAll(): Promise<void> {
    for (const place of this.places) await this.hire(place);
  }

  struck(mishap: Mishap, process: Process): void {
    const { stage } = this;
    stage.fault(mishap);
    stage.disturbedUntil(stage.now + (mishap === 'paused' ? MINUTE : 0));
    if (mishap === 'cut-off' || mishap === 'paused') return;
    const place = this.places.find(({ worker }) => worker === process);
    if (place?.worker !== undefined) this.gone(place, place.worker, stage.random.fork(`death ${process.name}`).pick([5 * SECOND, 20 * SECOND, 3 * MINUTE, HOUR]));
  }

  async stop(place: Place, backAfter: number): Promise<void> {
    const { worker } = place;
    if (worker === undefined) return;
    this.gone(place, worker, backAfter);
    this.stage.scheduler.kill(worker.name);
    await worker.end();
  }

  setClock(place: Place, random: Random): boolean {
    const { worker } = place;
    if (worker === undefined) return false;
    this.shiftEnds(worker);
    worker.clock.offset = offset(random);
    this.shiftBegins(worker);
    for (const planned of [place.sweep, place.deliver]) planned?.cancel();
    place.sweep = place.deliver = undefined;
    return true;
  }

  /** Begins a new history: in the one before, all shifts end here. */
  betweenHistories(next: () => void): void {
    this.endShifts();
    next();
    for (const { worker } of this.places) if (worker !== undefined) this.shiftBegins(worker);
  }

  endShifts(): void {
    for (const { worker } of this.places) if (worker !== undefined) this.shiftEnds(worker);
  }

  async loseConnections(): Promise<void> {
    for (const { worker } of this.places) await worker?.loseConnections();
    const { control, spare } = this.around();
    await cutOff(control(), spare.splice(0));
  }

  async close(): Promise<void> {
    for (const { worker } of this.places) await worker?.close();
    await Promise.all(this.around().spare.splice(0).map((client) => client.end()));
  }

  private gone(place: Place, worker: SimulatedWorker, backAfter: number): void {
    this.shiftEnds(worker);
    Object.assign(place, { worker: undefined, delivering: false, sweep: undefined, deliver: undefined });
    this.stage.operateAt(Math.max(this.stage.now, this.stage.databaseDownUntil) + backAfter, 'hire', async () => {
      await worker.close();
      await this.hire(place);
      this.begins(place);
    });
  }

  private async hire(place: Place): Promise<void> {
    const { stage } = this;
    const random = stage.random.fork(`worker ${place.name} ${String(place.lives)}`);
    place.lives += 1;
    place.worker = await SimulatedWorker.start(`${place.name}.${String(place.lives)}`, this.around(), {
      offset: offset(random), pauseMs: () => random.between(SECOND, 50 * SECOND), twin: stage.options.twin,
    });
    this.shiftBegins(place.worker);
  }

  private shiftBegins(worker: SimulatedWorker): void {
    this.stage.history.shifts.push({ worker: worker.name, from: this.stage.now, to: Number.POSITIVE_INFINITY, offset: worker.clock.offset });
  }

  private shiftEnds(worker: SimulatedWorker): void {
    const shift = this.stage.history.shifts.findLast((one) => one.worker === worker.name);
    if (shift?.to === Number.POSITIVE_INFINITY) shift.to = this.stage.now;
  }
}

function offset(random: Random): number {
  return random.chance(0.4) ? Math.round(random.between(-2, 2) * SECOND) : Math.round(random.between(-4, 4) * MINUTE);
}
