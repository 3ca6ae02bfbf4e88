/**
 * Particles of descent (Ag, Ould, Walet, Mint, Ben) and the Arabic article stand between names. Registers leave them out as often as
 * not, and they find nobody by themselves.
 */
const PARTICLES = new Set(['ag', 'ould', 'wuld', 'walet', 'oualet', 'mint', 'bint', 'ben', 'bin', 'ibn', 'wa', 'el', 'al', 'dit', 'dite']);

/** Letters that Unicode does not take apart, and the cedilla, whose sound would be lost with its mark. */
const LETTERS: Record<string, string> = { ɛ: 'e', ɔ: 'o', ŋ: 'ng', ɲ: 'ny', œ: 'oe', æ: 'ae', ç: 's', ɓ: 'b', ɗ: 'd', ƴ: 'y', ɣ: 'gh', ǝ: 'e', ə: 'e' };

/**
 * The words of a name in plain small letters. An apostrophe joins (N'Diaye is one name, written Ndiaye elsewhere); a hyphen, a space
 * or anything else parts.
 */
export function nameWords(text: string): string[] {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[ɛɔŋɲœæçɓɗƴɣǝə]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/[\p{Diacritic}'’‘ʼ`´]/gu, '')
    .split(/[^a-z]+/)
    .filter((word) => word.length > 1);
}

/** The words that tell one person from another; where a name has nothing but particles, those. */
export function nameParts(text: string): string[] {
  return tellingWords(nameWords(text));
}

export function tellingWords(words: readonly string[]): string[] {
  const telling = words.filter((word) => !PARTICLES.has(word));
  return [...new Set(telling.length > 0 ? telling : words)];
}

/** Neighbours written as one word: registers have both "Abdou Laye" and "Abdoulaye", "El Hadj" and "Elhadj". */
export function joinedNeighbours(words: readonly string[]): string[] {
  return words.slice(1).map((word, index) => `${words[index] ?? ''}${word}`);
}
