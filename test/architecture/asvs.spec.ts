import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const exists = (path: string): boolean => existsSync(new URL(`../../${path}`, import.meta.url));

/** The numbers of the 253 requirements of levels 1 and 2 of ASVS 5.0.0. */
const NUMBERS = read('test/architecture/asvs-5.0-levels-1-and-2.txt').trim().split(/\s+/);
const rows = [...read('docs/asvs.md').matchAll(/^\| (\d+\.\d+\.\d+) \| [12] \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(([, number, , state, where]) => ({
  number: number ?? '', state: state?.trim() ?? '', where: where?.trim() ?? '',
}));

describe('docs/asvs.md', () => {
  it('has one row for each requirement of levels 1 and 2, in their order', () => {
    expect(NUMBERS).toHaveLength(253);
    expect(rows.map(({ number }) => number)).toEqual(NUMBERS);
  });

  it('says of each that it is met, not applicable or not met, and why', () => {
    expect(rows.filter(({ state }) => !['met', 'not applicable', 'not met'].includes(state))).toEqual([]);
    expect(rows.filter(({ where }) => where.length < 8)).toEqual([]);
    expect(rows.filter(({ state, where }) => state === 'not met' && !/plan/i.test(where)).map(({ number }) => number)).toEqual([]);
  });

  it('names only files that exist', () => {
    const named = rows.flatMap(({ number, where }) => [...where.matchAll(/(?:src|test|web|docs|migrations|deploy)\/[\w./-]*\w/g)].map(([path]) => ({ number, path })));
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter(({ path }) => !exists(path))).toEqual([]);
  });
});
