import { inflateSync } from 'node:zlib';

interface PdfObject {
  readonly head: string;
  readonly content: string | undefined;
}
type Letters = ReadonlyMap<string, string>;

/**
 * The words that a PDF of Typst shows, a text for each page, each piece on a line of its own. Its fonts have numbers for letters, and a table
 * that says which letter (ToUnicode, ISO 32000-1 9.10.3); nothing else of PDF is understood here.
 */
export function pdfPages(pdf: Buffer): string[] {
  const objects = objectsOf(pdf);
  const at = (reference: string | undefined): PdfObject | undefined => objects.get(reference ?? '');
  const kids = [...objects.values()].flatMap(({ head }) => (/\/Type \/Pages\b/.test(head) ? [...(/\/Kids \[([^\]]*)\]/.exec(head)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(([, id]) => at(id)) : []));
  return kids.flatMap((page) => {
    if (page === undefined || /\/Type \/Pages\b/.test(page.head)) return [];
    const fonts = new Map([...page.head.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name = '', font]) => [name, lettersOf(at(/\/ToUnicode (\d+) 0 R/.exec(at(font)?.head ?? '')?.[1])?.content ?? '')]));
    return [shown(at(/\/Contents (\d+) 0 R/.exec(page.head)?.[1])?.content ?? '', fonts)];
  });
}

function objectsOf(pdf: Buffer): Map<string, PdfObject> {
  const text = pdf.toString('latin1');
  return new Map([...text.matchAll(/(?:^|\n)(\d+) 0 obj\b/g)].map(({ index, 0: opening, 1: id = '' }): [string, PdfObject] => {
    const from = index + opening.length;
    const [end, stream] = [text.indexOf('endobj', from), text.indexOf('stream\n', from)];
    if (stream === -1 || stream > end) return [id, { head: text.slice(from, end), content: undefined }];
    const head = text.slice(from, stream);
    const bytes = pdf.subarray(stream + 7, stream + 7 + Number(/\/Length (\d+)/.exec(head)?.[1]));
    return [id, { head, content: (head.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1') }];
  }));
}

function lettersOf(table: string): Letters {
  return new Map([...table.matchAll(/<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>\n/g)].map(([, glyph = '', letters = '']) => [glyph.toLowerCase(), Buffer.from(letters, 'hex').swap16().toString('utf16le')]));
}

function shown(content: string, fonts: ReadonlyMap<string, Letters>): string {
  let letters: Letters | undefined;
  const pieces: string[] = [];
  for (const { index, 0: opening, 1: font } of content.matchAll(/\/(f\d+) [\d.]+ Tf|^\[/gm)) {
    if (font !== undefined) letters = fonts.get(font);
    else pieces.push((stringsFrom(content, index + opening.length).match(/.{4}/g) ?? []).map((glyph) => letters?.get(glyph) ?? '\uFFFD').join(''));
  }
  return pieces.join('\n');
}

const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };
/** The strings of the array that begins here, as hex. Parentheses inside a string stand unescaped where they are in pairs (7.3.4.2). */
function stringsFrom(content: string, from: number): string {
  const bytes: number[] = [];
  let depth = 0;
  for (let at = from; depth > 0 || content[at] !== ']'; at += 1) {
    const octal = /^\\([0-7]{1,3})/.exec(content.slice(at, at + 4))?.[1];
    const letter = content[at] ?? '';
    if (letter === '') break;
    if (octal !== undefined) {
      bytes.push(parseInt(octal, 8));
      at += octal.length;
    } else if (letter === '\\') {
      at += 1;
      bytes.push(ESCAPES[content[at] ?? ''] ?? content.charCodeAt(at));
    } else {
      if (letter === ')') depth -= 1;
      if (depth > 0) bytes.push(letter.charCodeAt(0));
      if (letter === '(') depth += 1;
    }
  }
  return Buffer.from(bytes).toString('hex');
}
