import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { type ReferenceBook, ReferenceService } from '../reference/index.js';
import type { AuditJournalQuery, JournalEntryView, JournalListView } from './audit.dto.js';
import { AuditedCases } from './audited-cases.js';
import type { LookerView } from './looks.dto.js';
import { pageOf, positionCursor } from './cursor.js';
import { type LookerRow, lookerOf } from './looker.js';
import { idRange } from './record-filter.js';
import { changesBetween } from './row-change.rules.js';

const PAGE = 50;

type Row = Record<string, unknown>;

interface EntryRow extends Omit<LookerRow, 'actor'> {
  readonly position: string | number;
  readonly hash: string;
  readonly id: string;
  readonly case_id: string | null;
  readonly subject: string;
  readonly subject_id: string;
  readonly version: number | null;
  readonly change: string;
  readonly row: Row;
  readonly before: Row | null;
  readonly actor: string | null;
  readonly recorded_at: Date;
}

/** The sealed journal for the auditor: who changed which column when, never what names a child. */
@Injectable()
export class JournalReaderService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(AuditedCases) private readonly cases: AuditedCases,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  /** @throws Refusal ends-before-start */
  async list(actor: Actor, query: AuditJournalQuery): Promise<JournalListView> {
    const book = await this.reference.book();
    const { first, end } = idRange(query);
    return await this.uow.read(actor.scope, async () => {
      const caseId = await this.cases.withCode(query.case);
      await this.log.record('journal.read', { ...(caseId !== null && { caseId }), detail: { page: 'journal' } });
      if (query.case !== undefined && caseId === null) return { items: [] };
      const rows = await this.uow.query<EntryRow>(ENTRIES, [
        query.person ?? null, caseId, query.subject ?? null, first, end, positionCursor(query.cursor), PAGE + 1,
      ]);
      const { shown, next } = pageOf(rows, PAGE, ({ position }) => String(position));
      const codes = await this.cases.codes(shown.map((row) => row.case_id));
      return {
        items: shown.map((row) => entryView(row, codes, book)),
        ...next,
      };
    });
  }
}

function byOf(row: EntryRow, book: ReferenceBook): { by?: LookerView } {
  const { actor } = row;
  return actor === null ? {} : { by: lookerOf({ ...row, actor }, book) };
}

function entryView(row: EntryRow, codes: ReadonlyMap<string, string>, book: ReferenceBook): JournalEntryView {
  const caseCode = row.case_id === null ? undefined : codes.get(row.case_id);
  return {
    position: Number(row.position),
    id: row.id,
    at: row.recorded_at.toISOString(),
    ...byOf(row, book),
    ...(caseCode !== undefined && { caseCode }),
    subject: row.subject,
    subjectId: row.subject_id,
    change: row.change,
    ...(row.version !== null && { version: row.version }),
    columns: row.change === 'delete' ? [] : changesBetween(row.subject, row.before ?? undefined, row.row),
    hash: row.hash,
  };
}

/** The version before this one, by the index of its case or, where it belongs to none, of its subject. */
const before = (of: string): string =>
  `(select b.row from journal b where ${of} and b.subject = j.subject and b.subject_id = j.subject_id and b.id < j.id order by b.id desc limit 1)`;

const ENTRIES = `
  select s.position, encode(s.hash, 'hex') as hash, j.id, j.case_id, j.subject, j.subject_id, j.version, j.change, j.row, j.actor, j.recorded_at,
         case when j.case_id is null then ${before('b.case_id is null')} else ${before('b.case_id = j.case_id')} end as before,
         u.display_name, u.role, u.region_code, u.centre_code, u.unit_id
    from journal_seal s join journal j on j.id = s.journal_id left join app_user u on u.id = j.actor
   where ($1::uuid is null or j.actor = $1) and ($2::uuid is null or j.case_id = $2) and ($3::text is null or j.subject = $3)
     and ($4::uuid is null or j.id >= $4) and ($5::uuid is null or j.id < $5) and s.position < coalesce($6::bigint, 9223372036854775807)
   order by s.position desc limit $7`;
