import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';

/** argon2id, with the second of the settings recommended by RFC 9106 lowered to 19 MiB for small servers (OWASP). */
export const HASHING = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const PRESENT = `$argon2id$v=19$m=${String(HASHING.memoryCost)},t=${String(HASHING.timeCost)},p=${String(HASHING.parallelism)}$`;

/** Verified when there is no such account, so that an unknown address takes as long as a wrong password. */
const NOBODY = hash('nobody has this password', HASHING);

export function hashPassword(password: string): Promise<string> {
  return hash(prepared(password), HASHING);
}

/** A stand-in of it can count the work. */
@Injectable()
export class PasswordHasher {
  hash(password: string): Promise<string> {
    return hashPassword(password);
  }

  /** One verification of argon2id, whether there is anything stored or not. */
  async fits(stored: string | undefined, password: string): Promise<boolean> {
    const fits = await this.verify(stored ?? (await NOBODY), password);
    return stored !== undefined && fits;
  }

  /** Made under other settings than today's. */
  isOutdated(stored: string): boolean {
    return !stored.startsWith(PRESENT);
  }

  protected verify(stored: string, password: string): Promise<boolean> {
    return verify(stored, prepared(password));
  }
}

/** The same accents typed on two keyboards are the same password (NIST SP 800-63B-4, section 3.1.1.2: NFKC). */
function prepared(password: string): string {
  return password.normalize('NFKC');
}
