import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { digestBorders, digestMessage, digestOf, NAMED_CASES } from './digest.rules.js';
import type { DigestBody, DigestCount } from './digest.vocabulary.js';

const EMPTY = { count: 0, cases: [] };
const some = (count: number, ...codes: string[]): DigestBody['overdue'] => ({ count, cases: codes.map((code) => ({ id: `id-${code}`, code })) });

describe('the borders of the day', () => {
  it.each([
    ['2026-03-12T00:00:00.000Z', '2026-03-12', '2026-03-13T00:00:00.000Z', '2026-03-16T00:00:00.000Z'],
    ['2026-03-12T07:00:00.000Z', '2026-03-12', '2026-03-13T00:00:00.000Z', '2026-03-16T00:00:00.000Z'],
    ['2026-12-31T23:59:59.999Z', '2026-12-31', '2027-01-01T00:00:00.000Z', '2027-01-04T00:00:00.000Z'],
  ])('at %s', (now, day, today, soon) => {
    const borders = digestBorders(new Date(now));
    expect([borders.day, borders.endOfToday.toISOString(), borders.endOfSoon.toISOString()]).toEqual([day, today, soon]);
  });
});

describe('the digest of a person', () => {
  it('is nothing where there is nothing', () => {
    expect(digestOf('a', [])).toBeUndefined();
    expect(digestOf('a', [{ person: 'b', part: 'overdue', count: 3, cases: [] }, { person: 'a', part: 'today', count: 0, cases: [] }])).toBeUndefined();
  });

  it('takes what is theirs, and names a case once', () => {
    const twice = [{ id: '1', code: 'ML-AAAA-0001' }, { id: '1', code: 'ML-AAAA-0001' }];
    expect(digestOf('a', [{ person: 'a', part: 'overdue', count: 2, cases: twice }, { person: 'b', part: 'today', count: 9, cases: [] }])).toEqual({
      overdue: { count: 2, cases: twice.slice(0, 1) }, today: EMPTY, soon: EMPTY, unacknowledged: EMPTY,
    });
  });

  it('names so many cases and no more, whatever was counted', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ id: fc.uuid(), code: fc.string() })), fc.nat(), (cases, extra) => {
        const count: DigestCount = { person: 'a', part: 'soon', count: cases.length + extra, cases };
        const named = digestOf('a', [count])?.soon.cases ?? [];
        expect(named.length).toBeLessThanOrEqual(NAMED_CASES);
        expect(new Set(named.map(({ code }) => code)).size).toBe(named.length);
      }),
    );
  });
});

describe('the letter', () => {
  const body: DigestBody = { overdue: some(1, 'ML-AAAA-0001'), today: EMPTY, soon: some(2, 'ML-AAAA-0002', 'ML-AAAA-0003'), unacknowledged: some(1, 'ML-AAAA-0001') };
  const base = 'https://passerelle.example';

  it('in French', () => {
    expect(digestMessage({ body, day: '2026-03-12', base, locale: 'fr' })).toEqual({
      subject: '[Passerelle] Le point du 12 mars 2026 : 1 échéance dépassée, 2 échéances dans les trois jours, 1 alerte sans réponse',
      text: [
        '1 échéance dépassée :', '  ML-AAAA-0001  https://passerelle.example/cases/id-ML-AAAA-0001', '',
        '2 échéances dans les trois jours :', '  ML-AAAA-0002  https://passerelle.example/cases/id-ML-AAAA-0002', '  ML-AAAA-0003  https://passerelle.example/cases/id-ML-AAAA-0003', '',
        '1 alerte sans réponse :', '  ML-AAAA-0001', '',
        'Toutes les échéances : https://passerelle.example/clock', 'Vos alertes : https://passerelle.example/alerts',
      ].join('\n'),
    });
  });

  it('in English, and says how many it does not name', () => {
    const codes = Array.from({ length: NAMED_CASES }, (_, index) => `ML-AAAA-000${String(index)}`);
    const { subject, text } = digestMessage({ body: { overdue: some(25, ...codes), today: some(1, 'ML-BBBB-0001'), soon: EMPTY, unacknowledged: EMPTY }, day: '2026-03-12', base, locale: 'en' });
    expect(subject).toBe('[Passerelle] The day’s digest, 12 March 2026: 25 time limits overdue, 1 due today');
    expect(text).toContain('and 15 more');
    expect(text).not.toContain('alerts not answered');
  });
});
