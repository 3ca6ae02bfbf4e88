import { Inject, Injectable } from '@nestjs/common';
import { type Actor, may } from '../access/index.js';
import { Clock } from '../platform/clock/index.js';
import { Reader, UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { databaseSecret, KeyService } from '../platform/keys/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import { compareFigures, type ExportedFile, FiguresExportService, figureTables, findReport, mustFindReport, readPeriod, stateOn } from '../reports/index.js';
import { CODE_VERSION } from './code-version.js';
import { contentOf, numberAfter } from './edition.rules.js';
import type { EditionContent, EditionFile, EditionHead } from './edition.vocabulary.js';
import type { EditionCheckView, EditionListView, EditionPageView, EditionView, ExportEditionQuery, FreezeEditionRequest } from './editions.dto.js';
import { hashOf, signatureHolds, signWith } from './signing.js';

/** Reports frozen for good: figures, where they come from, hash and signature (docs/adr/0041). */
@Injectable()
export class EditionsService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Reader) private readonly reader: Reader,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(AccessLog) private readonly looks: AccessLog,
    @Inject(FiguresExportService) private readonly exports: FiguresExportService,
    @Inject(KeyService) private readonly keys: KeyService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Newest first. */
  async list(actor: Actor): Promise<EditionListView> {
    return await this.uow.read(actor.scope, async () => {
      await this.looks.record('report.read', { detail: { report: 'editions' } });
      const rows = await this.uow.query<EditionRow>(`${ROWS} order by e.frozen_at desc, e.number desc`);
      return { items: rows.map(viewOf), freezable: may(actor.role, 'edition.freeze') };
    });
  }

  /** @throws Refusal unknown-report, ends-before-start, unknown-position */
  async freeze(actor: Actor, input: FreezeEditionRequest): Promise<EditionView> {
    const report = mustFindReport(input.report);
    readPeriod(input);
    const known = await this.reader.sealedPosition({ ...(input.position !== undefined && { position: input.position }) });
    const { figures, timeLimits } = await stateOn(this.reader, report, input, known.position);
    return await this.uow.write(actor.scope, async () => {
      await this.uow.query('select pg_advisory_xact_lock($1)', [NUMBERING]);
      const frozenAt = this.clock.now();
      const year = frozenAt.getUTCFullYear();
      const [last] = await this.uow.query<{ number: string }>('select number from edition where number like $1 order by length(number) desc, number desc limit 1', [`ED-${String(year)}-%`]);
      const head: EditionHead = {
        number: numberAfter(year, last?.number), report: { code: report.code, version: report.version }, parameters: { from: input.from, to: input.to }, position: known.position, journalHash: known.hash,
        recordedAt: known.recordedAt.toISOString(), timeLimits, codeVersion: CODE_VERSION, frozenAt: frozenAt.toISOString(), disclosure: 'none',
      };
      const content = contentOf(head, figures);
      const hash = hashOf(content);
      const { signature, publicKey } = signWith(await databaseSecret(this.uow, this.keys, 'editions'), hash);
      await this.uow.query(INSERT, [input.id, head.number, report.code, report.version, input.from, input.to, known.position, content, hash, signature, publicKey, frozenAt, actor.userId]);
      return viewOf(await this.find(input.id));
    });
  }

  /** @throws Refusal not-found */
  async page(actor: Actor, id: string): Promise<EditionPageView> {
    return await this.pageOf(await this.read(actor, id));
  }

  /** To be read elsewhere: spreadsheet, workbook, paper. The paper bears number, position and hash, and the instant of the freezing. @throws Refusal not-found */
  async export(actor: Actor, id: string, { format, language }: ExportEditionQuery): Promise<ExportedFile> {
    const page = await this.pageOf(await this.read(actor, id, 'report.export'));
    const { position, recordedAt, journalHash, number, hash } = page;
    return await this.exports.file({ ...page, knownOn: { position, recordedAt, hash: journalHash }, edition: { number, hash } }, format, language ?? 'fr', new Date(page.frozenAt));
  }

  private async pageOf(row: EditionRow): Promise<Pick<EditionPageView, keyof EditionPageView>> {
    const content = contentIn(row);
    const { report, codeVersion, disclosure, recordedAt, journalHash, figures } = content;
    const definition = findReport(report.code);
    return {
      ...viewOf(row), reportVersion: report.version, codeVersion, disclosure, recordedAt, journalHash, signature: row.signature.toString('hex'), publicKey: row.public_key.toString('hex'),
      tables: definition === undefined ? [] : figureTables(definition, figures, await this.reference.book()),
    };
  }

  /** As a file that can be checked elsewhere. @throws Refusal not-found */
  async file(actor: Actor, id: string): Promise<{ readonly number: string; readonly text: string }> {
    const row = await this.read(actor, id, 'report.export');
    return { number: row.number, text: `${JSON.stringify(fileOf(row))}\n` };
  }

  /** Makes the figures once more at the position, with the code of today, and compares the bytes. @throws Refusal not-found, unknown-report */
  async check(actor: Actor, id: string): Promise<EditionCheckView> {
    const row = await this.read(actor, id);
    const frozen = contentIn(row);
    const report = mustFindReport(row.report);
    const now = await stateOn(this.reader, report, frozen.parameters, frozen.position);
    return {
      sameBytes: contentOf({ ...frozen, timeLimits: now.timeLimits }, now.figures) === row.content,
      differing: compareFigures(frozen.figures, now.figures).filter(({ before, after }) => before !== after).length,
      signatureHolds: hashOf(row.content).equals(row.content_hash) && signatureHolds({ hash: row.content_hash, signature: row.signature, publicKey: row.public_key }),
      codeVersion: CODE_VERSION,
      reportVersion: report.version,
    };
  }

  /** For those who compare. @throws Refusal not-found */
  async frozen(actor: Actor, id: string): Promise<{ readonly view: EditionView; readonly content: EditionContent }> {
    const row = await this.read(actor, id);
    return { view: viewOf(row), content: contentIn(row) };
  }

  private async read(actor: Actor, id: string, look: 'report.read' | 'report.export' = 'report.read'): Promise<EditionRow> {
    return await this.uow.read(actor.scope, async () => {
      const row = await this.find(id);
      await this.looks.record(look, { detail: { report: row.report, edition: row.number } });
      return row;
    });
  }

  private async find(id: string): Promise<EditionRow> {
    const [row] = await this.uow.query<EditionRow>(`${ROWS} where e.id = $1`, [id]);
    if (row === undefined) throw new Refusal('not-found');
    return row;
  }
}

