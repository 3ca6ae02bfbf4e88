import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type KnownTime, parseKnownTime } from '../platform/known-time/index.js';
import { agreedAt, decideAnswer, decideSharing, decideWithdrawal, lackingFor, mayDecideBestInterests, needed, type Said } from './consent.rules.js';
import { type Answer, type ConsentState, type Giver, GIVERS, type Needed, type Purpose, type Section, SECTIONS, type Withdrawal } from './consent.vocabulary.js';

const time = (text: string): KnownTime => parseKnownTime(text) ?? { at: new Date(Number.NaN), precision: 'minute' };
const AGES = { majority: 18, assentFrom: 6 };
const BOTH: Needed = { assent: true, consent: true };
const CHILD: Needed = { assent: true, consent: false };
const ADULT: Needed = { assent: false, consent: true };
const AT = new Date('2026-03-10T12:00:00.000Z');
const NOBODY: Said = { answers: [], withdrawals: [] };
const ALL: readonly Section[] = SECTIONS;

let count = 0;
const answer = (giver: Giver, given: string, more: Partial<Answer> = {}): Answer => {
  const known = time(given);
  count += 1;
  return {
    id: `answer ${String(count)}`, purpose: 'sharing', recipient: 'icrc', giver, agreed: true, sections: ALL, given: known, until: null,
    recordedAt: new Date(Math.max(known.at.getTime(), Date.parse('2026-03-01T00:00:00.000Z'))), ...more,
  };
};
const withdrawn = (consent: Answer, at: string, giver: Giver = consent.giver): Withdrawal => ({ consentId: consent.id, giver, at: time(at) });
const stateOf = (said: Said, who: Needed, at = AT): ConsentState => agreedAt(said, 'sharing', 'icrc', who, at).state;
const refusal = (work: () => unknown): string => {
  try {
    return String(work());
  } catch (error) {
    const { code, field } = error as { code: string; field?: string };
    return field === undefined ? code : `${code} ${field}`;
  }
};

describe('whose word is asked for', () => {
  const age = (years: number | null, precision: 'stated' | 'approximate' | 'doubted' | 'unknown' = 'stated') => ({ years, precision, knownAt: new Date('2026-01-01T00:00:00.000Z') });

  it.each([
    ['3 years', age(3), ADULT], ['5 years, nearly 6', age(5), ADULT], ['6 years', age(6), BOTH], ['17 years', age(17), BOTH], ['18 years', age(18), CHILD],
    ['about 4 years', age(4, 'approximate'), BOTH], ['about 2 years', age(2, 'approximate'), ADULT], ['about 19 years', age(19, 'approximate'), BOTH], ['about 20 years', age(20, 'approximate'), CHILD],
    ['19 years, doubted', age(19, 'doubted'), BOTH], ['unknown', age(null, 'unknown'), BOTH],
  ])('%s', (_, known, who) => {
    expect(needed(known, AGES, new Date('2026-02-01T00:00:00.000Z'))).toEqual(who);
  });

  it('grows with the child, and with the data', () => {
    expect(needed(age(16), AGES, new Date('2028-06-01T00:00:00.000Z'))).toEqual(CHILD);
    expect(needed(age(5), AGES, new Date('2027-06-01T00:00:00.000Z'))).toEqual(BOTH);
    expect(needed(age(10), { ...AGES, assentFrom: 12 }, new Date('2026-02-01T00:00:00.000Z'))).toEqual(ADULT);
  });

  it('is never nobody’s', () => {
    fc.assert(
      fc.property(fc.option(fc.integer({ min: 0, max: 25 })), fc.constantFrom('stated', 'approximate', 'doubted', 'unknown'), fc.date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }), (years, precision, at) => {
        const who = needed(age(years, precision), AGES, at);
        expect(who.assent || who.consent).toBe(true);
      }),
    );
  });
});

