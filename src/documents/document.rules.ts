import type { Standing } from '../cases/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { type DocumentKind, MAX_BYTES, MAX_DOCUMENTS, MAX_SOUND_BYTES, type MediaType, SOUND_TYPES } from './document.vocabulary.js';
import { soundTypeOf } from './sound.rules.js';

/** How files of each kind begin: ISO/IEC 10918-1 (SOI marker), W3C PNG 5.2, ISO 32000-1 7.5.2. What a sender calls them counts for nothing. */
const BEGINNINGS: readonly (readonly [MediaType, readonly number[]])[] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
];

export function mediaTypeOf(bytes: Uint8Array): MediaType | undefined {
  return BEGINNINGS.find(([, beginning]) => beginning.every((byte, index) => bytes[index] === byte))?.[0] ?? soundTypeOf(bytes);
}

function fits(kind: DocumentKind, type: MediaType): boolean {
  const isSound = SOUND_TYPES.some((sound) => sound === type);
  if (kind === 'recording') return isSound;
  return !isSound && (kind === 'attachment' || type !== 'application/pdf');
}

/** @throws Refusal body-too-large; document-type when it is nothing that is taken, a photo that is no picture, or a recording that is no sound */
export function decideFile(kind: DocumentKind, bytes: Uint8Array): MediaType {
  if (bytes.length > (kind === 'recording' ? MAX_SOUND_BYTES : MAX_BYTES)) throw new Refusal('body-too-large', 'file');
  const type = mediaTypeOf(bytes);
  if (type === undefined || !fits(kind, type)) throw new Refusal('document-type', 'file');
  return type;
}

/** @throws Refusal case-closed */
export function decideDocument(standing: Standing): void {
  if (standing.status === 'closed') throw new Refusal('case-closed');
}

/** @throws Refusal document-limit */
export function decideRoom(alreadyThere: number): void {
  if (alreadyThere >= MAX_DOCUMENTS) throw new Refusal('document-limit', 'file');
}

/** RFC 6266: the name in full for whoever understands it, and one without letters of its own for the others. */
export function disposition(name: string, type: MediaType): string {
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="document.${EXTENSION[type]}"; filename*=UTF-8''${encoded}`;
}

const EXTENSION: Record<MediaType, string> = {
  'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf',
  'audio/ogg': 'ogg', 'audio/mp4': 'm4a', 'audio/aac': 'aac', 'audio/mpeg': 'mp3', 'audio/wav': 'wav', 'audio/webm': 'webm',
};
