/** Every way in which a word may lie in bytes: as it is, as base64 at each of the three offsets, as hex; capitals told apart from nothing. */
export class WordSearch {
  /** By the first two bytes, so that a large file is walked once. */
  private readonly byStart = new Map<number, { readonly bytes: Buffer; readonly word: string }[]>();
  private readonly starts = new Uint8Array(65_536);

  /** @param words of five letters or more: shorter ones occur by chance in what is encrypted */
  constructor(words: Iterable<string | Buffer>) {
    for (const word of new Set(words)) {
      const plain = typeof word === 'string' ? Buffer.from(word) : word;
      if (plain.length < 5) throw new Error(`too short to be looked for: ${String(word)}`);
      const label = typeof word === 'string' ? word : word.toString('latin1');
      for (const form of [plain, ...(typeof word === 'string' ? [Buffer.from(word.toUpperCase()), Buffer.from(word.toLowerCase())] : [])]) {
        this.add(form, label);
        this.add(Buffer.from(form.toString('hex')), label);
        for (const offset of [0, 1, 2]) this.add(base64At(form, offset), label);
      }
    }
  }

  /** The words found. */
  in(bytes: Buffer): Set<string> {
    const found = new Set<string>();
    for (let at = 0; at + 1 < bytes.length; at += 1) {
      const start = (folded(bytes[at] ?? 0) << 8) | folded(bytes[at + 1] ?? 0);
      if (this.starts[start] === 0) continue;
      for (const form of this.byStart.get(start) ?? []) if (!found.has(form.word) && isAt(bytes, at, form.bytes)) found.add(form.word);
    }
    return found;
  }

  private add(form: Buffer, word: string): void {
    const bytes = Buffer.from(form.map(folded));
    const start = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
    this.starts[start] = 1;
    this.byStart.set(start, [...(this.byStart.get(start) ?? []), { bytes, word }]);
  }
}

function folded(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}

function isAt(bytes: Buffer, at: number, form: Buffer): boolean {
  if (at + form.length > bytes.length) return false;
  for (let index = 0; index < form.length; index += 1) if (folded(bytes[at + index] ?? 0) !== form[index]) return false;
  return true;
}

/** The part of the base64 that depends on the word alone, when it stands so many bytes after a boundary of three. */
function base64At(word: Buffer, offset: number): Buffer {
  const whole = Buffer.concat([Buffer.alloc(offset), word]);
  const text = whole.toString('base64').replaceAll('=', '');
  const from = Math.ceil((offset * 8) / 6);
  const until = Math.floor((whole.length * 8) / 6);
  return Buffer.from(text.slice(from, until));
}