describe('what is agreed at an instant', () => {
  const child = answer('child', '2026-03-05');
  const parent = answer('parent', '2026-03-05');

  it.each<[string, Said, Needed, ConsentState]>([
    ['nothing said', NOBODY, BOTH, 'missing'],
    ['both agreed', { answers: [child, parent], withdrawals: [] }, BOTH, 'agreed'],
    ['the child alone, the parent is asked for', { answers: [child], withdrawals: [] }, BOTH, 'missing'],
    ['the parent alone, the child is asked for', { answers: [parent], withdrawals: [] }, BOTH, 'missing'],
    ['the parent alone, for a small child', { answers: [parent], withdrawals: [] }, ADULT, 'agreed'],
    ['a small child says no', { answers: [parent, answer('child', '2026-03-05', { agreed: false, sections: [] })], withdrawals: [] }, ADULT, 'refused'],
    ['of age, the parent says no', { answers: [child, answer('parent', '2026-03-05', { agreed: false, sections: [] })], withdrawals: [] }, CHILD, 'agreed'],
    ['withdrawn by the child', { answers: [child, parent], withdrawals: [withdrawn(child, '2026-03-09')] }, BOTH, 'withdrawn'],
    ['withdrawn by the child of what the parent gave', { answers: [child, parent], withdrawals: [withdrawn(parent, '2026-03-09', 'child')] }, BOTH, 'withdrawn'],
    ['withdrawn on this very day, hour unknown', { answers: [child, parent], withdrawals: [withdrawn(parent, '2026-03-10')] }, BOTH, 'withdrawn'],
    ['withdrawn in this month, day unknown', { answers: [child, parent], withdrawals: [withdrawn(parent, '2026-03')] }, BOTH, 'withdrawn'],
    ['withdrawn later than the instant', { answers: [child, parent], withdrawals: [withdrawn(parent, '2026-03-10T12:00:00.001Z')] }, BOTH, 'agreed'],
    ['agreed again after the withdrawal', { answers: [child, parent, answer('parent', '2026-03-10T09:00:00.000Z')], withdrawals: [withdrawn(parent, '2026-03-09')] }, BOTH, 'agreed'],
    ['agreed and refused on one day: doubt serves the child', { answers: [child, parent, answer('parent', '2026-03-05', { agreed: false, sections: [] })], withdrawals: [] }, BOTH, 'refused'],
    ['refused, then agreed', { answers: [child, parent, answer('parent', '2026-03-04', { agreed: false, sections: [] })], withdrawals: [] }, BOTH, 'agreed'],
    ['agreed until yesterday', { answers: [child, answer('parent', '2026-03-05', { until: time('2026-03-09') })], withdrawals: [] }, BOTH, 'expired'],
    ['agreed until today, today included', { answers: [child, answer('parent', '2026-03-05', { until: time('2026-03-10') })], withdrawals: [] }, BOTH, 'agreed'],
    ['renewed before it ended', { answers: [child, answer('parent', '2026-03-05', { until: time('2026-03-09') }), answer('parent', '2026-03-08')], withdrawals: [] }, BOTH, 'agreed'],
    ['one parent refuses, the guardian agrees', { answers: [child, answer('parent', '2026-03-05', { agreed: false, sections: [] }), answer('guardian', '2026-03-06')], withdrawals: [] }, BOTH, 'refused'],
    ['no parent, decided in the child’s best interests', { answers: [child, answer('best-interests', '2026-03-05')], withdrawals: [] }, BOTH, 'agreed'],
    ['the parent refuses, the best interests decide otherwise', { answers: [child, answer('parent', '2026-03-05', { agreed: false, sections: [] }), answer('best-interests', '2026-03-06')], withdrawals: [] }, BOTH, 'agreed'],
    ['the parent agrees, the best interests do not', { answers: [child, parent, answer('best-interests', '2026-03-06', { agreed: false, sections: [] })], withdrawals: [] }, BOTH, 'refused'],
    ['given later than the instant', { answers: [child, answer('parent', '2026-03-10T12:01:00.000Z')], withdrawals: [] }, BOTH, 'missing'],
    ['given today and written down this morning', { answers: [child, answer('parent', '2026-03-10', { recordedAt: new Date('2026-03-10T09:00:00.000Z') })], withdrawals: [] }, BOTH, 'agreed'],
    ['given to another partner', { answers: [{ ...child, recipient: 'unicef' }, { ...parent, recipient: 'unicef' }], withdrawals: [] }, BOTH, 'missing'],
    ['given to another purpose', { answers: [{ ...child, purpose: 'care', recipient: null }, { ...parent, purpose: 'care', recipient: null }], withdrawals: [] }, BOTH, 'missing'],
  ])('%s', (_, said, who, expected) => {
    expect(stateOf(said, who)).toBe(expected);
  });

  it('covers what each side agreed to and no more; a later agreement takes the place of an earlier one', () => {
    const narrow = answer('parent', '2026-03-06', { sections: ['situation', 'care'] });
    const covered = (answers: Answer[]): readonly Section[] => agreedAt({ answers, withdrawals: [] }, 'sharing', 'icrc', BOTH, AT).sections;
    expect(covered([child, parent])).toEqual(ALL);
    expect(covered([child, parent, narrow])).toEqual(['situation', 'care']);
    expect(covered([answer('child', '2026-03-05', { sections: ['situation', 'identity'] }), narrow])).toEqual(['situation']);
    expect(covered([child, narrow, answer('parent', '2026-03-06', { sections: ['care', 'identity'] })])).toEqual(['care']); // order unknown
  });

  it('nobody’s no can be outvoted: from a withdrawal on, nothing is agreed until the same person surely agrees again', () => {
    const moment = fc.integer({ min: 1, max: 9 }).map((day) => `2026-03-0${String(day)}`);
    fc.assert(
      fc.property(fc.array(fc.record({ giver: fc.constantFrom(...GIVERS), given: moment }), { maxLength: 12 }), moment, fc.constantFrom(BOTH, CHILD), (given, at, who) => {
        const answers = given.map((one) => answer(one.giver, one.given));
        const own = answers.filter((one) => one.giver === 'child');
        const [first] = own;
        if (first === undefined) return;
        const agreedAfter = own.some((one) => one.given.at.toISOString().slice(0, 10) > at);
        const { state } = agreedAt({ answers, withdrawals: [withdrawn(first, at)] }, 'sharing', 'icrc', who, AT);
        if (!agreedAfter) expect(state).toBe('withdrawn');
      }),
    );
  });

  it('does not depend on the order in which the answers are read', () => {
    const one = fc.record({ giver: fc.constantFrom(...GIVERS), agreed: fc.boolean(), given: fc.constantFrom('2026-03-01', '2026-03-02', '2026-03', '2026-03-02T10:00:00.000Z', '2026-03-03') });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), (given) => {
        const answers = given.map(({ giver, agreed, given: when }) => answer(giver, when, { agreed, sections: agreed ? ALL : [] }));
        const read = (order: Answer[]): string => stateOf({ answers: order, withdrawals: [] }, BOTH);
        expect(read(answers.toReversed())).toBe(read(answers));
      }),
    );
  });
});

