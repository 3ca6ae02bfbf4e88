import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PERSON_CHANNELS, type PersonChannel, type Reach } from './channel.vocabulary.js';
import { channelsFor, reachable, replacementFor, urgencyOf } from './channels.rules.js';

const ALL = new Set(PERSON_CHANNELS);
const NONE = new Set<PersonChannel>();
const EVERYTHING: Reach = { order: null, telephone: true, device: true };
const NOTHING: Reach = { order: null, telephone: false, device: false };

describe('how urgent a step is', () => {
  it.each([
    ['opened', 'routine'], ['warning-1', 'routine'], ['warning-3', 'routine'],
    ['limit', 'urgent'], ['escalation-1', 'urgent'], ['difference', 'urgent'], ['renewed-1', 'urgent'],
  ])('%s: %s', (step, urgency) => {
    expect(urgencyOf(step)).toBe(urgency);
  });
});

describe('by which channels a step is told', () => {
  it.each<[string, 'routine' | 'urgent', Reach, ReadonlySet<PersonChannel>, PersonChannel[]]>([
    ['a routine step, to somebody with everything', 'routine', EVERYTHING, ALL, ['push']],
    ['an urgent step, to somebody with everything', 'urgent', EVERYTHING, ALL, ['push', 'sms']],
    ['a routine step, to somebody with an address alone', 'routine', NOTHING, ALL, ['email']],
    ['an urgent step, to somebody with an address alone', 'urgent', NOTHING, ALL, ['email']],
    ['an urgent step, where nothing but e-mail is set up', 'urgent', EVERYTHING, NONE, ['email']],
    ['a routine step, a telephone and no device', 'routine', { ...EVERYTHING, device: false }, ALL, ['email']],
    ['an urgent step, a telephone and no device', 'urgent', { ...EVERYTHING, device: false }, ALL, ['sms', 'email']],
    ['an urgent step, a device and no telephone', 'urgent', { ...EVERYTHING, telephone: false }, ALL, ['push', 'email']],
    ['an urgent step, where there is no SMS', 'urgent', EVERYTHING, new Set<PersonChannel>(['push']), ['push', 'email']],
    ['a routine step, to somebody who wants e-mail first', 'routine', { ...EVERYTHING, order: ['email', 'push', 'sms'] }, ALL, ['email']],
    ['an urgent step, to somebody who wants e-mail first', 'urgent', { ...EVERYTHING, order: ['email', 'push', 'sms'] }, ALL, ['email', 'push']],
    ['an urgent step, to somebody who wants no SMS', 'urgent', { ...EVERYTHING, order: ['push', 'email'] }, ALL, ['push', 'email']],
    ['a routine step, to somebody who puts SMS first', 'routine', { ...EVERYTHING, order: ['sms', 'email'] }, ALL, ['email']],
    ['an order from which e-mail was left out', 'urgent', { ...EVERYTHING, order: ['sms'] }, ALL, ['sms', 'email']],
  ])('%s', (_, urgency, reach, installed, expected) => {
    expect(channelsFor(urgency, reach, installed)).toEqual(expected);
  });
});

describe('which channel takes over', () => {
  it.each<[string, string[], Reach, PersonChannel | undefined]>([
    ['the device after e-mail, for who has both', ['email'], { ...EVERYTHING, order: ['email', 'push', 'sms'] }, 'push'],
    ['e-mail after device and SMS', ['app', 'push', 'sms'], EVERYTHING, 'email'],
    ['an SMS after device and e-mail', ['push', 'email'], EVERYTHING, 'sms'],
    ['none after e-mail, for who has nothing else', ['app', 'email'], NOTHING, undefined],
    ['none when everything was tried', ['push', 'sms', 'email'], EVERYTHING, undefined],
  ])('%s', (_, used, reach, expected) => {
    expect(replacementFor(used, reach, ALL)).toBe(expected);
  });
});

describe('whatever somebody has and wants', () => {
  const reaches = fc.record<Reach>({ order: fc.option(fc.shuffledSubarray([...PERSON_CHANNELS])), telephone: fc.boolean(), device: fc.boolean() });
  const installations = fc.subarray([...PERSON_CHANNELS]).map((some) => new Set(some));

  it('somebody is told by at least one way, by none twice, and by none that cannot reach them', () => {
    fc.assert(
      fc.property(reaches, installations, fc.constantFrom('routine', 'urgent'), (reach, installed, urgency) => {
        const told = channelsFor(urgency, reach, installed);
        expect(told.length).toBeGreaterThan(0);
        expect(new Set(told).size).toBe(told.length);
        expect(told.filter((channel) => !reachable(reach, installed).includes(channel))).toEqual([]);
        if (urgency === 'routine') expect(told).not.toContain('sms');
      }),
    );
  });

  it('failing one after the other, every way is tried once, and then none is left', () => {
    fc.assert(
      fc.property(reaches, installations, (reach, installed) => {
        const used: PersonChannel[] = [];
        for (let next = replacementFor(used, reach, installed); next !== undefined; next = replacementFor(used, reach, installed)) used.push(next);
        expect(used).toEqual(reachable(reach, installed));
      }),
    );
  });
});
