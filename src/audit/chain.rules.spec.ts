import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ChainVerifier, endLine, entryLine, fieldsOf, headerLine, linkHash, originHash } from './chain.rules.js';
import type { Entry, EntryField, Fault, Head, Link, Stream, Verdict } from './chain.vocabulary.js';
import { sha256 } from './hashing.js';

/** Texts as PostgreSQL holds them: no half characters. Bars and quotes on purpose, as they part the columns. */
const words = fc.string({ unit: fc.constantFrom('a', 'é', '|', '"', '\\', '{', '}', ' ', '\u{1F600}', '\n'), maxLength: 12 });
const uuid = fc.uuid();
const json = fc.dictionary(fc.constantFrom('id', 'version', 'status', 'a|b'), fc.oneof(words, fc.integer(), fc.constant(null))).map((row) => JSON.stringify(row));
const micros = fc.bigInt({ min: 0n, max: 10n ** 17n }).map(String);
const nothingOr = (some: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.oneof(fc.constant(''), some);
const ENTRY: Record<Stream, fc.Arbitrary<Entry>> = {
  journal: fc.record({
    id: uuid, caseId: nothingOr(uuid), subject: fc.constantFrom('child_case', 'custody'), subjectId: uuid, version: nothingOr(fc.nat().map(String)),
    change: fc.constantFrom('insert', 'update', 'delete'), row: json, actor: nothingOr(uuid), device: words, recordedAt: micros,
  }),
  'access-log': fc.record({ id: uuid, actor: uuid, kind: fc.constantFrom('case.read', 'case.search'), caseId: nothingOr(uuid), detail: nothingOr(json), recordedAt: micros }),
};

interface Chain {
  readonly stream: Stream;
  readonly from: number;
  readonly previous: string;
  readonly links: readonly Link[];
}

function chained(stream: Stream, entries: readonly Entry[], from: number): Chain {
  const origin = from === 1 ? originHash(stream, sha256) : sha256.digest(`something before ${String(from)}`);
  let hash = origin;
  const links = entries.map((entry, index) => {
    hash = linkHash(stream, entry, hash, sha256);
    return { position: from + index, entry, hash };
  });
  return { stream, from, previous: origin, links };
}

const chains = (minLength: number): fc.Arbitrary<Chain> =>
  fc
    .constantFrom<Stream>('journal', 'access-log')
    .chain((stream) =>
      fc.tuple(fc.uniqueArray(ENTRY[stream], { minLength, maxLength: 9, selector: ({ id }) => id }), fc.constantFrom(1, 1, 4)).map(([entries, from]) => chained(stream, entries, from)),
    );
const chainAndPlace = fc.tuple(chains(1), fc.nat()).map(([chain, n]) => ({ chain, at: n % chain.links.length }));

function lines({ stream, from, previous, links }: Chain, strays: string[] = []): string[] {
  const last = links.at(-1);
  return [headerLine(stream, from, previous), ...links.map((link) => entryLine(stream, link)), endLine(last?.position ?? from - 1, last?.hash ?? previous, strays)];
}

function verify(text: readonly string[], heads: readonly Head[] = []): Verdict {
  const verifier = new ChainVerifier(sha256, heads);
  for (const line of text) verifier.line(line);
  return verifier.verdict();
}

/** The lines with the entry at `at` replaced by others. The first line is the header. */
const replaced = (text: readonly string[], at: number, ...by: string[]): string[] => [...text.slice(0, at + 1), ...by, ...text.slice(at + 2)];
const faultOf = (text: readonly string[], heads?: readonly Head[]): Pick<Fault, 'kind' | 'position'> | undefined => {
  const { fault } = verify(text, heads);
  return fault && { kind: fault.kind, ...(fault.position !== undefined && { position: fault.position }) };
};
const place = (chain: Chain, at: number): number => chain.from + at;
const headsOf = ({ stream, links }: Chain): Head[] => links.map(({ position, hash }) => ({ stream, position, hash }));
const linkAt = (chain: Chain, at: number): Link => {
  const link = chain.links[at];
  if (link === undefined) throw new Error('no entry there');
  return link;
};

/** Another value of the same form for each column. */
const OTHER: Record<EntryField, (value: string) => string> = {
  id: flipped, subjectId: flipped, actor: (value) => (value === '' ? '00000000-0000-4000-8000-000000000000' : flipped(value)),
  caseId: (value) => (value === '' ? '00000000-0000-4000-8000-000000000000' : flipped(value)), subject: (value) => `${value}x`, kind: (value) => `${value}x`,
  version: (value) => (value === '' ? '1' : ''), change: (value) => (value === 'insert' ? 'update' : 'insert'), row: (value) => `${value} `,
  detail: (value) => (value === '' ? '{}' : ''), device: (value) => `${value}x`, recordedAt: (value) => `${value}0`,
};
function flipped(value: string): string {
  return (value.startsWith('0') ? '1' : '0') + value.slice(1);
}

describe('a chain read without its database', () => {
  it('untouched, it holds, against every head that was ever published of it', () => {
    fc.assert(
      fc.property(chains(0), (chain) => {
        const heads = [...headsOf(chain), { stream: chain.stream, position: chain.from - 1, hash: chain.previous }];
        const verdict = verify(lines(chain), heads);
        expect(verdict).toEqual({
          stream: chain.stream, from: chain.from, position: chain.from + chain.links.length - 1, hash: chain.links.at(-1)?.hash ?? chain.previous,
          anchor: chain.from === 1 ? 'origin' : 'head', headsMet: heads.length,
        });
      }),
    );
  });

  it('one column of one entry edited: that entry is named', () => {
    fc.assert(
      fc.property(chainAndPlace, fc.nat(), ({ chain, at }, n) => {
        const fields = fieldsOf(chain.stream);
        const field = fields[n % fields.length] ?? 'id';
        const link = linkAt(chain, at);
        const edited = { ...link, entry: { ...link.entry, [field]: OTHER[field](link.entry[field] ?? '') } };
        expect(faultOf(replaced(lines(chain), at, entryLine(chain.stream, edited)))).toEqual({ kind: 'edited', position: place(chain, at) });
      }),
    );
  });

  it('a hash or a number edited: that entry is named', () => {
    fc.assert(
      fc.property(chainAndPlace, fc.constantFrom(1, -1, 7), ({ chain, at }, by) => {
        const link = linkAt(chain, at);
        const otherHash = entryLine(chain.stream, { ...link, hash: flipped(link.hash) });
        expect(faultOf(replaced(lines(chain), at, otherHash))).toEqual({ kind: 'edited', position: place(chain, at) });
        const otherNumber = entryLine(chain.stream, { ...link, position: link.position + by });
        expect(faultOf(replaced(lines(chain), at, otherNumber))).toEqual({ kind: 'edited', position: place(chain, at) });
      }),
    );
  });

  it('an entry removed: its position is named, also when the others were numbered anew', () => {
    fc.assert(
      fc.property(chainAndPlace, ({ chain, at }) => {
        expect(faultOf(replaced(lines(chain), at))).toEqual({ kind: 'removed', position: place(chain, at) });
        const renumbered = { ...chain, links: chain.links.toSpliced(at, 1).map((link, index) => ({ ...link, position: chain.from + index })) };
        const fault = faultOf(lines(renumbered), headsOf(chain));
        expect(fault?.position).toBe(place(chain, at));
        expect(fault?.kind).toBe(at === chain.links.length - 1 ? 'shorter-than-head' : 'edited');
      }),
    );
  });

  it('an entry inserted: its position is named, twice the same, forged, or with the others numbered anew', () => {
    fc.assert(
      fc.property(chainAndPlace, uuid, ({ chain, at }, id) => {
        const link = linkAt(chain, at);
        const true_ = entryLine(chain.stream, link);
        const forged = { ...link, entry: { ...link.entry, id } };
        fc.pre(link.entry.id !== id);
        expect(faultOf(replaced(lines(chain), at, true_, true_))).toEqual({ kind: 'inserted', position: place(chain, at) });
        expect(faultOf(replaced(lines(chain), at, entryLine(chain.stream, forged), true_))).toEqual({ kind: 'inserted', position: place(chain, at) });
        const renumbered = { ...chain, links: chain.links.toSpliced(at, 0, forged).map((each, index) => ({ ...each, position: chain.from + index })) };
        expect(faultOf(lines(renumbered))).toEqual({ kind: 'inserted', position: place(chain, at) });
      }),
    );
  });

  it('two entries exchanged: the first of them is named, also when they were numbered anew', () => {
    fc.assert(
      fc.property(chains(2), fc.nat(), fc.nat(), (chain, a, b) => {
        const [first, second] = [a % chain.links.length, b % chain.links.length].sort((x, y) => x - y) as [number, number];
        fc.pre(first !== second);
        const swapped = chain.links.with(first, linkAt(chain, second)).with(second, linkAt(chain, first));
        expect(faultOf(lines({ ...chain, links: swapped }))).toEqual({ kind: 're-ordered', position: place(chain, first) });
        const contents = chain.links.with(first, { ...linkAt(chain, first), entry: linkAt(chain, second).entry }).with(second, { ...linkAt(chain, second), entry: linkAt(chain, first).entry });
        // The neighbour's content shows what was done; of two far apart each looks edited.
        expect(faultOf(lines({ ...chain, links: contents }))).toEqual({ kind: second === first + 1 ? 're-ordered' : 'edited', position: place(chain, first) });
      }),
    );
  });

  it('a tail cut off: seen by the missing end, and with a false end by a head published before', () => {
    fc.assert(
      fc.property(chainAndPlace, ({ chain, at }) => {
        const whole = lines(chain);
        expect(faultOf(whole.slice(0, at + 1))).toEqual({ kind: 'cut', position: place(chain, at) });
        const shortened = { ...chain, links: chain.links.slice(0, at) };
        expect(faultOf(lines(shortened))).toBeUndefined(); // alone, a shorter chain is a chain
        expect(faultOf(lines(shortened), headsOf(chain).slice(at))).toEqual({ kind: 'shorter-than-head', position: place(chain, at) });
      }),
    );
  });

  it('written anew from one entry on, with every hash right: seen by a head published after it', () => {
    fc.assert(
      fc.property(chainAndPlace, ({ chain, at }) => {
        const entries = chain.links.map(({ entry }, index) => (index === at ? { ...entry, recordedAt: `${entry.recordedAt ?? ''}0` } : entry));
        const forged = chain.from === 1 ? chained(chain.stream, entries, 1) : chain;
        fc.pre(chain.from === 1);
        expect(faultOf(lines(forged))).toBeUndefined();
        expect(faultOf(lines(forged), headsOf(chain))).toEqual({ kind: 'other-than-head', position: place(chain, at) });
      }),
    );
  });

  it('nothing that is not hashed can be added to it', () => {
    const chain = chained('access-log', [{ id: '0193a000-0000-7000-8000-000000000001', actor: '0193a000-0000-7000-8000-000000000002', kind: 'case.read', recordedAt: '1' }], 1);
    const whole = lines(chain);
    const line = whole[1] ?? '';
    for (const other of [
      line.replace('{', '{ '), line.replace('{"position":1', '{"position":1,"remark":"x"'), line.replace('"entry":{', '"entry":{"name":"x",'), line.replace('"kind":', '"kind":"case.print","kind":'),
      line.replace('case.read', 'case.re\\u0061d'), line.replace('"recordedAt":"1"', '"recordedAt":"\\ud800"'), 'null', '',
    ]) {
      expect([other, faultOf(replaced(whole, 0, other))]).toEqual([other, { kind: 'unreadable', position: 1 }]);
    }
    expect(faultOf([...whole, line])).toEqual({ kind: 'unreadable', position: 2 });
  });

  it('columns cannot be shifted into each other', () => {
    const id = '0193a000-0000-7000-8000-000000000001';
    const entry = { id, subject: 'unit', subjectId: 'a', version: '', change: 'insert', row: '{}', actor: '', device: '', recordedAt: '5', caseId: '' };
    const chain = chained('journal', [{ ...entry, subject: 'unit|a', subjectId: 'b' }], 1); // what an attacker would need to be sealed
    expect(faultOf(lines(chain))?.kind).toBe('unreadable');
  });

  it.each([
    ['nothing at all', [], { kind: 'cut', position: 1 }],
    ['another file', ['once upon a time'], { kind: 'not-a-chain' }],
    ['a beginning of somebody’s own', [headerLine('journal', 1, 'a'.repeat(64)), endLine(0, 'a'.repeat(64), [])], { kind: 'not-a-chain' }],
    ['a row without a place', lines(chained('journal', [], 1), ['0193a000-0000-7000-8000-000000000001']), { kind: 'stray' }],
    ['an end that says otherwise', [headerLine('journal', 1, originHash('journal', sha256)), endLine(0, 'a'.repeat(64), [])], { kind: 'edited' }],
  ] as const)('%s', (_, text, fault) => {
    expect(faultOf(text)).toEqual(fault);
  });
});