describe('sharing beyond what was agreed is refused', () => {
  const STATES: readonly ConsentState[] = ['agreed', 'refused', 'withdrawn', 'expired', 'missing'];
  const SIDES: readonly [string, Needed, readonly Giver[]][] = [['child and parent', BOTH, ['child', 'parent']], ['child of age', CHILD, ['child']], ['parent of a small child', ADULT, ['parent']]];

  /** All that these people have said, so that it comes to this state. */
  const saying = (givers: readonly Giver[], state: ConsentState, purpose: Purpose, recipient: string | null, sections: readonly Section[]): Said => {
    const answers: Answer[] = [];
    const withdrawals: Withdrawal[] = [];
    if (state === 'missing') return { answers, withdrawals };
    for (const [index, giver] of givers.entries()) {
      // It is enough that one of them does not agree: the last.
      const last = index === givers.length - 1;
      const said = answer(giver, '2026-03-05', {
        purpose, recipient, sections, ...(last && state === 'refused' && { agreed: false, sections: [] }), ...(last && state === 'expired' && { until: time('2026-03-06') }),
      });
      answers.push(said);
      if (last && state === 'withdrawn') withdrawals.push(withdrawn(said, '2026-03-09'));
    }
    return { answers, withdrawals };
  };

  const table = SIDES.flatMap(([sides, who, givers]) =>
    STATES.flatMap((sharing) => STATES.flatMap((purpose) => SECTIONS.flatMap((wanted) => [true, false].map((covered) => ({ sides, who, givers, sharing, purpose, wanted, covered }))))),
  );

  it(`${String(table.length)} combinations of who, what was said of the partner, of the purpose, and of each part of the file`, () => {
    expect(table).toHaveLength(3 * 5 * 5 * 6 * 2);
    for (const { sides, who, givers, sharing, purpose, wanted, covered } of table) {
      const sections = covered ? ALL : ALL.filter((section) => section !== wanted);
      const forPartner = saying(givers, sharing, 'sharing', 'icrc', sections);
      const forPurpose = saying(givers, purpose, 'tracing', null, []);
      const said = { answers: [...forPartner.answers, ...forPurpose.answers], withdrawals: [...forPartner.withdrawals, ...forPurpose.withdrawals] };
      const expected = sharing !== 'agreed' ? 'partner' : !covered ? 'sections' : purpose !== 'agreed' ? 'purpose' : undefined;
      const wish = { partner: 'icrc', purpose: 'tracing' as const, sections: ['situation' as const, ...(wanted === 'situation' ? [] : [wanted])] };
      expect([sides, sharing, purpose, wanted, covered, lackingFor(wish, said, who, AT)]).toEqual([sides, sharing, purpose, wanted, covered, expected]);
      expect(lackingFor({ ...wish, partner: 'unicef' }, said, who, AT)).toBe('partner');
      expect(lackingFor({ ...wish, purpose: 'reporting' }, said, who, AT)).toBe(expected ?? 'purpose');
    }
  });

  it.each([
    ['centre-worker', false], ['case-worker', false], ['centre-manager', true], ['regional-officer', true], ['national-officer', true], ['monitor', false], ['security-liaison', false], ['administrator', false], ['auditor', false],
  ])('in the child’s best interests, by a %s: %s', (role, may) => {
    const wish = { partner: 'icrc', purpose: 'care' as const, sections: ALL };
    expect(mayDecideBestInterests(role)).toBe(may);
    expect(refusal(() => decideSharing(wish, NOBODY, BOTH, AT, { asked: true, role }))).toBe(may ? 'best-interests' : 'override-not-allowed overrideReason');
    expect(refusal(() => decideSharing(wish, NOBODY, BOTH, AT, { asked: false, role }))).toBe('consent-missing partner');
  });

  it('with consent, nothing is overridden', () => {
    const said = { answers: [answer('child', '2026-03-05'), answer('child', '2026-03-05', { purpose: 'care', recipient: null, sections: [] })], withdrawals: [] };
    expect(decideSharing({ partner: 'icrc', purpose: 'care', sections: ALL }, said, CHILD, AT, { asked: true, role: 'centre-worker' })).toBe('consent');
  });
});

