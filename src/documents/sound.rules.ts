import type { SoundType } from './document.vocabulary.js';

/** So much of a file is looked at for what its tracks are: they come before the sound itself. */
const HEAD = 65_536;

/**
 * Which kind of recording a file is, by what stands in it, whatever the sender calls it. More than the first bytes: Ogg, MP4 and WebM hold films as
 * well, and the sign of an MP3 is two bytes that chance also makes. Cut off in its head, it is none of them; cut off later, what there is can be heard.
 */
export function soundTypeOf(file: Uint8Array): SoundType | undefined {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  return KINDS.find(([, is]) => is(bytes))?.[0];
}

const KINDS: readonly (readonly [SoundType, (bytes: Buffer) => boolean])[] = [
  ['audio/ogg', isOgg], ['audio/mp4', isMp4], ['audio/wav', isWav], ['audio/webm', isWebm], ['audio/aac', isAdts], ['audio/mpeg', isMp3],
];

const at = (bytes: Buffer, offset: number, signs: string): boolean => bytes.toString('latin1', offset, offset + signs.length) === signs;

/** RFC 3533, section 6 (page), RFC 7845, section 5.1 (OpusHead); Vorbis I, section 4.2.1. A Theora track would announce itself in the same head. */
function isOgg(bytes: Buffer): boolean {
  if (!at(bytes, 0, 'OggS\0') || bytes.length < 28) return false;
  const packet = 27 + bytes.readUInt8(26);
  return (at(bytes, packet, 'OpusHead') || at(bytes, packet, '\x01vorbis')) && !bytes.subarray(0, HEAD).includes('\x80theora', 0, 'latin1');
}

/** ISO/IEC 14496-12: ftyp (4.3), hdlr (8.4.3), stsd (8.5.2), wherever moov stands. A track of sound in AAC (mp4a) and none of pictures. */
function isMp4(bytes: Buffer): boolean {
  if (!at(bytes, 4, 'ftyp')) return false;
  const handlers = signsAfter(bytes, 'hdlr', 12);
  return handlers.includes('soun') && !handlers.includes('vide') && signsAfter(bytes, 'stsd', 16).includes('mp4a');
}

/** The four signs that stand so far behind the beginning of each box of a name. */
function signsAfter(bytes: Buffer, box: string, distance: number): string[] {
  const found: string[] = [];
  for (let place = bytes.indexOf(box, 0, 'latin1'); place >= 0; place = bytes.indexOf(box, place + 4, 'latin1')) found.push(bytes.toString('latin1', place + distance, place + distance + 4));
  return found;
}

/** Multimedia Programming Interface and Data Specifications 1.0 (RIFF, WAVE): a format and data, after whatever else a recorder writes. */
function isWav(bytes: Buffer): boolean {
  if (!at(bytes, 0, 'RIFF') || !at(bytes, 8, 'WAVE')) return false;
  let format = false;
  for (let place = 12; place + 8 <= bytes.length; ) {
    if (at(bytes, place, 'data')) return format;
    if (at(bytes, place, 'fmt ')) format = true;
    const size = bytes.readUInt32LE(place + 4);
    place += 8 + size + (size % 2);
  }
  return false;
}

/** RFC 8794 (EBML header, DocType), RFC 9559, section 5.1.4.1.21 (CodecID): tracks of sound alone. */
function isWebm(bytes: Buffer): boolean {
  if (!bytes.subarray(0, 4).equals(Buffer.from([0x1a, 0x45, 0xdf, 0xa3]))) return false;
  const head = bytes.subarray(0, HEAD);
  if (!head.subarray(0, 64).includes('\x42\x82\x84webm', 0, 'latin1')) return false;
  const codecs: string[] = [];
  for (let place = head.indexOf(0x86); place >= 0 && place + 1 < head.length; place = head.indexOf(0x86, place + 1)) {
    const codec = head.toString('latin1', place + 2, place + 2 + (head.readUInt8(place + 1) & 0x7f));
    if (/^[AVS]_[A-Z0-9/]+$/.test(codec)) codecs.push(codec);
  }
  return codecs.length > 0 && codecs.every((codec) => codec === 'A_OPUS' || codec === 'A_VORBIS');
}

/** ISO/IEC 13818-7, section 6.2 (adts_frame): two frames, one behind the other, that agree. */
function isAdts(bytes: Buffer): boolean {
  const length = adtsFrame(bytes, 0);
  return length !== undefined && adtsFrame(bytes, length) !== undefined && bytes[2] === bytes[length + 2];
}

/** Bytes of the frame that begins here. */
function adtsFrame(bytes: Buffer, place: number): number | undefined {
  if (bytes.length < place + 7 || bytes.readUInt8(place) !== 0xff || (bytes.readUInt8(place + 1) & 0xf6) !== 0xf0) return undefined;
  const length = ((bytes.readUInt8(place + 3) & 3) << 11) | (bytes.readUInt8(place + 4) << 3) | (bytes.readUInt8(place + 5) >> 5);
  return ((bytes.readUInt8(place + 2) >> 2) & 15) <= 12 && length > 7 ? length : undefined;
}

/** ISO/IEC 11172-3, section 2.4.1 and 13818-3: two frames of layer III, behind an ID3 tag (id3.org, ID3v2.4.0, section 3.1) if there is one. */
function isMp3(bytes: Buffer): boolean {
  const from = id3Length(bytes);
  const length = mp3Frame(bytes, from);
  return length !== undefined && mp3Frame(bytes, from + length) !== undefined;
}

function id3Length(bytes: Buffer): number {
  if (!at(bytes, 0, 'ID3') || bytes.length < 10) return 0;
  return 10 + [6, 7, 8, 9].reduce((size, place) => size * 128 + (bytes.readUInt8(place) & 0x7f), 0);
}

/** kbit/s by the index in a frame of layer III: of MPEG 1, and of MPEG 2 and 2.5. */
const RATES_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const RATES_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const SAMPLES_PER_SECOND = [44_100, 48_000, 32_000];

function mp3Frame(bytes: Buffer, place: number): number | undefined {
  if (bytes.length < place + 4 || bytes.readUInt8(place) !== 0xff || (bytes.readUInt8(place + 1) & 0xe6) !== 0xe2) return undefined;
  const version = (bytes.readUInt8(place + 1) >> 3) & 3; // 3: MPEG 1, 2: MPEG 2, 0: MPEG 2.5
  const third = bytes.readUInt8(place + 2);
  const [rate, frequency] = [(version === 3 ? RATES_1 : RATES_2)[third >> 4] ?? 0, SAMPLES_PER_SECOND[(third >> 2) & 3]];
  if (version === 1 || rate === 0 || frequency === undefined) return undefined;
  const [samples, slower] = version === 3 ? [144, 1] : [72, version === 2 ? 2 : 4];
  return Math.floor((samples * rate * 1_000 * slower) / frequency) + ((third >> 1) & 1);
}
