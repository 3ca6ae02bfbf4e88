export const SESSION_COOKIE = 'passerelle_session';

/** Only over HTTPS where the public address is HTTPS; never readable by scripts, never sent from another site. */
export function cookieOptions(publicUrl: string, maxAgeSeconds: number): { httpOnly: true; sameSite: 'strict'; secure: boolean; path: '/'; maxAge: number } {
  return { httpOnly: true, sameSite: 'strict', secure: publicUrl.startsWith('https://'), path: '/', maxAge: maxAgeSeconds };
}
