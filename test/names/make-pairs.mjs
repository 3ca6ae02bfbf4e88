// Writes spelling-pairs.csv and other-children.csv from families.json, the same at every run (fixed seed): node test/names/make-pairs.mjs
// It knows nothing of the search: spellings were written by hand, and what is done to a query here is what people do to a name.
import { readFileSync, writeFileSync } from 'node:fs';

const SEED = 20_260_310;
const PAIRS = { tuning: 1680, 'held-out': 720 };
const OTHERS = 5000;
const MOHAMED_SHARE = 0.15;
const source = JSON.parse(readFileSync(new URL('families.json', import.meta.url), 'utf8'));

const random = generator(SEED);
const chance = (share) => random() < share;
const pick = (list) => list[Math.floor(random() * list.length)];
const words = (line) => line.split(' ');
const taken = new Set();

const pairs = Object.entries(PAIRS).flatMap(([part, count]) => Array.from({ length: count }, () => pair(part)));
const others = Array.from({ length: OTHERS }, () => otherChild());

write('spelling-pairs.csv', ['query', 'given', 'family', 'part', 'changes'], pairs);
write('other-children.csv', ['given', 'family'], others);

/** A child under one spelling and somebody who looks for it under another. No two searched children bear the same names. */
function pair(part) {
  for (;;) {
    const sex = chance(0.55) ? 'boys' : 'girls';
    const compound = chance(0.1) ? pick(source.compounds[sex][part]) : undefined;
    const first = compound ?? pick(source[sex][part]);
    const second = compound === undefined && chance(0.2) ? pick(source[sex][part].filter((line) => line !== first)) : undefined;
    const family = pick(source.families[part]);
    const identity = [first, second ?? '', family].join('/');
    if (taken.has(identity) || taken.has([first, '', family].join('/'))) continue;
    const stored = child(sex, compound, first, second, family);
    const { query, changes } = asked(stored, compound, first, second, family);
    if (query === `${stored.given} ${stored.family}`) continue;
    taken.add(identity);
    return { query, given: stored.given, family: stored.family, part, changes: changes.join(' ') };
  }
}

function child(sex, compound, first, second, family) {
  const spelling = (line) => pick(line === compound ? line.split('|') : words(line));
  const name = spelling(family);
  const bare = words(family)[0];
  const particle = source.particles.before.includes(bare) && !/^(al|el)/i.test(name) && chance(0.7) ? `${pick(source.particles[sex])} ` : '';
  return { given: [first, ...(second ? [second] : [])].map(spelling).join(' '), family: `${particle}${name}`, particle };
}

function asked(stored, compound, first, second, family) {
  const changes = [];
  const another = (line) => pick(line === compound ? line.split('|') : words(line));
  const given = [another(first)];
  if (second !== undefined) {
    if (chance(0.5)) changes.push('second-name-left-out');
    else given.push(another(second));
  }
  let name = another(family);
  if (stored.particle !== '') {
    if (chance(0.5)) changes.push('particle-left-out');
    else name = stored.particle + name;
  }
  changes.push('spelling');
  let parts = [...given, name];
  if (chance(0.2)) {
    parts = [name, ...given];
    changes.push('swapped');
  }
  if (chance(0.15)) {
    const index = Math.floor(random() * parts.length);
    const mistyped = typo(parts[index]);
    if (mistyped !== parts[index]) {
      parts[index] = mistyped;
      changes.push('typing-slip');
    }
  }
  let query = parts.join(' ');
  if (chance(0.5)) {
    const plain = query.normalize('NFD').replaceAll(/\p{Diacritic}/gu, '').replaceAll('’', "'");
    if (plain !== query) changes.push('no-accents');
    query = plain;
  }
  if (chance(0.3)) query = query.toLowerCase();
  return { query, changes };
}

/** One slip of a finger inside a word of five letters or more. */
function typo(text) {
  const list = text.split(' ');
  const long = list.map((word, index) => ({ word, index })).filter(({ word }) => word.length >= 5);
  if (long.length === 0) return text;
  const { word, index } = pick(long);
  const at = 1 + Math.floor(random() * (word.length - 2));
  const kind = pick(['left out', 'doubled', 'exchanged', 'replaced']);
  const slips = {
    'left out': () => word.slice(0, at) + word.slice(at + 1),
    doubled: () => word.slice(0, at) + word[at] + word.slice(at),
    exchanged: () => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2),
    replaced: () => word.slice(0, at) + pick([...'aeioumnstrldk']) + word.slice(at + 1),
  };
  list[index] = slips[kind]();
  return list.join(' ');
}

/** The children among whom is searched: frequent names are frequent, and none bears the names of one who is looked for. */
function otherChild() {
  for (;;) {
    const sex = chance(0.6) ? 'boys' : 'girls';
    const all = (lists) => [...lists.tuning, ...lists['held-out']];
    const first = sex === 'boys' && chance(MOHAMED_SHARE / 0.6) ? source.boys.tuning[0] : frequent(all(source[sex]));
    const second = chance(0.15) ? frequent(all(source[sex])) : undefined;
    const family = frequent(all(source.families));
    const bears = (given) => taken.has([given, '', family].join('/'));
    if (bears(first) || (second !== undefined && (bears(second) || taken.has([first, second, family].join('/')) || taken.has([second, first, family].join('/'))))) continue;
    const { given, family: name } = child(sex, undefined, first, second === first ? undefined : second, family);
    return { given, family: name };
  }
}

/** Frequencies of names fall roughly with their rank. */
function frequent(lines) {
  const weights = lines.map((_, rank) => 1 / (rank + 3) ** 0.8);
  let at = random() * weights.reduce((sum, weight) => sum + weight, 0);
  const index = weights.findIndex((weight) => (at -= weight) <= 0);
  return lines[index === -1 ? lines.length - 1 : index];
}

function write(name, columns, rows) {
  const cell = (value) => (/[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  writeFileSync(new URL(name, import.meta.url), `${[columns.join(','), ...rows.map((row) => columns.map((column) => cell(row[column] ?? '')).join(','))].join('\n')}\n`);
}

/** Mulberry32: small, and the same everywhere. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
