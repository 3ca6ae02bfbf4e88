import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { ChainVerifier } from './chain.rules.js';
import type { Verdict } from './chain.vocabulary.js';
import { sha256 } from './hashing.js';
import { readHeads } from './head.rules.js';

/**
 * Checks an exported chain, line by line, against published heads where a file of them is given. Needs nothing but the files: no
 * database, no settings, no key.
 * @throws when a file cannot be read, or the file of heads holds none
 */
export async function verifyChainFile(file: string, headFile?: string): Promise<Verdict> {
  const heads = headFile === undefined ? [] : readHeads(await readFile(headFile, 'utf8'));
  if (headFile !== undefined && heads.length === 0) throw new Error(`${headFile} holds no head: a line "journal POSITION HASH" or "access-log POSITION HASH" was expected`);
  const verifier = new ChainVerifier(sha256, heads);
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) verifier.line(line);
  return verifier.verdict();
}
