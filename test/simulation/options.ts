import type { FindingKind } from './checker.js';
import type { Twin } from './worker.js';

export interface Options {
  readonly seed: number;
  readonly years: number;
  /** How much more often than usual something strikes, from outside or in the middle of a worker's work. */
  readonly roughness?: number;
  readonly twin?: Twin;
  /** Done to the database before the first child arrives: how some broken twins are made. */
  readonly alter?: string;
  /** Looked at once a day from the first on, and the country ends with the first finding of this kind. */
  readonly until?: FindingKind;
}
