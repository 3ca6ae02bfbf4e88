import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { adts, ID3, JUNK, mp3, mp4, ogg, wav, webm } from '../../test/support/sounds.js';
import { SOUND_TYPES } from './document.vocabulary.js';
import { soundTypeOf } from './sound.rules.js';

describe('what a recording is, by what stands in it', () => {
  it.each([
    ['a voice message in Opus', ogg('OpusHead\x01\x01'), 'audio/ogg'], ['Vorbis', ogg('\x01vorbis\0'), 'audio/ogg'],
    ['M4A', mp4(), 'audio/mp4'], ['M4A with its tracks first', mp4({ moovLast: false }), 'audio/mp4'], ['a recorder that writes another brand', mp4({ brand: 'mp42' }), 'audio/mp4'],
    ['WAV', wav(), 'audio/wav'], ['WAV with something of the recorder before, of odd length', wav({ before: JUNK }), 'audio/wav'],
    ['WebM with Opus', webm('A_OPUS'), 'audio/webm'], ['WebM with Vorbis', webm('A_VORBIS'), 'audio/webm'],
    ['AAC', adts(), 'audio/aac'], ['MP3', mp3(), 'audio/mpeg'], ['MP3 behind its tag', mp3({ tag: ID3 }), 'audio/mpeg'],
  ])('%s', (_what, bytes, type) => {
    expect(soundTypeOf(bytes)).toBe(type);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a film in Ogg', ogg('\x80theora\x03')], ['a film and sound in Ogg', Buffer.concat([ogg('OpusHead'), ogg('\x80theora')])], ['Ogg with a page in it', ogg('<html><script>')],
    ['a film with sound', mp4({ handlers: ['vide', 'soun'] })], ['a film with sound, told the other way round', mp4({ handlers: ['soun', 'vide'] })], ['a film without', mp4({ handlers: ['vide'] })],
    ['a picture in HEIF', mp4({ handlers: ['pict'], brand: 'heic' })], ['the sound of an old telephone (AMR)', mp4({ codec: 'samr', brand: '3gp4' })], ['the first box of an M4A alone', mp4().subarray(0, 24)],
    ['WAV without sound', wav().subarray(0, 36)], ['another RIFF (AVI)', Buffer.from(wav().toString('latin1').replace('WAVE', 'AVI '), 'latin1')], ['WAV without a format', Buffer.from(wav().toString('latin1').replace('fmt ', 'fmtx'), 'latin1')],
    ['a film in WebM', webm('V_VP8')], ['a film with sound in WebM', webm('V_VP9', 'A_OPUS')], ['WebM without tracks', webm()], ['Matroska', Buffer.from(webm('A_OPUS').toString('latin1').replace('webm', 'matr'), 'latin1')],
    ['one frame of AAC', adts(1)], ['one frame of MP3', mp3({ frames: 1 })], ['a tag and no sound', ID3], ['a tag with a page behind it', Buffer.concat([ID3, Buffer.from('<html><script>')])],
    ['the sign of an MP3 and a program', Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(500, 'MZ')])], ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...Buffer.alloc(500)])],
    ['a page called M4A', Buffer.from('<html>ftypM4A hdlr soun stsd mp4a')],
  ])('%s is none', (_what, bytes) => {
    expect(soundTypeOf(bytes)).toBeUndefined();
  });

  const whole = [ogg('OpusHead'), mp4(), mp4({ moovLast: false }), wav({ seconds: 0.01 }), webm('A_OPUS'), adts(), mp3(), mp3({ tag: ID3 })];
  it('cut off anywhere it is itself or nothing, and never an error', () => {
    for (const file of whole) {
      const type = soundTypeOf(file);
      fc.assert(fc.property(fc.nat({ max: file.length }), (length) => { expect([type, undefined]).toContain(soundTypeOf(file.subarray(0, length))); }), { numRuns: 60 });
    }
  });

  it('whatever is changed in it, it is one of the kinds or nothing, and never an error', () => {
    fc.assert(
      fc.property(fc.constantFrom(...whole.map((file) => file.subarray(0, 2_000))), fc.array(fc.tuple(fc.nat({ max: 1_999 }), fc.integer({ min: 0, max: 255 })), { maxLength: 20 }), (file, changes) => {
        const changed = Buffer.from(file);
        for (const [place, value] of changes) changed[place % changed.length] = value;
        expect([...SOUND_TYPES, undefined]).toContain(soundTypeOf(changed));
      }),
      { numRuns: 500 },
    );
  });

  it('random bytes are nearly never one', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => { expect(soundTypeOf(bytes)).toBeUndefined(); }), { numRuns: 500 });
  });
});
