import { type Problem, retryAfterOf } from '../sending/index.js';
import { AddressRefused, type Answered } from './outbound.js';

/** An answer that is no 2xx. `detail`: a code of the other side's, never words of its own; `final`: statuses that no further attempt can better. */
export function problemOf({ status, headers }: Answered, now: Date, { detail, final }: { detail?: string; final: readonly number[] }): Problem {
  const retryAfter = retryAfterOf(headers['retry-after'], now);
  return { kind: 'problem', what: [`HTTP ${String(status)}`, detail].filter((part) => part !== undefined).join(' '), final: final.includes(status), ...(retryAfter !== undefined && { retryAfter }) };
}

/** Nobody answered. Only the code: messages of the network hold host names. */
export function problemOfError(error: unknown): Problem {
  if (error instanceof AddressRefused) return { kind: 'problem', what: error.message, final: true };
  const { code } = error as { code?: unknown };
  return { kind: 'problem', what: typeof code === 'string' ? code : 'unknown error' };
}
