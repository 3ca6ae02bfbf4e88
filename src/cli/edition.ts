import { verifyEditionFile } from '../editions/index.js';

/** @throws what does not hold: the exit code tells it too */
export async function verifyEdition(file: string, options: { key?: string }): Promise<void> {
  const { number, position, hash, publicKey } = await verifyEditionFile(file, options.key);
  console.log(`whole and signed: ${number}, journal position ${String(position)}, hash ${hash}`);
  if (options.key === undefined) console.log(`signed with key ${publicKey}: compare it with the one on the installation’s page of editions, or give it with --key`);
}
