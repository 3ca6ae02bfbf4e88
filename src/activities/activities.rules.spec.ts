import { describe, expect, it } from '@jest/globals';
import { decideActivity, type Said } from './activities.rules.js';

const PEOPLE = { males: 12, females: 8, sexUnknown: 0 };
const TRAINING: Said = { kind: 'training', status: 'done', onDay: '2026-03-01', topic: 'protocol-2013', audience: 'defence-and-security', people: PEOPLE };
const VISIT: Said = { kind: 'camp-visit', status: 'planned', onDay: '2026-03-10' };
const refusal = (code: string, field?: string): unknown => expect.objectContaining({ code, field });

describe('an activity', () => {
  it.each<[string, Said]>([
    ['a training session with its participants', TRAINING],
    ['a visit that is planned for today', VISIT],
    ['a visit with the children identified', { ...VISIT, status: 'done', people: PEOPLE }],
    ['a visit that was called off', { ...VISIT, status: 'cancelled', cancelReason: 'insecurity' }],
    ['a step of an action plan', { kind: 'action-plan', status: 'done', onDay: '2026-03-01', party: 'CMA', step: 'signed' }],
    ['closed schools in figures', { kind: 'closed-schools', status: 'done', onDay: '2026-03-01', schools: 1788, pupils: 536_400, teachers: 10_728 }],
    ['closed schools of a place in per cent', { kind: 'closed-schools', status: 'done', onDay: '2026-03-01', region: 'kidal', perCent: 72 }],
    ['one-stop centres in service', { kind: 'one-stop-centres', status: 'done', onDay: '2026-03-01', centres: 17 }],
    ['a partner in a region, until a day to come', { kind: 'partner', status: 'done', onDay: '2026-03-01', untilDay: '2026-12-31', partner: 'unicef', region: 'gao' }],
  ])('%s', (_, said) => {
    expect(() => { decideActivity(said, '2026-03-10'); }).not.toThrow();
  });

  it.each<[string, Said, string, string]>([
    ['a training session about nothing', { ...TRAINING, topic: undefined }, 'activity-incomplete', 'topic'],
    ['closed schools without a figure', { kind: 'closed-schools', status: 'done', onDay: '2026-03-01' }, 'activity-incomplete', 'schools'],
    ['a partner nowhere', { kind: 'partner', status: 'done', onDay: '2026-03-01', partner: 'unicef' }, 'activity-incomplete', 'region'],
    ['schools of a training session', { ...TRAINING, schools: 3 }, 'activity-field-of-another', 'schools'],
    ['held tomorrow', { ...TRAINING, onDay: '2026-03-11' }, 'in-the-future', 'onDay'],
    ['planned for yesterday', { ...VISIT, onDay: '2026-03-09' }, 'planned-in-the-past', 'onDay'],
    ['over before it began', { ...TRAINING, untilDay: '2026-02-28' }, 'ends-before-start', 'untilDay'],
    ['called off without a reason', { ...VISIT, status: 'cancelled' }, 'activity-cancelled-why', 'cancelReason'],
    ['held, with a reason why not', { ...TRAINING, cancelReason: 'insecurity' }, 'activity-cancelled-why', 'cancelReason'],
    ['participants of what is only planned', { ...VISIT, people: PEOPLE }, 'activity-not-held', 'people'],
    ['one-stop centres that are planned', { kind: 'one-stop-centres', status: 'planned', onDay: '2026-04-01', centres: 3 }, 'activity-not-held', 'status'],
  ])('refused: %s', (_, said, code, field) => {
    expect(() => { decideActivity(said, '2026-03-10'); }).toThrow(refusal(code, field));
  });
});
