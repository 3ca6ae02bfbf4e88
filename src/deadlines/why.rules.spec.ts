import { describe, expect, it } from '@jest/globals';
import { parseKnownTime } from '../platform/known-time/index.js';
import { durationInWords, type Explained, whyLines } from './why.rules.js';

const known = (text: string): { at: Date; precision: 'minute' | 'day' | 'month' } => {
  const time = parseKnownTime(text);
  if (time === undefined) throw new Error(text);
  return time;
};

const custody: Explained = {
  rule: {
    label: { fr: 'Remise', en: 'Handover' }, startsAt: { fr: 'privation de liberté', en: 'deprivation of liberty' }, endsAt: { fr: 'remise acceptée', en: 'handover accepted' },
    limits: ['PT48H'], series: false, source: 'Protocole, 2013', certainty: 'secondary', version: 1, startFact: 'custody.started',
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
