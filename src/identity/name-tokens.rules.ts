import { bonesOf, familiesOf, heardAs, soundOf } from './name-keys.rules.js';
import { joinedNeighbours, nameWords, tellingWords } from './name-parts.rules.js';

/**
 * Under what forms a name is kept and asked for. A form is a text of a kind; it becomes a token by HMAC, and the kind goes into it: a
 * stored token does not tell whether it stands for a name, a sound or a beginning.
 */
export type Form = string;

/** What somebody looks for: a form, the word of the question it belongs to, and how much finding it says. */
export interface AskedForm {
  readonly form: Form;
  readonly word: number;
  readonly weight: number;
  /** A beginning is common or rare by itself; the other forms of a word are as rare as the commonest of them. */
  readonly beginning: boolean;
}

const SHORTEST_BEGINNING = 3;
const LONGEST_BEGINNING = 5;
/** Two words that agree somehow say more than one that agrees exactly: the order of candidates rests on that. */
const WEIGHT = { exact: 1, sound: 0.93, family: 0.88, bones: 0.7, otherReading: 0.9, longBeginning: 0.5, shortBeginning: 0.35 };
/** Two words written as one stand for two. */
const JOINED = 1.6;

const exact = (word: string): Form => `name ${word}`;
const sound = (heard: string): Form => `sound ${heard}`;
const bones = (word: string): Form => `bones ${bonesOf(word)}`;
const family = (line: number): Form => `family ${String(line)}`;
const beginning = (word: string, length: number): Form => `begins ${word.slice(0, length)}`;

/** @param names given names, family name, whatever else the child is called; words are joined within each of them only */
export function storedForms(names: readonly string[]): Form[] {
  const words = names.map(nameWords);
  const single = tellingWords(words.flat());
  const joined = words.flatMap((neighbours) => joinedNeighbours(neighbours));
  return [
    ...new Set([
      ...single.flatMap((word) => [exact(word), ...keys(word), ...beginnings(word)]),
      ...joined.flatMap((word) => keys(word)),
    ]),
  ];
}

/**
 * One form for each telling word, of those it is kept under: what two names are compared by. Mohamed and Mamadou have the same.
 * @param names given and family name
 */
export function comparedForms(names: readonly string[]): Form[] {
  const forms = tellingWords(names.flatMap(nameWords)).map((word) => {
    const heard = soundOf(word);
    const [line] = familiesOf(word, heard);
    return line === undefined ? sound(heard) : family(line);
  });
  return [...new Set(forms)];
}

/** How far to look: where a name is known by spelling, sound or family, or also by its bare consonants and by first letters. */
export type Reach = 'near' | 'far';

/** @param text a name as a person types it, given and family name in any order, the last word perhaps not finished */
export function askedForms(text: string, reach: Reach): AskedForm[] {
  const words = nameWords(text);
  const single = tellingWords(words);
  return [
    ...single.flatMap((word, index) => [...whole(word, index, 1, reach), ...(reach === 'far' || index === single.length - 1 ? typed(word, index) : [])]),
    ...joinedNeighbours(words).flatMap((word, index) => whole(word, single.length + index, JOINED, reach)),
  ];
}

function whole(word: string, index: number, scale: number, reach: Reach): AskedForm[] {
  const best = new Map<Form, number>();
  const ask = (form: Form, weight: number): void => {
    best.set(form, Math.max(best.get(form) ?? 0, weight));
  };
  ask(exact(word), WEIGHT.exact);
  if (reach === 'far') ask(bones(word), WEIGHT.bones);
  for (const [place, { reading, sound: heard }] of heardAs(word).entries()) {
    const doubt = place === 0 ? 1 : WEIGHT.otherReading;
    ask(sound(heard), WEIGHT.sound * doubt);
    for (const line of familiesOf(reading, heard)) ask(family(line), WEIGHT.family * doubt);
  }
  return [...best].map(([form, weight]) => ({ form, word: index, weight: weight * scale, beginning: false }));
}

/** What was typed so far; for a slip of the finger further on it is the unharmed part. */
function typed(word: string, index: number): AskedForm[] {
  if (word.length < SHORTEST_BEGINNING) return [];
  const length = Math.min(LONGEST_BEGINNING, word.length);
  return [{ form: beginning(word, length), word: index, weight: length === LONGEST_BEGINNING ? WEIGHT.longBeginning : WEIGHT.shortBeginning, beginning: true }];
}

function keys(word: string): Form[] {
  return [bones(word), ...heardAs(word).flatMap(({ reading, sound: heard }) => [sound(heard), ...familiesOf(reading, heard).map(family)])];
}

function beginnings(word: string): Form[] {
  const longest = Math.min(LONGEST_BEGINNING, word.length);
  return Array.from({ length: Math.max(0, longest - SHORTEST_BEGINNING + 1) }, (_, index) => beginning(word, SHORTEST_BEGINNING + index));
}
