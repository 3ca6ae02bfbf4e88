import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Standing } from '../cases/index.js';
import { decideDocument, decideFile, decideRoom, disposition, mediaTypeOf } from './document.rules.js';
import { adts, mp3, ogg } from '../../test/support/sounds.js';
import { MAX_BYTES, MAX_DOCUMENTS, MAX_SOUND_BYTES } from './document.vocabulary.js';

const JPEG = [0xff, 0xd8, 0xff, 0xe0];
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const PDF = [...Buffer.from('%PDF-1.7')];
const code = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  return 'accepted';
};

describe('what a file is, by how it begins', () => {
  it.each([
    ['a JPEG', JPEG, 'image/jpeg'], ['a PNG', PNG, 'image/png'], ['a PDF', PDF, 'application/pdf'], ['nothing', [], undefined], ['half a PNG', PNG.slice(0, 4), undefined],
    ['a page', [...Buffer.from('<html><script>')], undefined], ['a drawing with a script in it', [...Buffer.from('<svg onload=')], undefined], ['a PDF after a page', [...Buffer.from('<p>%PDF-')], undefined],
    ['a program', [0x4d, 0x5a, 0x90], undefined],
  ])('%s', (_what, bytes, type) => {
    expect(mediaTypeOf(Uint8Array.from(bytes))).toBe(type);
  });

  it('of a picture and a PDF it follows from the first bytes alone', () => {
    fc.assert(
      fc.property(fc.constantFrom(JPEG, PNG, PDF), fc.uint8Array({ maxLength: 60 }), (beginning, tail) => {
        expect(mediaTypeOf(Uint8Array.from([...beginning, ...tail]))).toBe(mediaTypeOf(Uint8Array.from(beginning)));
      }),
    );
  });
});

describe('whether it may be added', () => {
  it.each([
    ['photo', JPEG, 'accepted'], ['photo', PNG, 'accepted'], ['photo', PDF, 'document-type'], ['attachment', PDF, 'accepted'], ['attachment', [0x4d, 0x5a], 'document-type'],
    ['recording', [...ogg('OpusHead')], 'accepted'], ['recording', JPEG, 'document-type'], ['recording', PDF, 'document-type'], ['attachment', [...mp3()], 'document-type'], ['photo', [...adts()], 'document-type'],
  ] as const)('a %s of %p: %s', (kind, bytes, answer) => {
    expect(code(() => decideFile(kind, Uint8Array.from(bytes)))).toBe(answer);
  });

  it('five megabytes are the limit, to the byte', () => {
    const file = (size: number): Uint8Array => Uint8Array.from({ length: size }, (_, index) => JPEG[index] ?? 0);
    expect([code(() => decideFile('photo', file(MAX_BYTES))), code(() => decideFile('photo', file(MAX_BYTES + 1)))]).toEqual(['accepted', 'body-too-large']);
  });

  it('a recording may be larger, to the byte', () => {
    const file = (size: number): Buffer => Buffer.concat([ogg('OpusHead'), Buffer.alloc(size)]).subarray(0, size);
    expect([code(() => decideFile('recording', file(MAX_SOUND_BYTES))), code(() => decideFile('recording', file(MAX_SOUND_BYTES + 1)))]).toEqual(['accepted', 'body-too-large']);
  });

  it.each([['in-interim-care', 'accepted'], ['closed', 'case-closed']])('a case that is %s: %s', (status, answer) => {
    expect(code(() => { decideDocument({ status } as Standing); })).toBe(answer);
  });

  it.each([[MAX_DOCUMENTS - 1, 'accepted'], [MAX_DOCUMENTS, 'document-limit']])('with %i there: %s', (there, answer) => {
    expect(code(() => { decideRoom(there); })).toBe(answer);
  });
});

describe('the name under which it is saved', () => {
  it('cannot end the header or become another header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const header = disposition(name, 'application/pdf');
        expect(header).toMatch(/^attachment; filename="document\.pdf"; filename\*=UTF-8''[A-Za-z0-9%._!~-]*$/);
        expect(decodeURIComponent(header.split("UTF-8''")[1] ?? '')).toBe(name);
      }),
    );
  });
});