/** Lock under which the next number is given. */
const NUMBERING = 7_307_204;

interface EditionRow {
  readonly id: string;
  readonly number: string;
  readonly report: string;
  readonly period_from: string;
  readonly period_to: string;
  readonly position: string | number;
  readonly content: string;
  readonly content_hash: Buffer;
  readonly signature: Buffer;
  readonly public_key: Buffer;
  readonly frozen_at: Date;
  readonly frozen_by: string | null;
}

const ROWS = `
  select e.id, e.number, e.report, e.period_from::text, e.period_to::text, e.position, e.content, e.content_hash, e.signature, e.public_key, e.frozen_at, u.display_name as frozen_by
    from edition e left join app_user u on u.id = e.frozen_by`;
const INSERT = `
  insert into edition (id, number, report, report_version, period_from, period_to, position, content, content_hash, signature, public_key, frozen_at, frozen_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`;

const contentIn = ({ content }: EditionRow): EditionContent => JSON.parse(content) as EditionContent;

function fileOf(row: EditionRow): EditionFile {
  return { edition: contentIn(row), hash: row.content_hash.toString('hex'), signature: row.signature.toString('hex'), publicKey: row.public_key.toString('hex') };
}

function viewOf(row: EditionRow): Pick<EditionView, keyof EditionView> {
  return {
    id: row.id, number: row.number, report: row.report, label: findReport(row.report)?.label ?? { fr: row.report, en: row.report }, from: row.period_from, to: row.period_to, position: Number(row.position),
    frozenAt: row.frozen_at.toISOString(), ...(row.frozen_by !== null && { frozenBy: row.frozen_by }), hash: row.content_hash.toString('hex'),
  };
}
