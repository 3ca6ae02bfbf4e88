/** A name as it is looked for: without capitals, accents or apostrophes, in parts; particles (Ag, Ould, Walet) find nobody by themselves. */
const PARTICLES = new Set(['ag', 'ould', 'walet', 'mint', 'el', 'al', 'ben']);

export function nameParts(name: string): string[] {
  const folded = name
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();
  const parts = folded.split(/[^a-z]+/).filter((part) => part.length > 1);
  const telling = parts.filter((part) => !PARTICLES.has(part));
  return [...new Set(telling.length > 0 ? telling : parts)];
}
