import { AsyncLocalStorage } from 'node:async_hooks';

/** What a request carries besides its body. Set by the HTTP edge, read by the unit of work. */
export interface RequestContext {
  readonly correlationId: string;
  readonly locale: 'fr' | 'en';
  /** Client-made UUID of a write, and a digest of what was asked under it. */
  readonly idempotency?: { readonly key: string; readonly requestHash: Buffer };
  /** If-Match: the version of the case that the person was looking at. */
  readonly expectedVersion?: number;
}

export const requestContext = new AsyncLocalStorage<RequestContext>();
