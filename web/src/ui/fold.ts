/** "Ménaka", "menaka" and "MENAKA" are one word to whoever types it. */
export function fold(words: string): string {
  return words.trim().normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase();
}
