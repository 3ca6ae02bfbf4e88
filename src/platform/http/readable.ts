import { Refusal } from '../refusal/index.js';

/** Deeper than any of our bodies; what recursion meets further down ends in an overflow of the stack. */
const DEPTH = 12;

/**
 * What no route can mean, whatever its fields are: a body that is no object, nesting without end, texts that no database can hold
 * (NUL, halves of surrogate pairs). Refused once, before anything looks at the fields.
 * @throws Refusal malformed-json
 */
export function mustBeReadable({ body: sent, query, params }: { body: unknown; query: unknown; params: unknown }): void {
  const body = Buffer.isBuffer(sent) ? undefined : sent; // a file: no text of ours
  if (body !== undefined && body !== null && (typeof body !== 'object' || Array.isArray(body))) throw new Refusal('malformed-json');
  if (body === null || ![body, query, params].every((value) => isReadable(value, DEPTH))) throw new Refusal('malformed-json');
}

function isReadable(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return !value.includes('\u0000') && value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  if (depth === 0) return false;
  return Object.entries(value).every(([name, inner]) => isReadable(name, depth) && isReadable(inner, depth - 1));
}