describe('an answer, and taking it back', () => {
  it.each([
    ['sharing with nobody', { recipient: null }, 'recipient-required recipient'],
    ['sharing of nothing', { sections: [] }, 'sections-required sections'],
    ['a refusal to share', { agreed: false, sections: [] }, 'undefined'],
    ['ends before it begins', { until: time('2026-03-04') }, 'ends-before-start until'],
    ['ends on its day', { until: time('2026-03-05') }, 'undefined'],
    ['care', { purpose: 'care' as const, recipient: null, sections: [] }, 'undefined'],
  ])('%s', (_, more, expected) => {
    expect(refusal(() => { decideAnswer(answer('child', '2026-03-05', more)); })).toBe(expected);
  });

  it('only an agreement, once, and not before it was given', () => {
    const given = answer('child', '2026-03-05');
    expect(refusal(() => { decideWithdrawal(given, [], time('2026-03-05')); })).toBe('undefined');
    expect(refusal(() => { decideWithdrawal(given, [], time('2026-03-04')); })).toBe('before-previous-fact at');
    expect(refusal(() => { decideWithdrawal(given, [withdrawn(given, '2026-03-06')], time('2026-03-07')); })).toBe('already-withdrawn');
    expect(refusal(() => { decideWithdrawal({ ...given, agreed: false }, [], time('2026-03-07')); })).toBe('consent-not-given');
  });
});
