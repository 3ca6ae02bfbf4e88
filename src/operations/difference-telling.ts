import type { ClientBase } from 'pg';

/**
 * Whoever tells people what the second opinion has found. Handed in where the house is put together (src/differences-told.ts): what watches
 * the alerts has none of their code.
 */
export abstract class DifferenceTelling {
  /** Tells each open difference that nobody was told of, in the transaction that ends a run. @returns how many alerts that makes */
  abstract tell(client: ClientBase, now: Date): Promise<number>;
}
