import { describe, expect, it } from '@jest/globals';
import { ESLint } from 'eslint';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
// Where CI is set the parser takes one look at the files and keeps it; here their texts change with every snippet.
process.env['TSESTREE_SINGLE_RUN'] = 'false';
const eslint = new ESLint({ cwd: root });

/** Rules that ask for types work on files of the project only: a snippet takes the place of a real file's text. */
const SOMEWHERE = 'src/reference/reference.module.ts';
const CLOCK = 'src/platform/clock/clock.ts';
const CONFIG = 'src/platform/config/config.ts';
const DATABASE = 'src/platform/database/unit-of-work.ts';
const TEST = 'test/architecture/lint.spec.ts';
const SYNTAX = 'no-restricted-syntax';

const FORBIDDEN: [what: string, rule: string, file: string, code: string][] = [
  ['the present instant by new Date()', SYNTAX, SOMEWHERE, 'export const at = new Date();'],
  ['the present instant by Date.now()', SYNTAX, SOMEWHERE, 'export const at = Date.now();'],
  ['the present instant by Date["now"]', SYNTAX, SOMEWHERE, "export const at = Date['now']();"],
  ['the present instant handed on as a function', SYNTAX, SOMEWHERE, 'export const clock = { now: Date.now };'],
  ['the present instant as a text', SYNTAX, SOMEWHERE, 'export const at = Date();'],
  ['the present instant in a configuration', SYNTAX, CONFIG, 'export const at = new Date();'],
  ['the present instant in the database room', SYNTAX, DATABASE, 'export const at = Date.now();'],
  ['the present instant in a test', SYNTAX, TEST, 'export const at = new Date();'],
  ['the environment', SYNTAX, SOMEWHERE, "export const port = process.env['PORT'];"],
  ['the environment by another notation', SYNTAX, SOMEWHERE, "export const all = process['env'];"],
  ['the environment taken apart', SYNTAX, SOMEWHERE, 'const { env } = process; export const all = env;'],
  ['the environment imported', SYNTAX, SOMEWHERE, "import { env } from 'node:process'; export const all = env;"],
  ['the environment in the clock', SYNTAX, CLOCK, "export const zone = process.env['TZ'];"],
  ['the environment in the database room', SYNTAX, DATABASE, "export const url = process.env['DATABASE_URL'];"],
  ['an injected repository', SYNTAX, SOMEWHERE, 'export class A { constructor(@InjectRepository(Object) readonly rows: unknown) {} }'],
  ['the import of InjectRepository', SYNTAX, SOMEWHERE, "import { InjectRepository } from '@nestjs/typeorm'; export const a = InjectRepository;"],
  ['an injected data source', SYNTAX, SOMEWHERE, 'export class A { constructor(@InjectDataSource() readonly source: unknown) {} }'],
  ['an injected entity manager', SYNTAX, SOMEWHERE, 'export class A { constructor(@InjectEntityManager() readonly manager: unknown) {} }'],
  ['a data source of one\'s own', SYNTAX, SOMEWHERE, "import { DataSource } from 'typeorm'; export const a = DataSource;"],
  ['a switch that forgets a case', '@typescript-eslint/switch-exhaustiveness-check', SOMEWHERE, "export function f(x: 'a' | 'b'): number { switch (x) { case 'a': return 1; } return 2; }"],
  ['a type imported as a value', '@typescript-eslint/consistent-type-imports', SOMEWHERE, "import { Config } from '../platform/config/index.js'; export type A = Config;"],
  ['a non-null assertion', '@typescript-eslint/no-non-null-assertion', SOMEWHERE, 'export const f = (x: string | undefined): string => x!;'],
  ['a forgotten promise', '@typescript-eslint/no-floating-promises', SOMEWHERE, 'export function f(): void { Promise.resolve(1); }'],
  ['an any', '@typescript-eslint/no-explicit-any', SOMEWHERE, 'export const f = (x: any): unknown => x as unknown;'],
  ['a class without state or decorator', '@typescript-eslint/no-extraneous-class', SOMEWHERE, 'export class A {}'],
  ['a file too long to be read', 'max-lines', SOMEWHERE, '// a line\n'.repeat(351)],
  ['output beside the log', 'no-console', SOMEWHERE, "console.log('a');"],
  ['an excuse that excuses nothing', 'unused directive', SOMEWHERE, '/* eslint-disable eqeqeq */\nexport const a = 1;'],
];

const ALLOWED: [what: string, file: string, code: string][] = [
  ['a date from a value', SOMEWHERE, "export const at = new Date('2024-02-15');"],
  ['the present instant in the clock', CLOCK, 'export const at = [new Date(), Date.now()];'],
  ['the environment in the configuration', CONFIG, "export const port = process.env['PORT'];"],
  ['the data source in the database room', DATABASE, "import { DataSource } from 'typeorm'; export const a = DataSource;"],
  ['an empty class that carries a decorator', SOMEWHERE, "import { Module } from '@nestjs/common';\n@Module({})\nexport class A {}"],
  [
    'a value import that injection reads at run time', SOMEWHERE,
    "import { Injectable } from '@nestjs/common';\nimport { Config } from '../platform/config/index.js';\n@Injectable()\nexport class A { constructor(readonly config: Config) {} }",
  ],
  ['a switch that names every case', SOMEWHERE, "export function f(x: 'a' | 'b'): number { switch (x) { case 'a': return 1; case 'b': return 2; } }"],
  ['a long list of tests', TEST, '// a line\n'.repeat(400)],
];

describe('the lint', () => {
  it.each(FORBIDDEN)('refuses %s (%s in %s)', async (_, rule, file, code) => {
    expect(await findings(file, code)).toContain(rule);
  });

  it.each(ALLOWED)('lets pass %s (in %s)', async (_, file, code) => {
    expect(await findings(file, code)).toEqual([]);
  });

  it.each(['src/start.ts', 'src/with-database.ts', 'src/platform/config/config.module.ts'])('lets %s read the environment', async (file) => {
    const { rules } = (await eslint.calculateConfigForFile(file)) as { rules: Record<string, [number, ...{ message: string }[]]> };
    const [severity, ...bans] = rules[SYNTAX] ?? [0];
    expect(severity).toBe(2);
    expect(bans.filter(({ message }) => message.includes('Config'))).toEqual([]);
    expect(bans.filter(({ message }) => message.includes('Clock'))).not.toEqual([]);
  });
});

async function findings(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: `${root}/${file}` });
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? (message.startsWith('Unused eslint-disable') ? 'unused directive' : message));
}
