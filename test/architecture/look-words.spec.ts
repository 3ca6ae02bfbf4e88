import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const [union = ''] = /export type Look =[^;]+;/.exec(read('src/platform/journal/access-log.ts')) ?? [];
const looks = [...union.matchAll(/'([^']+)'/g)].map(([, look = '']) => look);

describe('every kind of look has its words', () => {
  it.each(['fr', 'en'])('in %s', (language) => {
    const words = JSON.parse(read(`web/src/i18n/${language}.json`)) as Record<string, string>;
    expect(looks.length).toBeGreaterThan(10);
    expect(looks.filter((look) => words[`look.${look}`] === undefined)).toEqual([]);
  });

  it('and can be asked for by the auditor', () => {
    const page = read('web/src/features/audit/looks.page.tsx');
    expect(looks.filter((look) => !page.includes(`'${look}'`))).toEqual([]);
  });
});
