import type pg from 'pg';
import type { Clock } from '../../src/platform/clock/index.js';
import type { Config } from '../../src/platform/config/index.js';
import type { Random } from './random.js';
import type { Killed, Scheduler } from './scheduler.js';

/** What can go wrong at a step of a worker. */
export type Mishap = 'killed-before' | 'killed-after' | 'cut-off' | 'paused' | 'letter-killed';

/** A worker process, as what stands in for its surroundings knows it. */
export interface Process {
  readonly name: string;
  readonly dead: boolean;
  readonly pauseMs: () => number;
  /** kill -9: the connections break, nothing that was at work goes on. @returns what its callers get thrown */
  die(mishap: Mishap): Promise<Killed>;
}

/** What a worker process touches. */
export interface Surroundings {
  readonly scheduler: Scheduler;
  readonly config: Config;
  /** The owner's connection. */
  readonly control: () => pg.Client;
  /** Connections that outlived a worker, for the next one: a new one costs PostgreSQL more than fifty statements. */
  readonly spare: pg.Client[];
  readonly wake: (instant: Date, clock: Clock) => void;
  /** A letter arrives in a mailbox. */
  readonly arrived: (messageId: string) => void;
  readonly mailRandom: Random;
  readonly mailDown: () => boolean;
  /** The database is away: nobody gets a connection. */
  readonly databaseDown: () => boolean;
  readonly committed: () => void;
  /** How often anything was committed, or a lock given back, that a look which found nothing could find the next time. */
  stirred: number;
  readonly struck: (mishap: Mishap, worker: Process) => void;
}
