import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const WEB = new URL('../../web/src/', import.meta.url);
const source = (path: string): string => readFileSync(new URL(path, WEB), 'utf8');

/** What no command changes, or what the page that changes it reads again by itself. */
const UNTOUCHED = ['audit', 'operations', 'own-access', 'own-channels', 'reference', 'retention-rules', 'session', 'ways', 'webhooks'];

describe('what is read again after a write', () => {
  it('is every subject that a page reads, but those that no write changes', () => {
    const files = readdirSync(WEB, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path) && path !== 'api/commands.ts');
    const read = new Set(files.flatMap((path) => [...source(path).matchAll(/queryKey: \['([a-z-]+)'/g)].map(([, subject]) => subject ?? '')));
    const [, list = ''] = /Promise\.all\(\[([^\]]*)\]/.exec(source('api/commands.ts')) ?? [];
    const again = new Set([...list.matchAll(/'([a-z-]+)'/g)].map(([, subject]) => subject ?? ''));
    expect([...read].filter((subject) => !again.has(subject)).toSorted()).toEqual(UNTOUCHED);
    expect([...again].filter((subject) => !read.has(subject))).toEqual([]);
  });
});
