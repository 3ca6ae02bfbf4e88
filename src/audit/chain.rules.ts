import { type Entry, type EntryField, type Fault, type FaultKind, type Hashing, type Head, type Link, type Stream, STREAMS, type Verdict } from './chain.vocabulary.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const UUID_OR_NOTHING = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})?$/;
const MICROSECONDS = /^-?\d+$/;
const HASH = /^[0-9a-f]{64}$/;

const isJson = (text: string): boolean => {
  try {
    return text.startsWith('{') && typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
};
const matches = (pattern: RegExp) => (text: string): boolean => pattern.test(text);

/**
 * What is hashed of an entry, column by column (migrations/001, journal_digest and access_log_digest), and the form of each. The form
 * matters: the digest joins the columns by '|', and only because no other column than `device` and the two of JSON, which end by
 * themselves, can hold a '|' is there one entry alone for each text.
 */
const COLUMNS: Record<Stream, readonly (readonly [EntryField, (text: string) => boolean])[]> = {
  journal: [
    ['id', matches(UUID)], ['caseId', matches(UUID_OR_NOTHING)], ['subject', matches(/^[a-z][a-z0-9_]*$/)], ['subjectId', matches(/^[^|]+$/)],
    ['version', matches(/^(-?\d+)?$/)], ['change', matches(/^(insert|update|delete)$/)], ['row', isJson], ['actor', matches(UUID_OR_NOTHING)],
    ['device', () => true], ['recordedAt', matches(MICROSECONDS)],
  ],
  'access-log': [
    ['id', matches(UUID)], ['actor', matches(UUID)], ['kind', matches(/^[a-z-]+\.[a-z-]+$/)], ['caseId', matches(UUID_OR_NOTHING)],
    ['detail', (text) => text === '' || isJson(text)], ['recordedAt', matches(MICROSECONDS)],
  ],
};

/** The text that stands before the first entry in the database. */
const ORIGIN: Record<Stream, string> = { journal: 'passerelle journal', 'access-log': 'passerelle access log' };

export function originHash(stream: Stream, hashing: Hashing): string {
  return hashing.digest(ORIGIN[stream]);
}

export function fieldsOf(stream: Stream): EntryField[] {
  return COLUMNS[stream].map(([field]) => field);
}

/** The one text of an entry that its digest is made of. */
export function textOf(stream: Stream, entry: Entry): string {
  return fieldsOf(stream).map((field) => entry[field] ?? '').join('|');
}

export function linkHash(stream: Stream, entry: Entry, previous: string, hashing: Hashing): string {
  return hashing.chain(previous, hashing.digest(textOf(stream, entry)));
}

const FORMAT = 'passerelle chain 1';

/** The first line of an export: which chain, from where, and the hash before its first entry. */
export function headerLine(stream: Stream, from: number, previous: string): string {
  return JSON.stringify({ format: FORMAT, stream, from, previous });
}

export function entryLine(stream: Stream, { position, entry, hash }: Link): string {
  return JSON.stringify({ position, entry: Object.fromEntries(fieldsOf(stream).map((field) => [field, entry[field] ?? ''])), hash });
}

/** The last line: that the file is whole, and rows of the table that have no place in the chain (none, unless somebody put them there). */
export function endLine(position: number, hash: string, strays: readonly string[]): string {
  return JSON.stringify({ end: { position, hash, strays } });
}

interface Header {
  readonly stream: Stream;
  readonly from: number;
  readonly previous: string;
}

interface End {
  readonly position: number;
  readonly hash: string;
  readonly strays: readonly string[];
}

interface Line extends Link {
  readonly line: number;
}

/**
 * Reads an exported chain line by line, in constant memory, and finds the first entry that is not as it was sealed. A line must be
 * written exactly as an export writes it: two ways to say the same would be a place to hide something.
 */
export class ChainVerifier {
  private header: Header | undefined;
  private end: End | undefined;
  private count = 0;
  private position = 0;
  private hash = '';
  private headsMet = 0;
  private anchor: Verdict['anchor'] = 'claimed';
  private fault: Fault | undefined;
  /** Judged when the one after it is known: that tells an entry put in from one that was changed. */
  private waiting: Line | undefined;

  constructor(
    private readonly hashing: Hashing,
    private readonly heads: readonly Head[] = [],
  ) {}

  line(text: string): void {
    this.count += 1;
    if (this.fault !== undefined) {
      this.lookForLost(text);
      return;
    }
    if (this.count === 1) {
      this.begin(text);
      return;
    }
    const { stream } = this.header ?? { stream: 'journal' as const };
    const link = readEntry(stream, text);
    const end = link === undefined ? readEnd(text) : undefined;
    if (this.end !== undefined || (link === undefined && end === undefined)) {
      this.judgeWaiting(undefined);
      this.fail('unreadable', { position: this.position + 1, line: this.count });
      return;
    }
    const next = link && { ...link, line: this.count };
    this.judgeWaiting(next);
    this.waiting = next;
    this.end = end;
    this.lookForLost(text);
  }

  /** After the last line. */
  verdict(): Verdict {
    this.judgeWaiting(undefined);
    if (this.fault === undefined) this.judgeEnd();
    const { stream, from } = this.header ?? {};
    return {
      ...(stream !== undefined && { stream }), from: from ?? 0, position: this.position, hash: this.hash, anchor: this.anchor, headsMet: this.headsMet,
      ...(this.fault !== undefined && { fault: this.fault }),
    };
  }

  private begin(text: string): void {
    const header = readHeader(text);
    if (header === undefined) {
      this.fail('not-a-chain', { line: 1 });
      return;
    }
    this.header = header;
    this.position = header.from - 1;
    this.hash = header.previous;
    if (header.from === 1) {
      this.anchor = 'origin';
      if (header.previous !== originHash(header.stream, this.hashing)) this.fail('not-a-chain', { line: 1 });
    }
    if (this.meetHead() && header.from > 1) this.anchor = 'head';
  }

  private judgeWaiting(next: Line | undefined): void {
    const here = this.waiting;
    this.waiting = undefined;
    if (here === undefined || this.header === undefined || this.fault !== undefined) return;
    const { stream } = this.header;
    const expected = this.position + 1;
    const fits = (entry: Entry, previous: string, hash: string): boolean => linkHash(stream, entry, previous, this.hashing) === hash;
    const told = { line: here.line, ...(here.entry.id !== undefined && { id: here.entry.id }) };
    const holds = fits(here.entry, this.hash, here.hash);
    if (here.position !== expected) {
      if (holds) this.fail('edited', { position: expected, ...told }); // everything fits but its number
      else if (here.position < expected) this.fail('inserted', { position: here.position, ...told });
      else this.fail('removed', { position: expected, line: here.line }); // or re-ordered, if it comes later
      return;
    }
    if (holds) {
      this.position = here.position;
      this.hash = here.hash;
      this.meetHead();
      return;
    }
    this.fail(whatHappened(here, next, (entry, hash) => fits(entry, this.hash, hash)), { position: expected, ...told });
  }

  private judgeEnd(): void {
    const { header, end } = this;
    if (header === undefined || end === undefined) {
      this.fail('cut', { position: this.position + 1 });
      return;
    }
    if (end.position > this.position) this.fail('removed', { position: this.position + 1 });
    else if (end.position !== this.position || end.hash !== this.hash) this.fail('edited', { line: this.count });
    const [stray] = end.strays;
    if (stray !== undefined) this.fail('stray', { id: stray });
    const further = this.heads.some((head) => head.stream === header.stream && head.position > this.position);
    if (further) this.fail('shorter-than-head', { position: this.position + 1 });
  }

  /** @returns whether a head was published for exactly this position */
  private meetHead(): boolean {
    const here = this.heads.filter((head) => head.stream === this.header?.stream && head.position === this.position);
    if (here.some((head) => head.hash !== this.hash)) this.fail('other-than-head', { position: this.position });
    this.headsMet += here.length;
    return here.length > 0;
  }

  /** An entry that seemed removed, and stands further down, was only moved. */
  private lookForLost(text: string): void {
    if (this.fault?.kind !== 'removed' || this.header === undefined) return;
    if (readEntry(this.header.stream, text)?.position === this.fault.position) this.fault = { ...this.fault, kind: 're-ordered' };
  }

  /** The first fault is the one that is told: what comes after it hangs on it. */
  private fail(kind: FaultKind, where: Omit<Fault, 'kind'>): void {
    this.fault ??= { kind, ...where };
  }
}

/** An entry of the right number that does not fit. `follows`: whether an entry continues the chain here, and gives that hash. */
function whatHappened(here: Line, next: Line | undefined, follows: (entry: Entry, hash: string) => boolean): FaultKind {
  if (next === undefined) return 'edited';
  if (next.position === here.position || follows(next.entry, next.hash)) return 'inserted';
  return follows(next.entry, here.hash) ? 're-ordered' : 'edited';
}

function readHeader(text: string): Header | undefined {
  const found = parse(text) as Partial<Header> | undefined;
  const stream = STREAMS.find((name) => name === found?.stream);
  if (found === undefined || stream === undefined || !isPosition(found.from) || found.from < 1 || !isHash(found.previous)) return undefined;
  return headerLine(stream, found.from, found.previous) === text ? { stream, from: found.from, previous: found.previous } : undefined;
}

function readEntry(stream: Stream, text: string): Link | undefined {
  const found = parse(text) as Partial<Link> | undefined;
  if (found === undefined || !isPosition(found.position) || !isHash(found.hash) || typeof found.entry !== 'object') return undefined;
  const { position, entry, hash } = found;
  const formed = COLUMNS[stream].every(([field, hasForm]) => {
    const value: unknown = entry[field];
    return typeof value === 'string' && value.isWellFormed() && hasForm(value);
  });
  return formed && entryLine(stream, { position, entry, hash }) === text ? { position, entry, hash } : undefined;
}

function readEnd(text: string): End | undefined {
  const { end } = (parse(text) ?? {}) as { end?: Partial<End> };
  if (typeof end !== 'object' || !isPosition(end.position) || !isHash(end.hash) || !Array.isArray(end.strays)) return undefined;
  return endLine(end.position, end.hash, end.strays as string[]) === text ? (end as End) : undefined;
}

function parse(text: string): object | undefined {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === 'object' && found !== null ? found : undefined;
  } catch {
    return undefined;
  }
}

function isPosition(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isHash(value: unknown): value is string {
  return typeof value === 'string' && HASH.test(value);
}
