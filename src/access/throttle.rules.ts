/** Failed attempts before this one: of the same account from the same known device or the same place, of all strangers, of the place. */
export interface Failures {
  /** The browser has signed in to this account before. */
  readonly known: boolean;
  /** On this account, from this known device, in 15 minutes. */
  readonly byDevice: number;
  /** On this account, from this network, by devices that are not known, in 15 minutes. */
  readonly byPlace: number;
  /** On this account, from anywhere, by devices that are not known, in a day. */
  readonly byStrangers: number;
  /** On any account, from this network, by devices that are not known, in 15 minutes. */
  readonly byNetwork: number;
}

/** NIST SP 800-63B-4, section 3.2.2, allows at most 100 failed attempts in a row on one account. */
const LIMITS = { byDevice: 10, byPlace: 5, byStrangers: 100, byNetwork: 50 };

/**
 * Whether an attempt is looked at at all. What strangers do never counts against a device from which the owner has signed in
 * before: hammering an account shuts out the hammer, not the owner.
 */
export function mayTry(failures: Failures): boolean {
  if (failures.known) return failures.byDevice < LIMITS.byDevice;
  return failures.byPlace < LIMITS.byPlace && failures.byStrangers < LIMITS.byStrangers && failures.byNetwork < LIMITS.byNetwork;
}

/** The part of an address that one household or one provider's customer holds: all of IPv4, the first 64 bits of IPv6 (RFC 6177). */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::', 2);
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const whole = tail === undefined ? groups : [...groups, ...Array.from({ length: Math.max(0, 8 - groups.length - rest.length) }, () => '0'), ...rest];
  return `${whole.slice(0, 4).map((group) => group.toLowerCase().replace(/^0+(?=.)/, '')).join(':')}::/64`;
}
