import { describe, expect, it } from '@jest/globals';
import type { Fact } from './facts.vocabulary.js';
import { bytesOf, sealedTexts } from './sealed-texts.rules.js';

const told = { subjectId: 'x', at: new Date('2026-03-10T05:00:00Z'), precision: 'minute' as const, recordedAt: new Date('2026-03-10T06:00:00Z'), recordedBy: 'u' };
const started: Fact = { ...told, kind: 'custody.started', how: 'capture', authority: 'FAMA', unitId: null, region: 'gao', place: { sealed: '\\x01' }, sealedOperation: '\\x02' };
const transferred: Fact = { ...told, kind: 'custody.transferred', rowId: 'spell', authority: 'FAMA', unitId: null, region: 'gao', place: { sealed: '\\x01' } };
const given: Fact = { ...told, kind: 'service.given', rowId: 'r', service: 'shelter', sealedDetail: '\\x03', by: null, sessions: null };

describe('what the facts hold sealed', () => {
  it('is places in words, operations and details, each once', () => {
    expect(sealedTexts([started, transferred, given])).toEqual(['\\x01', '\\x02', '\\x03']);
  });

  it('is nothing where places are known and nothing was said', () => {
    const silent: Fact[] = [{ ...started, place: { code: 'ansongo' }, sealedOperation: null }, { ...transferred, place: null }, { ...given, sealedDetail: null }];
    expect(sealedTexts(silent)).toEqual([]);
  });

  it('becomes the bytes that the database wrote as hex', () => {
    expect(bytesOf('\\x00ff1e')).toEqual(Buffer.from([0, 255, 30]));
  });
});
