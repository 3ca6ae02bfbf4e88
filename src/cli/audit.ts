import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ServiceAccounts } from '../access/index.js';
import { ChainExportService, type Fault, type FaultKind, headLine, HeadPublisherService, type Stream, STREAMS, verifyChainFile } from '../audit/index.js';
import { inApplication } from './context.js';

/** Writes a new file, readable by its owner alone; one that exists is left as it is. */
const NEW_FILE = { flags: 'wx', mode: 0o600 } as const;

export async function exportChain(options: { stream: string; out: string; from: string }): Promise<void> {
  const stream = STREAMS.find((name) => name === options.stream);
  const from = Number(options.from);
  if (stream === undefined) throw new Error(`--stream is one of: ${STREAMS.join(', ')}`);
  if (!Number.isSafeInteger(from) || from < 1) throw new Error('--from is a position: a whole number from 1');
  await inApplication(async (app) => {
    const actor = app.get(ServiceAccounts, { strict: false }).operator();
    const pieces = await app.get(ChainExportService, { strict: false }).open(actor, stream, from);
    await pipeline(Readable.from(pieces, { objectMode: false }), createWriteStream(options.out, NEW_FILE));
  });
  console.log(`${stream} from position ${String(from)}: ${options.out}`);
}

/** @throws the first fault: the exit code tells it too */
export async function verifyChain(file: string, options: { head?: string }): Promise<void> {
  const verdict = await verifyChainFile(file, options.head);
  if (verdict.fault !== undefined) throw new Error(`NOT WHOLE: ${inWords(verdict.fault, verdict.stream)}`);
  console.log(`whole: ${verdict.stream ?? ''} from position ${String(verdict.from)} to ${String(verdict.position)}, hash ${verdict.hash}`);
  if (verdict.anchor === 'claimed') console.log('the hash before its first entry is only what the file says: give a published head of that position to know it');
  if (options.head === undefined) console.log('no published head was given: a tail cut off, or a chain written anew as a whole, would not be seen');
  else if (verdict.headsMet === 0) throw new Error('none of the published heads lies within this file: nothing was compared');
  else console.log(`it has the hash of ${String(verdict.headsMet)} published head(s)`);
}

export async function publishHead(options: { out?: string }): Promise<void> {
  await inApplication(async (app) => {
    const { day, heads } = await app.get(HeadPublisherService, { strict: false }).publish();
    const text = heads.map((head) => `${headLine(head)}\n`).join('');
    if (options.out !== undefined) await writeFile(options.out, text, { flag: NEW_FILE.flags, mode: NEW_FILE.mode });
    console.log(`heads of ${day}:\n${text}`);
  });
}

const WORDS: Record<FaultKind, string> = {
  'not-a-chain': 'the file does not begin as an exported chain does',
  unreadable: 'a line that no export writes',
  edited: 'the entry is not the one that was sealed: it was edited, or one before it was removed and the others numbered anew',
  removed: 'the entry is missing',
  inserted: 'an entry stands there that does not belong there',
  're-ordered': 'the entry stands elsewhere in the file',
  cut: 'the file ends before its end line: the rest is missing',
  'shorter-than-head': 'the chain ends before a head that was published: its tail was cut off',
  'other-than-head': 'the hash is not the published one: the chain was written anew',
  stray: 'a row of the table has no place in the chain: it was put there past the application',
};

function inWords({ kind, position, line, id }: Fault, stream: Stream | undefined): string {
  const where = [stream, position !== undefined && `position ${String(position)}`, id !== undefined && `entry ${id}`, line !== undefined && `line ${String(line)} of the file`];
  return `${where.filter((part) => part !== undefined && part !== false).join(', ')}: ${kind}: ${WORDS[kind]}`;
}
