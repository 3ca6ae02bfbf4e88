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

/** Several at once, so that whoever filled in many lines is told of all of them in one answer. */
export class Refusals extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly each: readonly Refusal[],
  ) {
    super(code);
  }
}
