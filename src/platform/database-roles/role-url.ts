import { hkdfSync } from 'node:crypto';

/** Password of a database role: derived from the installation key, so that there is no further secret to keep. */
export function rolePassword(role: string, installationKey: Buffer): string {
  return Buffer.from(hkdfSync('sha256', installationKey, 'passerelle', `database role ${role}`, 24)).toString('base64url');
}

/** The owner's address with another role in it. */
export function roleUrl(ownerUrl: string, role: string, installationKey: Buffer): string {
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = rolePassword(role, installationKey);
  return url.toString();
}
