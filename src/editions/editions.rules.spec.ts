import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Canonical, canonicalJson } from './canonical-json.rules.js';
import { contentOf, numberAfter } from './edition.rules.js';
import { hashOf, signatureHolds, signWith } from './signing.js';

describe('canonical JSON', () => {
  it.each<[Canonical, string]>([
    [{ b: 1, a: [true, null, 'é\n'] }, '{"a":[true,null,"é\\n"],"b":1}'],
    // RFC 8785, section 3.2.3: by UTF-16 code unit, so that a surrogate pair comes before the Hebrew presentation form.
    [{ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }, '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}'],
    [[0, -1, Number.MAX_SAFE_INTEGER], '[0,-1,9007199254740991]'],
  ])('%j', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each<[string, Canonical]>([['a fraction', 0.1], ['no number', Number.NaN], ['half a surrogate pair', '\ud83d']])('%s is refused', (_, value) => {
    expect(() => canonicalJson(value)).toThrow();
  });

  it('says the same, whatever order the names came in', () =>
    { fc.assert(fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.oneof(fc.string({ unit: 'grapheme' }), fc.maxSafeInteger())), (value) => {
      const turned = Object.fromEntries(Object.entries(value).toReversed());
      expect(canonicalJson(turned)).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    })); });
});

it('editions are numbered in one series a year', () => {
  expect([numberAfter(2026, undefined), numberAfter(2026, 'ED-2026-0009'), numberAfter(2026, 'ED-2026-9999')]).toEqual(['ED-2026-0001', 'ED-2026-0010', 'ED-2026-10000']);
});

describe('a signature', () => {
  // RFC 8032, section 7.1, test 1: an empty message.
  const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');

  it('is that of the standard', () => {
    const { signature, publicKey } = signWith(seed, Buffer.alloc(0));
    expect(publicKey.toString('hex')).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
    expect(signature.toString('hex')).toBe('e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b');
  });

  it('holds for these bytes and this key alone', () => {
    const hash = hashOf(contentOf({ number: 'ED-2026-0001', report: { code: 'care', version: 1 }, parameters: { from: '2026-01-01', to: '2026-03-31' }, position: 1, journalHash: '', recordedAt: '', timeLimits: {}, codeVersion: '0', frozenAt: '', disclosure: 'none' }, []));
    const signed = { hash, ...signWith(seed, hash) };
    expect(signatureHolds(signed)).toBe(true);
    expect(signatureHolds({ ...signed, hash: hashOf('other') })).toBe(false);
    expect(signatureHolds({ ...signed, publicKey: signWith(Buffer.alloc(32), hash).publicKey })).toBe(false);
    expect(signatureHolds({ ...signed, publicKey: Buffer.alloc(5) })).toBe(false);
  });
});
