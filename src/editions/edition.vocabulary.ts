import type { ReportFigure } from '../reports/index.js';

/** What an edition says of itself: everything that decides its bytes. */
export interface EditionHead {
  readonly number: string;
  readonly report: { readonly code: string; readonly version: number };
  readonly parameters: { readonly from: string; readonly to: string };
  /** Of the sealed journal; with its hash, and when the entry there was recorded. */
  readonly position: number;
  readonly journalHash: string;
  readonly recordedAt: string;
  /** Version of every time limit that was written by then. */
  readonly timeLimits: Readonly<Record<string, number>>;
  /** Which release froze it. Another release must give the same figures. */
  readonly codeVersion: string;
  readonly frozenAt: string;
  /** none: figures stand as they are, small cells too. */
  readonly disclosure: 'none';
}

export interface EditionContent extends EditionHead {
  /** Of this form: another form would be another number. */
  readonly format: 1;
  readonly figures: readonly ReportFigure[];
}

/** An edition as a file: what anybody needs to check it without the application. */
export interface EditionFile {
  readonly edition: EditionContent;
  /** SHA-256 of the canonical JSON of `edition`, hexadecimal. */
  readonly hash: string;
  /** Ed25519 over the 32 bytes of the hash, hexadecimal. */
  readonly signature: string;
  /** 32 bytes, hexadecimal. */
  readonly publicKey: string;
}
