import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cruise, type ICruiseOptions, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const { forbidden, options } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as { forbidden: IForbiddenRuleType[]; options: ICruiseOptions };

const PACKAGES = [
  '@nestjs/common', '@nestjs/swagger', '@nestjs/typeorm', '@nestjs/bullmq', '@nestjs/platform-fastify', '@fastify/cookie', 'fastify', 'typeorm', 'pg', 'postgrator',
  'bullmq', 'csv-parse',
];
const MODULES = [
  'reference', 'configuration', 'access', 'audit', 'deadlines', 'identity', 'cases', 'custody', 'age-assessment', 'handover', 'foster-care', 'interim-care', 'family', 'reintegration', 'episodes', 'closure', 'violations', 'documents', 'acts', 'case-summary', 'consent', 'referrals', 'restricted', 'working-day',
  'duplicates', 'emergency-access', 'retention', 'channels', 'operations', 'disclosure', 'alerts', 'activities', 'reports', 'editions', 'exchange',
];

/** What a file imports, and a rule that must say no. */
const REFUSED: [rule: string, file: string, ...imports: string[]][] = [
  ['known-module', 'src/app.module.ts', './shared/helper.js'],
  ['known-module', 'src/custody/custody.service.ts', '../shared/helper.js'],
  ['platform-knows-no-module', 'src/platform/http/filter.ts', '../../access/index.js'],
  ['nobody-imports-the-entrances', 'src/custody/custody.service.ts', '../app.module.js'],
  ['nobody-imports-the-entrances', 'src/platform/http/filter.ts', '../../cli/import.command.js'],
  ['modules-meet-at-index', 'src/custody/custody.service.ts', '../cases/inner.js'],
  ['modules-meet-at-index', 'src/alerts/climb.rules.ts', '../custody/custody.rules.js'],
  ['modules-meet-at-index', 'src/cli/import.command.ts', '../exchange/inner.js'],
  ['entrances-meet-at-index', 'src/main.ts', './cases/inner.js'],
  ['rooms-meet-at-index', 'src/cases/cases.service.ts', '../platform/database/inner.js'],
  ['rooms-meet-at-index', 'src/main.ts', './platform/database/inner.js'],
  ['rooms-meet-each-other-at-index', 'src/platform/http/filter.ts', '../database/inner.js'],
  ['rules-run-alone', 'src/custody/custody.rules.ts', '../cases/index.js'],
  ['rules-run-alone', 'src/custody/custody.rules.ts', 'node:fs'],
  ['rules-run-alone', 'src/custody/custody.rules.ts', '../platform/clock/index.js'],
  ['rules-run-alone', 'src/custody/custody.rules.ts', 'csv-parse'],
  ['rules-know-only-words', 'src/custody/custody.rules.ts', 'type ./custody.entity.js'],
  ['rules-know-only-words', 'src/custody/custody.rules.ts', 'type fastify'],
  ['exchange-rules-run-alone', 'src/exchange/register.rules.ts', '../cases/index.js'],
  ['exchange-rules-know-only-words', 'src/exchange/register.rules.ts', 'type @nestjs/common'],
  ['typeorm-behind-the-unit-of-work', 'src/custody/custody.controller.ts', 'typeorm'],
  ['typeorm-behind-the-unit-of-work', 'src/platform/queue/queue.ts', 'type typeorm'],
  ['connections-in-the-platform', 'src/reports/reports.service.ts', 'pg'],
  ['connections-in-the-platform', 'src/audit/audit.service.ts', 'postgrator'],
  ['entities-registered-in-modules', 'src/custody/custody.service.ts', '@nestjs/typeorm'],
  ['the-queue-only-wakes', 'src/deadlines/deadlines.service.ts', 'bullmq'],
  ['the-queue-only-wakes', 'src/deadlines/deadlines.module.ts', '@nestjs/bullmq'],
  ['http-at-the-door', 'src/custody/custody.service.ts', 'type fastify'],
  ['http-at-the-door', 'src/custody/custody.service.ts', '@nestjs/swagger'],
  ['http-at-the-door', 'src/access/session-cookie.ts', '@fastify/cookie'],
  ['no-development-packages', 'src/custody/custody.service.ts', 'fast-check'],
  ['server-without-web', 'src/main.ts', '../web/src/board.js'],
  ['web-without-server', 'web/src/board.ts', 'type ../../src/custody/index.js'],
  // Downwards only, and the steps of the child's way do not know each other.
  ['layers-reference', 'src/reference/reference.service.ts', '../access/index.js'],
  ['layers-audit', 'src/audit/audit.service.ts', '../cases/index.js'],
  ['layers-identity', 'src/identity/child-vault.ts', '../cases/index.js'],
  ['layers-consent', 'src/consent/consent.service.ts', '../custody/index.js'],
  ['layers-duplicates', 'src/duplicates/merge.service.ts', '../custody/index.js'],
  ['layers-emergency-access', 'src/emergency-access/emergency.service.ts', '../consent/index.js'],
  ['layers-retention', 'src/retention/erasure.service.ts', '../reports/index.js'],
  ['layers-access', 'src/access/user.service.ts', '../cases/index.js'],
  ['layers-deadlines', 'src/deadlines/deadlines.service.ts', '../cases/index.js'],
  ['layers-cases', 'src/cases/cases.service.ts', '../custody/index.js'],
  ['layers-custody', 'src/custody/custody.service.ts', '../handover/index.js'],
  ['layers-age-assessment', 'src/age-assessment/age.service.ts', '../custody/index.js'],
  ['layers-handover', 'src/handover/handover.service.ts', '../interim-care/index.js'],
  ['layers-foster-care', 'src/foster-care/room.service.ts', '../interim-care/index.js'],
  ['layers-interim-care', 'src/interim-care/stay.service.ts', '../handover/index.js'],
  ['layers-family', 'src/family/tracing.service.ts', '../reintegration/index.js'],
  ['layers-episodes', 'src/episodes/episodes.service.ts', '../family/index.js'],
  ['layers-activities', 'src/activities/activities.service.ts', '../cases/index.js'],
  ['layers-closure', 'src/closure/closure.service.ts', '../custody/index.js'],
  ['layers-reintegration', 'src/reintegration/visit.service.ts', '../interim-care/index.js'],
  ['layers-configuration', 'src/configuration/code-lists.service.ts', '../cases/index.js'],
  ['layers-violations', 'src/violations/violation.service.ts', '../custody/index.js'],
  ['layers-referrals', 'src/referrals/referrals.service.ts', '../reintegration/index.js'],
  ['layers-restricted', 'src/restricted/restricted.service.ts', '../reintegration/index.js'],
  ['layers-working-day', 'src/working-day/day.service.ts', '../referrals/index.js'],
  ['layers-documents', 'src/documents/act.service.ts', '../handover/index.js'],
  ['layers-case-summary', 'src/case-summary/case-summary.service.ts', '../family/index.js'],
  ['layers-acts', 'src/acts/acts.service.ts', '../handover/index.js'],
  ['layers-channels', 'src/channels/sms.channel.ts', '../alerts/index.js'],
  ['layers-operations', 'src/operations/second-formula.ts', '../deadlines/index.js'],
  ['layers-alerts', 'src/alerts/alerts.service.ts', '../reports/index.js'],
  ['layers-disclosure', 'src/disclosure/disclosure.service.ts', '../reference/index.js'],
  ['layers-reports', 'src/reports/care.service.ts', '../alerts/index.js'],
  ['layers-editions', 'src/editions/editions.service.ts', '../cases/index.js'],
  ['layers-exchange', 'src/exchange/import.service.ts', '../reports/index.js'],
];

