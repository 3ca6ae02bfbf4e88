import { describe, expect, it } from '@jest/globals';
import { Refusal } from '../platform/refusal/index.js';
import type { RuleChange, TimeLimit } from './deadline.vocabulary.js';
import { decideChange, differencesBetween, firstDayOfChange } from './rule-change.rules.js';

const on = (day: string): Date => new Date(`${day}T00:00:00.000Z`);
const NOW = new Date('2026-03-10T08:00:00.000Z');
const words = { fr: 'Remise', en: 'Handover' };
const CUSTODY: TimeLimit = {
  id: 'v1', code: 'custody-handover', version: 1, jurisdiction: 'ML', label: words, startsAt: words, endsAt: words, limits: ['PT48H'], series: false, repeats: false,
  warnings: ['PT24H', 'PT42H'], escalations: ['PT0S', 'PT24H'], limitStep: 3, announced: true, source: 'Protocole, 2013', certainty: 'secondary', remark: null,
  effectiveFrom: on('2013-01-01'), effectiveTo: null, appliesToRunning: false, startFact: 'custody.started', settlingFacts: ['custody.ended'], voidingFacts: [],
};
const VISITS: TimeLimit = { ...CUSTODY, code: 'follow-up-visits', limits: ['P7D', 'P1M'], series: true, warnings: [] };

function changed(rule: TimeLimit, change: Partial<RuleChange>): RuleChange {
  const { label, limits, series, warnings, escalations, source, certainty, remark } = rule;
  return { label, limits, series, warnings, escalations, source, certainty, remark, effectiveFrom: on('2026-04-01'), appliesToRunning: false, ...change };
}

function refusal(rule: TimeLimit, change: Partial<RuleChange>): string | undefined {
  try {
    decideChange(rule, changed(rule, change), NOW);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return `${error.code} ${error.field ?? ''}`.trim();
  }
}

describe('changing a time limit', () => {
  it.each<[string, Partial<RuleChange>, string | undefined]>([
    ['another duration', { limits: ['PT72H'] }, undefined],
    ['nothing', {}, 'time-limit-unchanged'],
    ['nothing but that it holds for what is running', { appliesToRunning: true }, undefined],
    ['no duration', { limits: ['48 h'] }, 'time-limit-duration limit'],
    ['no limit at all', { limits: [] }, 'time-limit-duration limit'],
    ['a limit of nothing', { limits: ['PT0S'] }, 'time-limit-duration limit'],
    ['months where hours were meant', { limits: ['P480M'] }, 'time-limit-duration limit'],
    ['two limits', { limits: ['P1D', 'P2D'], series: true }, 'time-limit-is-single limit'],
    ['a warning that is no duration', { warnings: ['bientôt'] }, 'time-limit-duration warnings'],
    ['a warning at the limit', { warnings: ['PT24H', 'PT48H'] }, 'time-limit-warning-late warnings'],
    ['a warning after it', { limits: ['PT12H'] }, 'time-limit-warning-late warnings'],
    ['warnings out of order', { warnings: ['PT42H', 'PT24H'] }, 'time-limit-not-ascending warnings'],
    ['no warnings', { warnings: [] }, undefined],
    ['escalations out of order', { escalations: ['PT0S', 'P7D', 'P3D'] }, 'time-limit-not-ascending escalations'],
    ['the same escalation twice', { escalations: ['PT24H', 'P1D'] }, 'time-limit-not-ascending escalations'],
    ['an escalation that is no duration', { escalations: [''] }, 'time-limit-duration escalations'],
    ['from today', { limits: ['PT72H'], effectiveFrom: on('2026-03-10') }, 'time-limit-day-begun effectiveFrom'],
    ['from tomorrow', { limits: ['PT72H'], effectiveFrom: on('2026-03-11') }, undefined],
    ['from before there was a rule', { limits: ['PT72H'], effectiveFrom: on('2012-01-01') }, 'time-limit-before-version effectiveFrom'],
  ])('%s', (_, change, expected) => {
    expect(refusal(CUSTODY, change)).toBe(expected);
  });

  it.each<[string, Partial<RuleChange>, string | undefined]>([
    ['another series', { limits: ['P7D', 'P1M', 'P2M'] }, undefined],
    ['a single limit for a series', { limits: ['P7D'], series: false }, 'time-limit-is-series series'],
    ['out of order', { limits: ['P1M', 'P7D'] }, 'time-limit-not-ascending series'],
    ['out of order in February only', { limits: ['P30D', 'P1M'] }, 'time-limit-not-ascending series'],
    ['with a warning', { limits: ['P9D'], warnings: ['P1D'] }, 'time-limit-series-unwarned warnings'],
  ])('a series: %s', (_, change, expected) => {
    expect(refusal(VISITS, change)).toBe(expected);
  });

  it('a version that is still to come may be replaced on its day, and not before', () => {
    const coming = { ...CUSTODY, version: 2, effectiveFrom: on('2026-04-01'), appliesToRunning: true };
    expect(refusal(coming, { limits: ['PT72H'] })).toBeUndefined();
    expect(refusal(coming, {})).toBeUndefined(); // as before, and not for what is running
    expect(refusal(coming, { appliesToRunning: true })).toBe('time-limit-unchanged');
    expect(refusal(coming, { limits: ['PT72H'], effectiveFrom: on('2026-03-31') })).toBe('time-limit-before-version effectiveFrom');
    expect([firstDayOfChange(coming, NOW), firstDayOfChange(CUSTODY, NOW)]).toEqual([on('2026-04-01'), on('2026-03-11')]);
  });

  it('tells what a version says otherwise than the one before it', () => {
    const after = { ...CUSTODY, version: 2, limits: ['PT72H'], remark: 'à relire', label: { ...words, fr: 'Remise civile' } };
    expect(differencesBetween(CUSTODY, after)).toEqual([
      { field: 'limit', before: ['PT48H'], after: ['PT72H'] }, { field: 'labelFr', before: ['Remise'], after: ['Remise civile'] }, { field: 'remark', before: [], after: ['à relire'] },
    ]);
    expect(differencesBetween(after, after)).toEqual([]);
  });
});
