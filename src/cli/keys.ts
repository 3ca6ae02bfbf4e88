import { KeyRotation } from '../identity/index.js';
import { keyFiles, readConfig, replaceKeyFile } from '../platform/config/index.js';
import { ChosenKeys } from '../platform/keys/index.js';
import { asOwner } from './context.js';

const STEPS = {
  keys: 'clés des enfants / children’s keys',
  secrets: 'secrets',
  tokens: 'index des noms / name index',
} as const;

/** A new installation key in its file; the old one stays as the previous until nothing hangs on it. */
export function newInstallationKey(): void {
  const config = readConfig();
  if (config.keyService !== undefined) throw new Error('the key is kept by the key service: make its new version there, then run keys rotate');
  if (config.installationKeyIsGiven) {
    throw new Error('INSTALLATION_KEY is set from outside: set INSTALLATION_KEY_PREVIOUS to it and INSTALLATION_KEY to a new one (openssl rand -base64 32), restart every process, then run keys rotate');
  }
  replaceKeyFile(config.dataDirectory);
  const { current, previous } = keyFiles(config.dataDirectory);
  console.log(`nouvelle clé / new key: ${current}\nclé précédente / previous key: ${previous}\nEnsuite / next: npm run cli -- keys rotate`);
}

export async function rotateKeys(): Promise<void> {
  const config = readConfig();
  const keys = new ChosenKeys(config);
  await asOwner(async (client) => {
    const rotation = new KeyRotation(client, keys, (step, done, of) => {
      console.log(`${STEPS[step]}: ${String(done)} / ${String(of)}`);
    });
    await rotation.rotate();
  });
  console.log('Terminé : plus rien ne dépend d’une clé précédente. / Done: nothing hangs on a previous key any more.');
  if (config.installationKeys().previous === undefined) return;
  const previous = config.installationKeyIsGiven ? 'INSTALLATION_KEY_PREVIOUS' : keyFiles(config.dataDirectory).previous;
  console.log(
    `La clé précédente peut être détruite, une fois Passerelle arrêté : ${previous}. Au démarrage suivant, « migrate » (npm start le fait) donne aux rôles de la base leurs nouveaux mots de passe.`,
  );
  console.log(`The previous key may be destroyed, once Passerelle is stopped: ${previous}. At the next start, "migrate" (npm start runs it) gives the database roles their new passwords.`);
}

export async function tellKeyStatus(): Promise<void> {
  const config = readConfig();
  const keys = new ChosenKeys(config);
  const current = await keys.currentKeyId();
  console.log(`clé en vigueur / current key: ${current}${config.installationKeys().previous === undefined ? '' : ' (une clé précédente est là / a previous key is there)'}`);
  const counts = await asOwner((client) => new KeyRotation(client, keys).status());
  for (const { keyId, current: isCurrent, children, secrets } of counts) {
    console.log(`  ${keyId}: ${String(children)} enfants / children, ${String(secrets)} secrets${isCurrent ? '' : ' → keys rotate'}`);
  }
}
