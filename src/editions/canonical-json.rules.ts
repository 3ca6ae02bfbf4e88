/** What canonical JSON can hold here: a number is whole, so that no language writes it otherwise. */
export type Canonical = string | number | boolean | null | readonly Canonical[] | { readonly [name: string]: Canonical };

/**
 * JSON with one way to write each value (RFC 8785): names in the order of their UTF-16 code units, no space, numbers and texts as ECMAScript
 * writes them. Texts with half a surrogate pair are refused (section 3.2.2.2).
 * @throws Error on a number that is not whole, or a text that is no Unicode
 */
export function canonicalJson(value: Canonical): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new Error(`${String(value)} is not a whole number`);
  if (typeof value === 'string' && !value.isWellFormed()) throw new Error('a text is no Unicode');
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, inner]) => `${canonicalJson(name)}:${canonicalJson(inner)}`).join(',')}}`;
}

const isList = (value: Canonical): value is readonly Canonical[] => Array.isArray(value);
