import { familiesOf, heardAs } from './name-keys.rules.js';
import { nameWords, tellingWords } from './name-parts.rules.js';

/** Below this two words are not taken for the same name. */
const ALIKE = 0.75;
/** A stored name has a word that was not asked for. */
const LEFT_OVER = 0.03;
/** The words stand in another order. */
const TURNED = 0.01;

/** A word with what it is compared by, worked out once. */
interface Heard {
  readonly word: string;
  /** Its own first, then those of its other readings. */
  readonly sounds: readonly string[];
  readonly families: readonly number[];
}

/** A name that is looked for, made ready to be set against many. */
export class Question {
  private readonly plain: readonly Heard[];
  private readonly ways: readonly (readonly Heard[])[];
  private readonly known = new Map<string, Heard>();
  private readonly pairs = new Map<string, number>();

  constructor(text: string) {
    const words = nameWords(text);
    this.plain = this.heard(tellingWords(words));
    this.ways = joinings(words).map((way) => this.heard(way));
  }

  /**
   * How much a stored name is like the one looked for, from 0 to 1. Each word asked for is set against the stored word that suits it
   * best, and none is used twice.
   */
  likeness(stored: string): number {
    const words = nameWords(stored);
    const answer = this.heard(tellingWords(words));
    const plain = this.matched(this.plain, answer);
    if (plain > 0.93) return plain;
    // Either side may have written two words as one.
    const joined = [...this.ways.map((way) => this.matched(way, answer)), ...joinings(words).map((way) => this.matched(this.plain, this.heard(way)))];
    return Math.max(plain, ...joined);
  }

  private matched(question: readonly Heard[], answer: readonly Heard[]): number {
    const last = question.length - 1;
    const choices = question
      .flatMap((word, from) => answer.map((other, to) => ({ from, to, likeness: this.alike(word, other, from === last) })))
      .filter(({ likeness }) => likeness >= ALIKE)
      .sort((a, b) => b.likeness - a.likeness || Math.abs(a.from - a.to) - Math.abs(b.from - b.to));
    const places = new Map<number, number>();
    const taken = new Set<number>();
    let sum = 0;
    for (const { from, to, likeness } of choices) {
      if (places.has(from) || taken.has(to)) continue;
      places.set(from, to);
      taken.add(to);
      sum += likeness;
    }
    if (places.size === 0) return 0;
    const order = [...places].sort(([a], [b]) => a - b).map(([, to]) => to);
    const turned = order.some((to, index) => to < (order[index - 1] ?? -1));
    const leftOver = answer.length - places.size;
    return Math.max(0, sum / question.length - leftOver * LEFT_OVER - (turned ? TURNED : 0));
  }

  private alike(a: Heard, b: Heard, unfinished: boolean): number {
    const pair = `${a.word} ${b.word}${unfinished ? ' …' : ''}`;
    const known = this.pairs.get(pair);
    if (known !== undefined) return known;
    const likeness = alike(a, b, unfinished);
    this.pairs.set(pair, likeness);
    return likeness;
  }

  private heard(words: readonly string[]): Heard[] {
    return words.map((word) => {
      const known = this.known.get(word);
      if (known !== undefined) return known;
      const made = hear(word);
      this.known.set(word, made);
      return made;
    });
  }
}

/** From 0 to 1; the same spelling 1, the same sound nearly that, forms of one name a little less, then by letters. */
export function wordLikeness(a: string, b: string, unfinished = false): number {
  return alike(hear(a), hear(b), unfinished);
}

function hear(word: string): Heard {
  const heard = heardAs(word);
  return { word, sounds: heard.map(({ sound }) => sound), families: heard.flatMap(({ reading, sound }) => familiesOf(reading, sound)) };
}

function alike(a: Heard, b: Heard, unfinished: boolean): number {
  if (a.word === b.word) return 1;
  const letters = jaroWinkler(a.word, b.word);
  if (a.sounds.some((sound) => b.sounds.includes(sound))) return 0.95 + 0.04 * letters;
  const sameFamily = a.families.some((line) => b.families.includes(line));
  return Math.max(
    letters * 0.95,
    jaroWinkler(a.sounds[0] ?? '', b.sounds[0] ?? '') * 0.95,
    sameFamily ? 0.88 + 0.06 * letters : 0,
    unfinished && a.word.length >= 3 && b.word.startsWith(a.word) ? 0.9 + (0.08 * a.word.length) / b.word.length : 0,
  );
}

/**
 * Jaro's likeness of two words, raised for a common beginning as Winkler proposed (1990): by a tenth a letter, four at most. Of a word
 * longer than that, the first 31 letters count: which are taken is kept in the bits of a number, as thousands are compared a search.
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const lengthA = Math.min(31, a.length);
  const lengthB = Math.min(31, b.length);
  const reach = Math.max(0, (Math.max(lengthA, lengthB) >> 1) - 1);
  let takenA = 0;
  let takenB = 0;
  let common = 0;
  for (let i = 0; i < lengthA; i += 1) {
    const letter = a.charCodeAt(i);
    const until = Math.min(lengthB, i + reach + 1);
    for (let j = Math.max(0, i - reach); j < until; j += 1) {
      if ((takenB & (1 << j)) !== 0 || letter !== b.charCodeAt(j)) continue;
      takenA |= 1 << i;
      takenB |= 1 << j;
      common += 1;
      break;
    }
  }
  if (common === 0) return 0;
  let turned = 0;
  for (let i = 0, j = 0; i < lengthA; i += 1) {
    if ((takenA & (1 << i)) === 0) continue;
    while ((takenB & (1 << j)) === 0) j += 1;
    if (a.charCodeAt(i) !== b.charCodeAt(j)) turned += 1;
    j += 1;
  }
  const jaro = (common / lengthA + common / lengthB + (common - turned / 2) / common) / 3;
  let start = 0;
  while (start < 4 && start < lengthA && start < lengthB && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  return jaro + start * 0.1 * (1 - jaro);
}

/** The words with two neighbours joined, for each pair of neighbours. */
function joinings(words: readonly string[]): string[][] {
  return words.slice(1).map((word, index) => tellingWords([...words.slice(0, index), `${words[index] ?? ''}${word}`, ...words.slice(index + 2)]));
}
