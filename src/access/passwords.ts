import { hash, verify } from '@node-rs/argon2';

/** argon2id, with the second of the settings recommended by RFC 9106 lowered to 19 MiB for small servers (OWASP). */
const SETTINGS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Verified when there is no such account, so that an unknown address takes as long as a wrong password. */
const NOBODY = hash('nobody has this password', SETTINGS);

export function hashPassword(password: string): Promise<string> {
  return hash(password, SETTINGS);
}

export async function passwordFits(stored: string | undefined, password: string): Promise<boolean> {
  const fits = await verify(stored ?? (await NOBODY), password);
  return stored !== undefined && fits;
}
