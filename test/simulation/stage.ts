import { type History, newHistory } from './history.js';
import type { Options } from './options.js';
import { Random } from './random.js';
import { Scheduler } from './scheduler.js';
import { DAY, YEAR } from './units.js';

export const BEGINS = Date.parse('2026-03-02T06:00:00.000Z');
/** Without faults, so that what is still to come can come. */
const CALM = 6 * DAY;

/** What strikes, and is counted. */
export const FAULTS = [
  'wake lost', 'wake delayed', 'wake doubled', 'mail server away', 'letter-killed', 'killed-before', 'killed-after', 'cut-off', 'paused', 'all workers stopped',
  'clock set', 'write interrupted', 'PostgreSQL away', 'PostgreSQL crashed', 'backup restored',
] as const;
export type Fault = (typeof FAULTS)[number];

/** What all parts of a simulated country share: time, chance, the diary, what strikes, and what is away. */
export class Stage {
  readonly random: Random;
  readonly scheduler: Scheduler;
  /** How often what struck. */
  readonly faults = new Map<Fault, number>();
  /** Histories that ended with the restoring of a backup, and the one that goes on. */
  readonly histories: History[] = [newHistory(BEGINS)];
  readonly calmFrom: number;
  readonly ends: number;
  mailDownUntil = 0;
  databaseDownUntil = 0;
  /** Something may have been committed since the last look. */
  dirty = true;
  private failure: Error | undefined;

  constructor(readonly options: Options, parts: { lockWaits: () => Promise<number>; beforeTimePasses: () => Promise<void> }) {
    this.random = new Random(`passerelle ${String(options.seed)}`);
    this.scheduler = new Scheduler(BEGINS, this.random.fork('turns'), parts.lockWaits, async () => {
      this.stopIfFailed();
      await parts.beforeTimePasses();
    });
    this.calmFrom = BEGINS + Math.round(options.years * YEAR);
    this.ends = this.calmFrom + CALM;
  }

  get now(): number {
    return this.scheduler.now;
  }

  get history(): History {
    const last = this.histories.at(-1);
    if (last === undefined) throw new Error('there is always a history');
    return last;
  }

  get calm(): boolean {
    return this.now >= this.calmFrom;
  }

  get databaseIsAway(): boolean {
    return this.now < this.databaseDownUntil;
  }

  /** How much more often than usual something strikes. */
  get roughness(): number {
    return this.options.roughness ?? 1;
  }

  fault(name: Fault): void {
    this.faults.set(name, (this.faults.get(name) ?? 0) + 1);
  }

  /** From now on nothing is expected of the system, until then. */
  disturbedUntil(to: number): void {
    this.history.disturbances.push({ from: this.now, to });
  }

  /** What fails here is the simulation itself, and ends it. */
  start(what: string, work: () => Promise<unknown>): void {
    work().catch((error: unknown) => {
      this.failure ??= new Error(`${what} at ${new Date(this.now).toISOString()}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    });
  }

  /** Somebody who runs the machines does it, in a turn of their own. */
  operate(what: string, work: () => Promise<unknown>): void {
    this.start(what, () => this.scheduler.step('operator', work));
  }

  operateAt(at: number, what: string, work: () => Promise<unknown>): void {
    this.scheduler.at(at, () => {
      this.operate(what, work);
    });
  }

  stopIfFailed(): void {
    if (this.failure !== undefined) throw this.failure;
  }
}