/** The ways that must stay open: a boundary that forbids everything is switched off within a week. */
const ALLOWED: [file: string, ...imports: string[]][] = [
  ['src/main.ts', './app.module.js', './platform/database/index.js', '@nestjs/platform-fastify', '@nestjs/swagger'],
  ['src/cli.ts', './cli/import.command.js'],
  ['src/start.ts', './supervisor/child.js', './platform/database/index.js'],
  ['src/cli/import.command.ts', '../app.module.js', '../exchange/index.js'],
  ['src/app.module.ts', './custody/index.js', './alerts/index.js'],
  ['src/custody/custody.controller.ts', './custody.service.js', '../access/index.js', 'fastify', '@nestjs/swagger'],
  ['src/custody/custody.service.ts', './custody.rules.js', './custody.entity.js', '../cases/index.js', 'typeorm', '../platform/database/index.js'],
  ['src/custody/custody.module.ts', '@nestjs/typeorm', '@nestjs/common'],
  ['src/custody/custody.entity.ts', 'typeorm'],
  ['src/custody/custody.rules.ts', './other.rules.js', './custody.vocabulary.js', 'type ../cases/index.js', '../platform/known-time/index.js', '../platform/refusal/index.js'],
  ['src/alerts/climb.rules.ts', '../deadlines/index.rules.js'],
  ['src/deadlines/deadlines.controller.ts', '../access/index.js'],
  ['src/access/access.guard.ts', 'type fastify', '../reference/index.js'],
  ['src/cases/cases.service.ts', '../access/index.js', '../deadlines/index.js', '../reference/index.js'],
  ['src/handover/handover.service.ts', '../custody/index.js', '../cases/index.js'],
  ['src/interim-care/stay.service.ts', '../reintegration/index.js'],
  ['src/closure/death.service.ts', '../interim-care/index.js'],
  ['src/interim-care/stay.service.ts', '../foster-care/index.js'],
  ['src/referrals/referrals.service.ts', '../consent/index.js'],
  ['src/alerts/alerts.service.ts', 'bullmq', '../custody/index.js', '../deadlines/index.js'],
  ['src/platform/queue/queue.ts', 'bullmq', 'pg', '../database/index.js'],
  ['src/exchange/register.rules.ts', 'csv-parse', './column.rules.js'],
  ['src/reference/load-reference.ts', 'type pg'],
  ['src/cli/migrate.command.ts', 'pg', '../platform/database/index.js'],
  ['web/src/board.ts', './clock.js'],
];

