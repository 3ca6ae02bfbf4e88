import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { endLine, entryLine, fieldsOf, headerLine, originHash } from './chain.rules.js';
import type { Entry, Stream } from './chain.vocabulary.js';
import { sha256 } from './hashing.js';

/** Entries read at once, in a transaction of their own: a slow reader of a long export holds nothing open. */
const BATCH = 1_000;

type SealedRow = Entry & { readonly position: string; readonly hash: string };

/** A whole chain, or its part from a position on, as lines: exactly what was hashed, as the database renders it. */
@Injectable()
export class ChainExportService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  /**
   * Logs the export and begins it.
   * @returns the text in pieces, each of whole lines
   * @throws Refusal beyond-the-chain when nothing was sealed at `from` yet
   */
  async open(actor: Actor, stream: Stream, from = 1): Promise<AsyncGenerator<string>> {
    const { previous, to } = await this.uow.read(actor.scope, async () => {
      await this.log.record('journal.export', { detail: { stream, from } });
      const [progress] = await this.uow.query<{ position: string }>('select position::text from seal_progress where stream = $1', [TABLES[stream].progress]);
      const [before] = await this.uow.query<{ hash: string }>(`select encode(hash, 'hex') as hash from ${TABLES[stream].seal} where position = $1`, [from - 1]);
      return { to: Number(progress?.position ?? 0), previous: from === 1 ? originHash(stream, sha256) : before?.hash };
    });
    if (previous === undefined) throw new Refusal('beyond-the-chain', 'from');
    return this.pieces(actor, stream, { from, to, previous });
  }

  private async *pieces(actor: Actor, stream: Stream, { from, to, previous }: { from: number; to: number; previous: string }): AsyncGenerator<string> {
    yield `${headerLine(stream, from, previous)}\n`;
    let last = { position: from - 1, hash: previous };
    while (last.position < to) {
      const rows = await this.uow.read(actor.scope, () => this.uow.query<SealedRow>(SEALED[stream], [last.position, to, BATCH]));
      const end = rows.at(-1);
      if (end === undefined) break; // the tail is gone: the end line tells what was sealed
      last = { position: Number(end.position), hash: end.hash };
      yield rows.map(({ position, hash, ...entry }) => `${entryLine(stream, { position: Number(position), entry, hash })}\n`).join('');
    }
    const { hash, strays } = await this.uow.read(actor.scope, async () => {
      const [sealed] = await this.uow.query<{ hash: string }>(`select encode(hash, 'hex') as hash from ${TABLES[stream].seal} where position = $1`, [to]);
      return { hash: sealed?.hash, strays: await this.uow.query<{ id: string }>(STRAYS[stream]) };
    });
    yield `${endLine(to, hash ?? last.hash, strays.map(({ id }) => id))}\n`;
  }
}

const TABLES: Record<Stream, { table: string; seal: string; key: string; progress: string }> = {
  journal: { table: 'journal', seal: 'journal_seal', key: 'journal_id', progress: 'journal' },
  'access-log': { table: 'access_log', seal: 'access_log_seal', key: 'access_log_id', progress: 'access_log' },
};

/** Each column as the digest renders it (migrations/001). */
const RENDERED: Record<string, string> = {
  id: 'e.id::text', caseId: `coalesce(e.case_id::text, '')`, subject: 'e.subject', subjectId: 'e.subject_id', version: `coalesce(e.version::text, '')`, change: 'e.change',
  row: 'e.row::text', actor: `coalesce(e.actor::text, '')`, device: `coalesce(e.device, '')`, kind: 'e.kind', detail: `coalesce(e.detail::text, '')`,
  recordedAt: '(extract(epoch from e.recorded_at) * 1000000)::bigint::text',
};

function ofEach(text: (stream: Stream) => string): Record<Stream, string> {
  return { journal: text('journal'), 'access-log': text('access-log') };
}

const SEALED = ofEach((stream) => {
  const { table, seal, key } = TABLES[stream];
  const columns = fieldsOf(stream).map((field) => `${RENDERED[field] ?? ''} as "${field}"`);
  return `select s.position::text, encode(s.hash, 'hex') as hash, ${columns.join(', ')}
    from ${seal} s join ${table} e on e.id = s.${key} where s.position > $1 and s.position <= $2 order by s.position limit $3`;
});

/** Rows that should have been sealed before what was sealed last, and were not: put there afterwards, past the application. */
const STRAYS = ofEach((stream) => {
  const { table, seal, key, progress } = TABLES[stream];
  return `select e.id from ${table} e, seal_progress p
    where p.stream = '${progress}' and (e.xid, e.id) <= (p.last_xid, p.last_id) and not exists (select 1 from ${seal} s where s.${key} = e.id) order by e.xid, e.id limit 10`;
});
