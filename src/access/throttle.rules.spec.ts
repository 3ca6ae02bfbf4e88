import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mayTry, networkOf } from './throttle.rules.js';

const none = { known: false, byDevice: 0, byPlace: 0, byStrangers: 0, byNetwork: 0 };
const many = fc.integer({ min: 0, max: 100_000 });

describe('whether an attempt is looked at', () => {
  it.each([
    [{}, true],
    [{ byPlace: 4 }, true],
    [{ byPlace: 5 }, false],
    [{ byStrangers: 99 }, true],
    [{ byStrangers: 100 }, false],
    [{ byNetwork: 49 }, true],
    [{ byNetwork: 50 }, false],
    [{ known: true, byDevice: 9 }, true],
    [{ known: true, byDevice: 10 }, false],
  ])('%j: %s', (failures, expected) => {
    expect(mayTry({ ...none, ...failures })).toBe(expected);
  });

  it('whatever strangers do, the owner’s known device is looked at', () => {
    fc.assert(fc.property(many, many, many, (byPlace, byStrangers, byNetwork) => {
      expect(mayTry({ known: true, byDevice: 0, byPlace, byStrangers, byNetwork })).toBe(true);
    }));
  });

  it('no stranger gets more than a hundred wrong ones in a day', () => {
    fc.assert(fc.property(fc.integer({ min: 100, max: 100_000 }), many, (byStrangers, byDevice) => {
      expect(mayTry({ ...none, byDevice, byStrangers })).toBe(false);
    }));
  });
});

describe('the network of an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s is in %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