describe('the boundaries of the house', () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'boundaries-'));
  });
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it.each(REFUSED)('%s: %s may not import %s', async (rule, file, ...imports) => {
    expect(await broken(house(file, imports))).toContain(rule);
  });

  it('no-circles: two files that need each other', async () => {
    const at = house('src/custody/custody.service.ts', ['./other.service.js']);
    write(at, 'src/custody/other.service.ts', ['type ./custody.service.js']);
    expect(await broken(at)).toEqual(['no-circles']);
  });

  it.each(ALLOWED)('%s may import %s', async (file, ...imports) => {
    expect(await broken(house(file, imports))).toEqual([]);
  });

  it('has shown every rule to fire', () => {
    const shown = new Set([...REFUSED.map(([rule]) => rule), 'no-circles']);
    expect(forbidden.map(({ name }) => name).filter((name) => name === undefined || !shown.has(name))).toEqual([]);
  });

  it('places every module of the design', () => {
    const placed = forbidden.map(({ name }) => name ?? '').filter((name) => name.startsWith('layers-'));
    expect(placed.sort()).toEqual(MODULES.map((name) => `layers-${name}`).sort());
  });

  /** An empty house with one furnished file, in a folder of its own: the tool remembers what it has resolved. */
  function house(file: string, imports: string[]): string {
    const at = mkdtempSync(join(root, 'house-'));
    for (const name of [...PACKAGES, 'fast-check']) {
      put(at, `node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
      put(at, `node_modules/${name}/index.js`, 'module.exports = {};');
    }
    put(at, 'package.json', JSON.stringify({ type: 'module', dependencies: Object.fromEntries(PACKAGES.map((name) => [name, '1'])), devDependencies: { 'fast-check': '1' } }));
    for (const name of MODULES) write(at, `src/${name}/index.ts`);
    for (const name of ['http', 'database', 'queue', 'clock', 'known-time', 'refusal']) write(at, `src/platform/${name}/index.ts`);
    const others = [
      'src/app.module.ts', 'src/shared/helper.ts', 'src/cli/import.command.ts', 'src/supervisor/child.ts', 'src/cases/inner.ts', 'src/exchange/inner.ts', 'src/platform/database/inner.ts', 'src/custody/custody.entity.ts',
      'src/custody/custody.service.ts', 'src/custody/custody.rules.ts', 'src/custody/other.rules.ts', 'src/custody/custody.vocabulary.ts', 'src/exchange/column.rules.ts', 'src/deadlines/index.rules.ts', 'web/src/board.ts',
      'web/src/clock.ts',
    ];
    for (const other of others) write(at, other);
    write(at, file, imports);
    return at;
  }

  function write(at: string, file: string, imports: string[] = []): void {
    const lines = imports.map((name, i) => {
      const [type, path] = name.startsWith('type ') ? ['type ', name.slice(5)] : ['', name];
      return `import ${type}{ a as a${String(i)} } from '${path}';\nexport ${type}{ a${String(i)} };\n`;
    });
    put(at, file, `${lines.join('')}export const a = 1;\n`);
  }

  function put(at: string, file: string, text: string): void {
    mkdirSync(dirname(join(at, file)), { recursive: true });
    writeFileSync(join(at, file), text);
  }

  async function broken(at: string): Promise<string[]> {
    const { output } = await cruise(['src', 'web/src'], { ...options, baseDir: at, validate: true, ruleSet: { forbidden } });
    const { summary } = output as ICruiseResult;
    return [...new Set(summary.violations.map(({ rule }) => rule.name))];
  }
});
