import { describe, expect, it } from '@jest/globals';
import { parseKnownTime } from '../platform/known-time/index.js';
import { durationInWords, type Explained, instant, knownLate, whyLines } from './why.rules.js';

const known = (text: string): { at: Date; precision: 'minute' | 'day' | 'month' } => {
  const time = parseKnownTime(text);
  if (time === undefined) throw new Error(text);
  return time;
};

const custody: Explained = {
  rule: {
    label: { fr: 'Remise', en: 'Handover' }, startsAt: { fr: 'privation de liberté', en: 'deprivation of liberty' }, endsAt: { fr: 'remise acceptée', en: 'handover accepted' },
    limits: ['PT48H'], series: false, source: 'Protocole, 2013', certainty: 'secondary', version: 1, startFact: 'custody.started',
    effectiveFrom: new Date('2013-01-01T00:00:00.000Z'),
  },
  ordinal: 1, starts: known('2026-03-10T05:30:00.000Z'), dueAt: new Date('2026-03-12T05:30:00.000Z'), state: 'open', settled: null, settledBy: null,
  becameKnownAt: new Date('2026-03-10T08:00:00.000Z'),
};

describe('why something is due', () => {
  it('in French, step by step', () => {
    expect(whyLines(custody).map((line) => line.fr)).toEqual([
      'Départ : privation de liberté, 10 mars 2026 à 05 h 30.',
      'Règle : Remise, 48 heures, version 1. Source : Protocole, 2013. À confirmer par le Ministère.',
      '10 mars 2026 à 05 h 30 + 48 heures = 12 mars 2026 à 05 h 30',
      'Un transfert entre autorités n’arrête ni ne relance ce délai.',
      'Prend fin par : remise acceptée.',
    ]);
  });

  it('in English, with the doubts in the times, and known late', () => {
    const lines = whyLines({
      ...custody, starts: known('2026-03-01'), dueAt: new Date('2026-03-03T00:00:00.000Z'), state: 'late', settled: known('2026-03-03'), settledBy: 'custody.ended',
      becameKnownAt: new Date('2026-03-20T10:05:00.000Z'),
    }).map((line) => line.en);
    expect(lines).toEqual([
      'Start: deprivation of liberty, 1 March 2026, hour unknown: the limit runs from the first instant of the day.',
      'Rule: Handover, 48 hours, version 1. Source: Protocole, 2013. To be confirmed by the Ministry.',
      '1 March 2026 at 00:00 + 48 hours = 3 March 2026 at 00:00',
      'A transfer between authorities neither stops nor restarts this limit.',
      'The starting fact was recorded only on 20 March 2026 at 10:05, after the limit had passed.',
      'End: 3 March 2026, counted at its last instant: after the limit.',
    ]);
  });

  it('says which visit of the series, and that a source was read', () => {
    const visits = { ...custody.rule, limits: ['P7D', 'P1M'], series: true, certainty: 'stated' as const, source: 'default', startFact: 'placement.started' };
    expect(whyLines({ ...custody, rule: visits, ordinal: 2 })[1]?.fr).toBe('Règle : Remise, 1 mois (2/2), version 1. Source : norme du programme. Lu dans la source.');
  });

  it('says that a version made nothing due before its day', () => {
    const rule = { ...custody.rule, version: 2, limits: ['PT2H'], effectiveFrom: new Date('2026-03-11T00:00:00.000Z') };
    const lines = whyLines({ ...custody, rule, dueAt: new Date('2026-03-11T00:00:00.000Z') });
    expect(lines[2]).toEqual({ fr: '10 mars 2026 à 05 h 30 + 2 heures = 10 mars 2026 à 07 h 30', en: '10 March 2026 at 05:30 + 2 hours = 10 March 2026 at 07:30' });
    expect(lines[3]).toEqual({
      fr: 'Cette version ne prend effet que le 11 mars 2026 et ne rend rien dû avant ce jour : échéance le 11 mars 2026 à 00 h 00.',
      en: 'This version takes effect only on 11 March 2026 and makes nothing due before that day: due on 11 March 2026 at 00:00.',
    });
  });

  it.each([
    ['handover.offered', 'remise proposée', '2026-03-10', 'PT12H', '2026-03-10T12:00:00.000Z', 'Départ : remise proposée, 10 mars 2026, heure inconnue : le délai court dès le premier instant du jour.'],
    ['stay.admitted', 'admission', '2026-03', 'PT24H', '2026-03-02T00:00:00.000Z', 'Départ : admission, mars 2026, jour inconnu : le délai court dès le premier instant du mois.'],
    ['placement.started', 'retour en famille', '2026-04-01', 'P7D', '2026-04-08T00:00:00.000Z', 'Départ : retour en famille, 1er avril 2026, heure inconnue : le délai court dès le premier instant du jour.'],
  ])('a %s known only roughly is read as it serves the child, and says so', (startFact, words, starts, limit, due, line) => {
    const lines = whyLines({ ...custody, rule: { ...custody.rule, startFact, startsAt: { fr: words, en: words }, limits: [limit] }, starts: known(starts), dueAt: new Date(due) });
    expect([lines[0]?.fr, lines[2]?.fr.split(' = ')[1]]).toEqual([line, instant(new Date(due), 'fr')]);
  });

  it.each([
    ['within a day', '2026-03-10T05:30:00.000Z', '2026-03-11T05:30:00.000Z', false],
    ['more than a day after', '2026-03-10T05:30:00.000Z', '2026-03-11T05:30:00.001Z', true],
    ['of a day: within the day after it', '2026-03-10', '2026-03-12T00:00:00.000Z', false],
    ['after it was due', '2026-03', '2026-03-12T05:30:00.001Z', true],
    ['agreed beforehand', '2026-03-10T05:30:00.000Z', '2026-03-01T00:00:00.000Z', false],
  ])('known %s', (_, starts, recorded, late) => {
    expect(knownLate({ starts: known(starts), dueAt: custody.dueAt, becameKnownAt: new Date(recorded) })).toBe(late);
  });

  it.each([
    ['PT48H', '48 heures', '48 hours'],
    ['PT1H', '1 heure', '1 hour'],
    ['P3M', '3 mois', '3 months'],
    ['P1M', '1 mois', '1 month'],
    ['P1DT12H', '1 jour 12 heures', '1 day 12 hours'],
    ['PT30M', '30 minutes', '30 minutes'],
    ['P1Y', '1 an', '1 year'],
  ])('%s is %s, %s', (duration, fr, en) => {
    expect([durationInWords(duration, 'fr'), durationInWords(duration, 'en')]).toEqual([fr, en]);
  });
});
