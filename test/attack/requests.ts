import fc from 'fast-check';
import { correctBody } from '../support/bodies.js';
import { CONTRACT, type Route } from '../support/contract.js';

export interface Attack {
  readonly route: Route;
  readonly url: string;
  readonly payload: string | undefined;
  readonly headers: Record<string, string>;
}

/** Ids that exist, and words that name somebody: what an attacker may know or guess. */
export interface Known {
  readonly ids: readonly string[];
  readonly versions: readonly number[];
  readonly words: readonly string[];
}

const DEEP = 2_000;
/** What parsers, databases, file systems and prototypes have been hurt by. */
const NASTY: readonly unknown[] = [
  `' or 1=1 --`, `'; drop table child_case; --`, `" or ""="`, '%', '_', '\\', `') union select * from app_user --`, '$1', '${7*7}', '{{7*7}}', '\u0000', 'a\u0000b', '\ud800', '\udfff\ud800',
  '\u202egnp.exe', 'é'.normalize('NFD').repeat(40), '🧒'.repeat(30), '../../../../etc/passwd', '..%2f..%2f', 'file:///etc/passwd', '<script>alert(1)</script>', 'javascript:alert(1)', '\r\nset-cookie: a=b',
  '', ' ', '\t\n', 'null', 'undefined', 'NaN', 'constructor', '__proto__', 'toString', 'ML-0000-0000', 'x'.repeat(201), 'x'.repeat(5_000), '9'.repeat(400), '2026-02-31', '0000-00-00T00:00:00.000Z',
  '+275760-09-13T00:00:00.001Z', '2026-03-10T25:61:61.000Z', '-1', '1e999', '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  null, true, false, 0, -1, 1.5, 1e308, -1e308, 9_007_199_254_740_993, 2_147_483_648, [], [[]], {}, { $ne: null }, { toString: 'x' }, ['a', 'a'], [null], { length: 1e9 },
];

/** Any request on any route: mostly correct with one thing wrong, sometimes with everything wrong. */
export function attacks(known: Known): fc.Arbitrary<Attack> {
  const nasty = fc.constantFrom(...NASTY);
  const word = fc.constantFrom(...known.words);
  const id = fc.constantFrom(...known.ids);
  const bad = fc.oneof({ arbitrary: nasty, weight: 6 }, { arbitrary: word, weight: 2 }, { arbitrary: id, weight: 2 }, { arbitrary: fc.jsonValue({ maxDepth: 3 }), weight: 2 });
  const inPath = fc.oneof({ arbitrary: id.map(encode), weight: 6 }, { arbitrary: fc.uuid(), weight: 2 }, { arbitrary: fc.constantFrom('%', '%zz', '%00', '%ff', '%2e%2e', '..;'), weight: 1 }, { arbitrary: bad.map((value) => encode(typeof value === 'string' ? value : JSON.stringify(value))), weight: 2 });

  return fc.constantFrom(...CONTRACT).chain((route) => {
    const path = fc
      .tuple(...route.params.map(() => inPath))
      .map((values) => route.params.reduce((made, name, index) => made.replace(`{${name}}`, () => values[index] ?? ''), route.path));
    const search = fc
      .dictionary(fc.constantFrom(...route.query, 'q', 'cursor', 'x', '__proto__'), fc.oneof(bad, fc.constantFrom('2026-01-01', '2026-12-31', 'gao')), { maxKeys: 4 })
      .map((fields) => Object.entries(fields).map(([name, value]) => `${encode(name)}=${encode(typeof value === 'string' ? value : JSON.stringify(value))}`).join('&'));
    const body = bodies(route, bad, word);
    return fc.record({
      route: fc.constant(route),
      url: fc.tuple(path, search, fc.nat(9)).map(([made, text, chance]) => (text === '' || (route.query.length === 0 && chance > 1) ? made : `${made}?${text}`)),
      payload: route.method === 'GET' ? fc.constant(undefined) : body,
      headers: headers(route, known, bad),
    });
  });
}

function bodies(route: Route, bad: fc.Arbitrary<unknown>, word: fc.Arbitrary<string>): fc.Arbitrary<string | undefined> {
  const correct = word.map((text) => correctBody(route, text) ?? {});
  const names = Object.keys(route.body?.properties ?? {});
  const name = fc.constantFrom(...(names.length > 0 ? names : ['x']));
  const other = fc.constantFrom('__proto__', 'constructor', 'prototype', 'version', 'recordedBy', 'role', 'status', 'case_id', 'x');
  return fc.oneof(
    { weight: 6, arbitrary: fc.tuple(correct, name, bad).map(([fields, field, value]) => JSON.stringify({ ...fields, [field]: value })) },
    { weight: 3, arbitrary: correct.map((fields) => JSON.stringify(fields)) },
    { weight: 2, arbitrary: fc.tuple(correct, name).map(([fields, field]) => JSON.stringify({ ...fields, [field]: undefined })) },
    // Written by hand: in an object literal __proto__ would not be a field.
    { weight: 2, arbitrary: fc.tuple(correct, other, bad).map(([fields, field, value]) => `${JSON.stringify(fields).slice(0, -1)}${Object.keys(fields).length > 0 ? ',' : ''}"${field}":${JSON.stringify(value)}}`) },
    { weight: 2, arbitrary: fc.tuple(fc.array(fc.tuple(name, bad), { maxLength: 6 })).map(([fields]) => JSON.stringify(Object.fromEntries(fields))) },
    { weight: 1, arbitrary: fc.constantFrom(undefined, '', '{', '{"id":', 'null', '[]', '"text"', '1', `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`, `{"a":`.repeat(DEEP), `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`, '\u0000', '{"a":1}{"b":2}') },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.stringify(value)) },
  );
}

function headers(route: Route, known: Known, bad: fc.Arbitrary<unknown>): fc.Arbitrary<Record<string, string>> {
  const printable = bad.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)).replaceAll(/[^\x20-\x7e]/g, '?'));
  return fc
    .record({
      'accept-language': fc.constantFrom('fr', 'en', 'fr-FR,fr;q=0.8', '*', 'xx', ';;q=q'),
      'content-type': fc.oneof({ weight: 12, arbitrary: fc.constant('application/json') }, { weight: 1, arbitrary: fc.constantFrom('text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/json; charset=utf-7', 'x') }),
      'idempotency-key': fc.oneof({ weight: 12, arbitrary: fc.uuid() }, { weight: 1, arbitrary: printable }),
      'if-match': fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...known.versions).map((version) => `"${String(version)}"`) }, { weight: 1, arbitrary: printable }),
    })
    .map((made) => (route.method === 'GET' ? { 'accept-language': made['accept-language'] } : made));
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
