/** The beginnings of recordings, put together by the same standards as sound.rules.ts cites: silence, and nothing anybody said. */

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const be32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const le32 = (value: number): Buffer => Buffer.from(be32(value)).reverse();
const box = (name: string, ...content: Buffer[]): Buffer => Buffer.concat([be32(8 + Buffer.concat(content).length), latin(name), ...content]);
const chunk = (name: string, content: Buffer): Buffer => Buffer.concat([latin(name), le32(content.length), content, Buffer.alloc(content.length % 2)]);

/** @param packet the first of the stream: what the codec is */
export function ogg(packet: string): Buffer {
  return Buffer.concat([latin('OggS\0\x02'), Buffer.alloc(20), Buffer.from([1, packet.length]), latin(packet), Buffer.alloc(40)]);
}

export function mp4({ handlers = ['soun'], codec = 'mp4a', brand = 'M4A ', moovLast = true } = {}): Buffer {
  const tracks = handlers.map((handler) => box('trak', box('mdia', box('hdlr', Buffer.alloc(8), latin(handler), Buffer.alloc(13)), box('stsd', be32(0), be32(1), box(codec, Buffer.alloc(28))))));
  const [moov, mdat] = [box('moov', ...tracks), box('mdat', Buffer.alloc(100_000))];
  return Buffer.concat([box('ftyp', latin(brand), be32(0), latin('isom')), ...(moovLast ? [mdat, moov] : [moov, mdat])]);
}

export function wav({ before = Buffer.alloc(0), seconds = 1 }: { before?: Buffer; seconds?: number } = {}): Buffer {
  const content = Buffer.concat([latin('WAVE'), before, chunk('fmt ', Buffer.from('0100010080bb00000077010002001000', 'hex')), chunk('data', Buffer.alloc(Math.round(96_000 * seconds)))]);
  return Buffer.concat([latin('RIFF'), le32(content.length), content]);
}
export const JUNK = chunk('JUNK', Buffer.alloc(27));

export function webm(...codecs: string[]): Buffer {
  const docType = latin('\x42\x82\x84webm');
  const tracks = codecs.map((codec) => Buffer.concat([Buffer.from([0xae, 0x80 | (codec.length + 5), 0xd7, 0x81, 1, 0x86, 0x80 | codec.length]), latin(codec)]));
  return Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x80 | docType.length]), docType, Buffer.from('18538067ffffffffffffff', 'hex'), ...tracks, Buffer.alloc(60)]);
}

/** Two frames of AAC-LC at 16 kHz, mono, 32 bytes each. */
export function adts(frames = 2): Buffer {
  return Buffer.concat(Array.from({ length: frames }, () => Buffer.concat([Buffer.from([0xff, 0xf1, 0x60, 0x40, 0x04, 0x1f, 0xfc]), Buffer.alloc(25)])));
}

/** Frames of layer III, 417 bytes: MPEG 1, 128 kbit/s, 44.1 kHz. */
export function mp3({ frames = 2, tag = Buffer.alloc(0) }: { frames?: number; tag?: Buffer } = {}): Buffer {
  return Buffer.concat([tag, ...Array.from({ length: frames }, () => Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(413)]))]);
}
/** 300 bytes of tag: 2 times 128, and 44. */
export const ID3 = Buffer.concat([latin('ID3\x04\0\0\0\0\x02\x2c'), Buffer.alloc(300)]);
