import type { RefusalCode } from './refusal.vocabulary.js';

/**
 * A business "no": expected, explained to the person, changes nothing. Rules and services throw it; only the HTTP edge
 * knows which status it becomes.
 */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    /** Field of the request that the reason belongs to. */
    readonly field?: string,
  ) {
    super(code);
  }
}
