import { type Head, type Stream, STREAMS } from './chain.vocabulary.js';

/** A hash as it can be read aloud, typed and compared: sixteen groups of four. */
export function inFours(hash: string): string {
  return hash.match(/.{1,4}/g)?.join(' ') ?? '';
}

/** A head as it stands in the letter, on paper and in a file: one form, that `audit verify --head` reads again. */
export function headLine({ stream, position, hash }: Head): string {
  return `${stream} ${String(position)} ${inFours(hash)}`;
}

const HEAD = new RegExp(`(?<![\\w-])(${STREAMS.join('|')})\\s+(\\d+)\\s+((?:[0-9a-f]{4}\\s*){16})`, 'gi');

/** Heads in any text: a saved letter, a typed copy of the printed page. Lines broken by the mail make no difference. */
export function readHeads(text: string): Head[] {
  const joined = text.replaceAll(/=\r?\n/g, ''); // soft line breaks of a letter saved in quoted-printable (RFC 2045, 6.7)
  return [...joined.matchAll(HEAD)].map(([, stream = '', position = '', hash = '']) => ({
    stream: stream.toLowerCase() as Stream,
    position: Number(position),
    hash: hash.replaceAll(/\s/g, '').toLowerCase(),
  }));
}
