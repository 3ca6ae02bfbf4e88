/** The two chains: every change, and every look (docs/adr/0004). */
export const STREAMS = ['journal', 'access-log'] as const;
export type Stream = (typeof STREAMS)[number];

/** The columns of an entry as the database renders them for its digest: texts, '' where there is nothing. In the order of the digest. */
export type EntryField =
  | 'id' | 'caseId' | 'subject' | 'subjectId' | 'version' | 'change' | 'row' | 'actor' | 'device' | 'kind' | 'detail' | 'recordedAt';
export type Entry = Readonly<Partial<Record<EntryField, string>>>;

export interface Link {
  readonly position: number;
  readonly entry: Entry;
  /** SHA-256 of the hash before it and the entry's digest, in hex. */
  readonly hash: string;
}

/** Where a chain ended when somebody wrote it down outside. */
export interface Head {
  readonly stream: Stream;
  readonly position: number;
  readonly hash: string;
}

/** SHA-256, given to the rules from outside: they run on values alone. Hashes are hex. */
export interface Hashing {
  /** Of a text in UTF-8. */
  readonly digest: (text: string) => string;
  /** Of two hashes one after the other, as bytes. */
  readonly chain: (previous: string, digest: string) => string;
}

export type FaultKind =
  | 'not-a-chain'       // the file does not begin as an export does
  | 'unreadable'        // a line that no export writes
  | 'edited'            // the content, number or hash of this entry is not the one that was sealed
  | 'removed'           // this entry is missing
  | 'inserted'          // an entry stands here that does not belong here
  | 're-ordered'        // this entry stands elsewhere in the file
  | 'cut'               // the file ends before its end line
  | 'shorter-than-head' // a published head lies further on than this chain goes
  | 'other-than-head'   // the chain holds in itself, and is not the one whose head was published
  | 'stray';            // a row of the table has no place in the chain, though later ones have

export interface Fault {
  readonly kind: FaultKind;
  readonly position?: number;
  /** Line of the file, from 1. */
  readonly line?: number;
  readonly id?: string;
}

export interface Verdict {
  readonly stream?: Stream;
  readonly from: number;
  /** The last position that holds. */
  readonly position: number;
  readonly hash: string;
  /** Whether the hash before the first entry is known: the beginning of the chain, a published head, or only what the file says. */
  readonly anchor: 'origin' | 'head' | 'claimed';
  /** How many published heads the file was held against. */
  readonly headsMet: number;
  readonly fault?: Fault;
}
