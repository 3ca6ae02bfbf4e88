import { expect, it } from '@jest/globals';
import { firstIdAt } from './uuid-time.rules.js';

it.each([
  ['1970-01-01T00:00:00.000Z', '00000000-0000-0000-0000-000000000000'],
  ['2022-02-22T19:22:22.000Z', '017f22e2-79b0-0000-0000-000000000000'], // the example of RFC 9562, appendix A.6
])('%s begins at %s', (instant, id) => {
  expect(firstIdAt(new Date(instant))).toBe(id);
});
