import { expect, it } from '@jest/globals';
import { tellingPage } from './telling-page.rules.js';

it('the page says who is told of each step, and in whose place', () => {
  const lines = tellingPage().split('\n');
  expect(lines).toContain('| stay in a centre | officer of the region, manager of the centre | officer of the region, manager of the centre | officer of the region, manager of the centre | officer of the region, Ministry | officer of the region, Ministry, administrators |');
  expect(lines).toContain('| regional-officer | regional-officer (same region), national-officer | Ministry, administrators |');
  expect(lines.filter((line) => line.startsWith('| monitor'))).toEqual([]);
});
