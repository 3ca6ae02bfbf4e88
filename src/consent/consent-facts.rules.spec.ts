import { describe, expect, it } from '@jest/globals';
import { parseKnownTime } from '../platform/known-time/index.js';
import { consentFacts } from './consent-facts.rules.js';

type Recorded = Parameters<typeof consentFacts>[0][number];

function known(text: string): Recorded['given'] {
  const time = parseKnownTime(text);
  if (time === undefined) throw new Error(text);
  return time;
}
function answer(id: string, given: string, change: Partial<Recorded> = {}): Recorded {
  return {
    id, purpose: 'care', recipient: null, giver: 'child', agreed: true, sections: [], given: known(given), until: null,
    recordedAt: new Date('2026-03-10T08:00:00.000Z'), recordedBy: 'somebody', ...change,
  };
}
const told = (answers: Recorded[], withdrawals: Parameters<typeof consentFacts>[1] = []): unknown =>
  consentFacts(answers, withdrawals).map(({ kind, subjectId, at }) => [kind, subjectId, at.toISOString().slice(0, 10)]);

describe('what the clocks of a consent know', () => {
  it.each([
    ['given without an end', [answer('a', '2026-03-01')], [['consent.given', 'a', '2026-03-01']]],
    ['given until a day: that day included', [answer('a', '2026-03-01', { until: known('2026-06-30') })], [['consent.ended', 'a', '2026-07-01']]],
    ['given until a month: that month included', [answer('a', '2026-03-01', { until: known('2026-06') })], [['consent.ended', 'a', '2026-07-01']]],
    ['refused: nothing runs', [answer('a', '2026-03-01', { agreed: false })], []],
    ['given again: the first is answered, the second runs', [answer('a', '2026-03-01'), answer('b', '2026-05-01')],
      [['consent.given', 'a', '2026-03-01'], ['consent.answered-anew', 'a', '2026-05-01'], ['consent.given', 'b', '2026-05-01']]],
    ['refused afterwards: answered', [answer('a', '2026-03-01'), answer('b', '2026-05-01', { agreed: false })], [['consent.given', 'a', '2026-03-01'], ['consent.answered-anew', 'a', '2026-05-01']]],
    ['another person, another purpose, another partner: not answered', [
      answer('a', '2026-03-01', { purpose: 'sharing', recipient: 'x' }), answer('b', '2026-05-01', { purpose: 'sharing', recipient: 'y' }), answer('c', '2026-05-01', { giver: 'parent', purpose: 'sharing', recipient: 'x' }), answer('d', '2026-05-01'),
    ], [['consent.given', 'a', '2026-03-01'], ['consent.given', 'b', '2026-05-01'], ['consent.given', 'c', '2026-05-01'], ['consent.given', 'd', '2026-05-01']]],
    ['twice on one day: the one written down later answers the other', [answer('a', '2026-03-01'), answer('b', '2026-03-01', { recordedAt: new Date('2026-03-10T09:00:00.000Z') })],
      [['consent.given', 'a', '2026-03-01'], ['consent.answered-anew', 'a', '2026-03-01'], ['consent.given', 'b', '2026-03-01']]],
  ])('%s', (_, answers, expected) => {
    expect(told(answers)).toEqual(expected);
  });

  it('withdrawn', () => {
    expect(told([answer('a', '2026-03-01')], [{ consentId: 'a', giver: 'child', at: known('2026-04-02'), recordedAt: new Date(), recordedBy: 'somebody' }])).toEqual([
      ['consent.given', 'a', '2026-03-01'], ['consent.withdrawn', 'a', '2026-04-02'],
    ]);
  });
});
