import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { contentOf } from '../../src/editions/edition.rules.js';
import type { EditionContent } from '../../src/editions/edition.vocabulary.js';
import { loadConfig } from '../../src/platform/config/index.js';
import { Reader } from '../../src/platform/database/index.js';
import { CATALOGUE, findReport } from '../../src/reports/catalogue.js';
import { stateOn } from '../../src/reports/index.js';
import { FakeClock } from '../support/clock.js';
import { freshDatabase, INSTALLATION_KEY } from '../support/database.js';
import { Engine } from '../support/engine.js';
import { sealAll } from '../support/sealing.js';

/*
 * A folder a release: a journal of made-up children, and the editions that the release made of it. Every later release must make the same
 * bytes of the same journal. A golden edition is never written anew: where the figures are to become others, the report gets another version,
 * and the editions of the version before say so. GOLDEN=new writes those that are missing, for a new report or a new release.
 */
const GOLDEN = new URL('./golden/', import.meta.url);
const RELEASES = readdirSync(GOLDEN);
const INSERT = 'insert into journal (id, case_id, subject, subject_id, version, change, row, recorded_at) select id, case_id, subject, subject_id, version, change, row, recorded_at from json_populate_record(null::journal, $1)';

describe.each(RELEASES)('golden editions of %s', (release) => {
  const path = (name: string): URL => new URL(`${release}/${name}`, GOLDEN);
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let reader: Reader;
  let last: number;

  beforeAll(async () => {
    database = await freshDatabase();
    const owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    await owner.query('begin');
    for (const line of readFileSync(path('journal.jsonl'), 'utf8').trimEnd().split('\n')) await owner.query(INSERT, [line]);
    await owner.query('commit');
    const engine = new Engine(database.url, new FakeClock(new Date('2026-11-29T12:00:00.000Z')));
    await sealAll(engine, owner);
    await engine.close();
    await owner.end();
    reader = new Reader(loadConfig({ DATABASE_URL: database.url, INSTALLATION_KEY: INSTALLATION_KEY.toString('base64') }));
    last = (await reader.sealedPosition()).position;
  });
  afterAll(async () => {
    await reader.onModuleDestroy();
    await database.drop();
  });

  const made = async (edition: EditionContent): Promise<string> => {
    const report = findReport(edition.report.code);
    if (report === undefined) throw new Error(`${edition.report.code} is no report any more`);
    // Migrations leave entries of their own before those of the file, another time each: position and hash are those of the day it was made.
    const { figures, timeLimits } = await stateOn(reader, report, edition.parameters, last);
    return contentOf({ ...edition, timeLimits, report: { code: report.code, version: report.version } }, figures);
  };

  it.each(CATALOGUE.map(({ code, version }) => [code, version] as const))('%s: the same journal gives the same bytes', async (code, version) => {
    const file = path(`${code}.json`);
    if (!existsSync(file) && process.env['GOLDEN'] === 'new') {
      const { hash, recordedAt } = await reader.sealedPosition();
      const content = await made({
        number: 'ED-2026-0001', report: { code, version }, parameters: { from: '2022-04-01', to: '2024-03-31' }, position: last, journalHash: hash, recordedAt: recordedAt.toISOString(), timeLimits: {},
        codeVersion: release, frozenAt: '2026-11-29T12:00:00.000Z', disclosure: 'none', format: 1, figures: [],
      });
      writeFileSync(file, `${content}\n`);
    }
    const golden = readFileSync(file, 'utf8').trimEnd();
    expect(await made(JSON.parse(golden) as EditionContent)).toBe(golden);
  });
});
