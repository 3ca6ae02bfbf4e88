/** The smallest UUIDv7 of an instant (RFC 9562, 5.7: 48 bits of milliseconds first): a period is a range of the primary key. */
export function firstIdAt(instant: Date): string {
  const ms = Math.max(0, instant.getTime()).toString(16).padStart(12, '0');
  return `${ms.slice(0, 8)}-${ms.slice(8, 12)}-0000-0000-000000000000`;
}
