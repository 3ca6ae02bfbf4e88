const SESSION = 'passerelle_session';
const DEVICE = 'passerelle_device';
const PROVIDER = 'passerelle_provider';
/** As long as a device is remembered (migrations/007). */
export const DEVICE_SECONDS = 180 * 86_400;

interface CookieOptions {
  readonly httpOnly: true;
  readonly sameSite: 'strict' | 'lax';
  readonly secure: boolean;
  readonly path: '/';
  readonly maxAge: number;
}

/** With the prefix __Host- a browser takes them from this very host over HTTPS only (RFC 6265bis, section 4.1.3.2). */
export function cookieNames(publicUrl: string): { session: string; device: string; provider: string } {
  const prefix = publicUrl.startsWith('https://') ? '__Host-' : '';
  return { session: prefix + SESSION, device: prefix + DEVICE, provider: prefix + PROVIDER };
}

/** Only over HTTPS where the public address is HTTPS; never readable by scripts, never sent from another site. */
export function cookieOptions(publicUrl: string, maxAgeSeconds: number): CookieOptions {
  return { httpOnly: true, sameSite: 'strict', secure: publicUrl.startsWith('https://'), path: '/', maxAge: maxAgeSeconds };
}

/** Lax: it has to come back with somebody whom the provider sends back, from its own site. */
export function errandCookieOptions(publicUrl: string, maxAgeSeconds: number): CookieOptions {
  return { ...cookieOptions(publicUrl, maxAgeSeconds), sameSite: 'lax' };
}
