import type { Twin } from './worker.js';

export interface Options {
  readonly seed: number;
  readonly years: number;
  /** How much more often than usual something happens to a worker in the middle of its work. */
  readonly roughness?: number;
  readonly twin?: Twin;
  /** Done to the database before the first child arrives: how some broken twins are made. */
  readonly alter?: string;
}
