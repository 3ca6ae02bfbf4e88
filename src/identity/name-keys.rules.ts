import { NAME_FAMILIES } from './name-families.vocabulary.js';

/**
 * How a name sounds, whoever wrote it down. In Mali one name passes through French, English, Bambara and Arabic-transcribing hands:
 * Diallo and Jallow, Touré and Touray, Khadija and Kadiatou. General phonetic keys (Soundex, Metaphone, the French ones) know one
 * language each and were found to miss a third of such pairs; these keys are made for this mixture.
 *
 * The rules in their order; each is a habit of spelling, not of speech.
 */
const HABITS: readonly (readonly [RegExp, string])[] = [
  // French writes the Bambara and Wolof sounds with "dj", "di", "dy"; English and Bambara itself write "j": Diallo, Djallo, Jallow.
  [/dj/g, 'j'],
  [/d[iy](?=[aeou])/g, 'j'],
  // "ti", "thi", "ty", "tch" before a vowel are one sound: Tiémoko, Thiémoko, Tyemoko.
  [/tch/g, 't'],
  [/th?[iy](?=[aeou])/g, 't'],
  // "gn" (French), "ny" (Bambara, English), "ni" before a vowel: Gnaré, Nyaré, Niaré.
  [/gn/g, 'n'],
  [/n[iy](?=[aeou])/g, 'n'],
  [/p+h/g, 'f'],
  // Arabic sh: French "ch", English "sh"; in Manding mouths s: Aïchatou, Aissata.
  [/sch|sh|ch/g, 's'],
  [/ck|q/g, 'k'],
  [/x/g, 'ks'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/z/g, 's'],
  [/v/g, 'f'],
  // A "u" after g or q only hardens: Guindo, Gindo.
  [/gu(?=[aeiy])/g, 'g'],
  [/ku(?=[eiy])/g, 'k'],
  // French "ou" or "oa" before a vowel is w: Ouattara, Wattara; Bouaré, Bwaré, Boaré.
  [/ou(?=[aei])/g, 'w'],
  [/o(?=a)/g, 'w'],
  [/u(?=[aei])/g, 'w'],
  // An h is written after any consonant, or not at all, in names from Arabic: Ghali, Khattab, Berthé, Ahmed, Hawa.
  [/h/g, ''],
  // Bambara writes n before b and p where French writes m (Denbele); Manding voices k after a nasal (Sankaré, Sangaré).
  [/n(?=[bp])/g, 'm'],
  [/nk/g, 'ng'],
  [/ng$/g, 'n'],
  // French writes a last ay or é as "aye" as well: Abdoulaye, Abdoulay; Moulaye, Moulay.
  [/aye$/g, 'e'],
  // i and y between vowels, or before one at the beginning, are the same glide: Yattara, Iattara; Ongoïba, Ongoyba.
  [/(?<=[aeou]|^)[iy]+(?=[aeou])/g, 'Y'],
  [/w+/g, 'w'],
  // ai, ay, ei, ey, é, i, y are written for each other (Keïta, Kayta; Cissé, Cissey); so are o, ou, u, au, aw.
  [/a[iy]|[eiy]+/g, 'I'],
  [/a?w(?![aeoIU])|a[ou]+|[ou]+/g, 'U'],
  [/a+/g, 'A'],
  // Two vowels that came to stand together count as the first.
  [/(?<=[AIU])[AIU]+/g, ''],
  [/([b-z])\1+/g, '$1'],
];

/** How a plain word (name-parts.rules.ts) sounds: consonants, and three vowels. The last vowel is heard and written as it comes. */
export function soundOf(word: string): string {
  const spelt = HABITS.reduce((text, [habit, sound]) => text.replaceAll(habit, sound), word);
  const open = spelt.replace(/[AIU]$/, '');
  return consonants(open) >= 2 ? open : spelt;
}

/**
 * What stays when vowels vary, a hand slips, or a consonant hardens: the consonants, without those that are half vowels. Coarse on
 * purpose; it proposes, and the clear names decide.
 */
export function bonesOf(word: string): string {
  const sound = soundOf(word);
  const bones = sound
    .replaceAll('d', 't')
    .replaceAll('g', 'k')
    .replace(/m$/, 'n')
    .replaceAll(/([a-z])\1+/g, '$1')
    .replaceAll(/[AIUYw]/g, '');
  return bones.length >= 2 ? bones : sound;
}

function consonants(sound: string): number {
  return sound.replaceAll(/[AIU]/g, '').length;
}

/** The word, and what else it may be: without the Arabic article, or a nasal that half of the registers leave out. */
export function heardAs(word: string): { readonly reading: string; readonly sound: string }[] {
  return readings(word).map((reading) => ({ reading, sound: soundOf(reading) }));
}

function readings(word: string): string[] {
  const found = [word];
  // Al-Hassane, Elhassane, Hassane.
  if (/^[ae]l[^iy][a-z]{3,}/.test(word)) found.push(word.slice(2));
  // The article has grown to the name: Larby, Lassana, Lamine beside Arby, Assana, Amine.
  if (/^la[a-z]{3,}/.test(word)) found.push(word.slice(1));
  // N'Diaye, Ndiaye, Diaye; N'Golo, Golo; M'Baye, Baye.
  if (/^(n[dgjt]|mb)[a-z]{3,}/.test(word)) found.push(word.slice(1));
  // kh is heard as k by some and as h by others: Khattab, Hattab; Tamasheq gh is written rh as well: Ghali, Rhali.
  if (/^kh[a-z]{3,}/.test(word)) found.push(word.slice(1));
  if (/^rh[a-z]{3,}/.test(word)) found.push(`g${word.slice(2)}`);
  return found;
}

/** The names that a word is a form of, by spelling or by sound, as numbers of lines of the table. */
export function familiesOf(word: string, sound: string): number[] {
  return [...new Set([...(BY_SPELLING.get(word) ?? []), ...(BY_SOUND.get(sound) ?? [])])];
}

const BY_SPELLING = familiesBy((word) => word);
const BY_SOUND = familiesBy(soundOf);

function familiesBy(key: (word: string) => string): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>();
  NAME_FAMILIES.forEach((words, line) => {
    for (const word of words) found.set(key(word), (found.get(key(word)) ?? new Set()).add(line));
  });
  return found;
}
