import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService } from '../cases/index.js';
import { ChildVault } from '../identity/index.js';
import { Clock } from '../platform/clock/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { VirusScanner } from '../platform/virus-scan/index.js';
import type { AddDocumentRequest, AddedDocumentView, DocumentListView } from './document.dto.js';
import { decideDocument, decideRoom } from './document.rules.js';
import { type DocumentKind, MAX_DOCUMENTS, type MediaType } from './document.vocabulary.js';
import { ExaminedFile } from './examined-file.js';

interface About {
  readonly name: string;
  readonly description?: string;
}

interface Row {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly media_type: MediaType;
  readonly size: number;
  readonly about_sealed: Buffer;
  readonly recorded_at: Date;
  readonly by: string | null;
}

export interface OpenedDocument {
  readonly name: string;
  readonly mediaType: MediaType;
  readonly bytes: Buffer;
}

/** Photo and attachments of a child, sealed with the child's key like everything that leads to them. */
@Injectable()
export class DocumentsService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(AccessLog) private readonly log: AccessLog,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(VirusScanner) private readonly scanner: VirusScanner,
  ) {}

  async add(actor: Actor, caseId: string, about: AddDocumentRequest, bytes: Buffer): Promise<AddedDocumentView> {
    const file = await this.examine(about.kind, bytes);
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.read(caseId);
      decideDocument(standing);
      return await this.keep(actor, caseId, about, file);
    });
  }

  /** Before the unit of work in which it is kept. @throws as ExaminedFile.of */
  async examine(kind: DocumentKind, bytes: Buffer): Promise<ExaminedFile> {
    return await ExaminedFile.of(kind, bytes, this.scanner);
  }

  /**
   * Inside the running unit of work, for what stands beside a fact: whether the case is open for it, the caller has decided.
   * @throws Refusal document-limit
   */
  async keep(actor: Actor, caseId: string, { id, name, description }: Pick<AddDocumentRequest, 'id' | 'name' | 'description'>, { kind, mediaType, bytes }: ExaminedFile): Promise<AddedDocumentView> {
    // One after the other: two at once would both find room for one. No If-Match: a file contradicts nothing that others wrote.
    await this.uow.query('select id from child_case where id = $1 for update', [caseId]);
    const [there] = await this.uow.query<{ count: number }>('select count(*)::int as count from document where case_id = $1', [caseId]);
    decideRoom(there?.count ?? 0);
    const about: About = { name, ...(description !== undefined && { description }) };
    await this.uow.query(
      'insert into document (id, case_id, kind, media_type, size, about_sealed, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [id, caseId, kind, mediaType, bytes.length, await this.vault.seal(caseId, JSON.stringify(about)), this.clock.now(), actor.userId],
    );
    await this.uow.query('insert into document_content (document_id, case_id, sealed) values ($1, $2, $3)', [id, caseId, await this.vault.sealBytes(caseId, bytes)]);
    return { id, kind, mediaType, size: bytes.length };
  }

  /** Newest first. @throws Refusal not-found when the case does not exist for this person */
  async list(actor: Actor, caseId: string): Promise<DocumentListView> {
    return await this.uow.read(actor.scope, async () => {
      await this.cases.read(caseId);
      await this.log.record('document.read', { caseId, detail: { what: 'list' } });
      const rows = await this.uow.query<Row>(`${ROWS} where d.case_id = $1 order by d.recorded_at desc, d.id desc`, [caseId]);
      const texts = await this.vault.unseal(caseId, rows.map((row) => row.about_sealed));
      return {
        items: rows.flatMap((row, index) => {
          const text = texts[index];
          if (text === undefined) return []; // erased with the child's key
          const about = JSON.parse(text) as About;
          return [{ id: row.id, kind: row.kind, mediaType: row.media_type, size: row.size, ...about, recordedAt: row.recorded_at.toISOString(), by: row.by ?? '' }];
        }),
        room: Math.max(0, MAX_DOCUMENTS - rows.length),
        scanned: this.scanner.scans,
      };
    });
  }

  /** @throws Refusal not-found when it does not exist for this person, or was erased with the child's key */
  async open(actor: Actor, caseId: string, id: string): Promise<OpenedDocument> {
    return await this.uow.read(actor.scope, async () => {
      const [row] = await this.uow.query<Row & { content: Buffer }>(
        `select d.id, d.kind, d.media_type, d.about_sealed, c.sealed as content from document d join document_content c on c.document_id = d.id where d.id = $1 and d.case_id = $2`,
        [id, caseId],
      );
      if (row === undefined) throw new Refusal('not-found');
      await this.log.record('document.read', { caseId, detail: { what: row.kind, document: id } });
      const [about, bytes] = await this.vault.unsealBytes(caseId, [row.about_sealed, row.content]);
      if (about === undefined || bytes === undefined) throw new Refusal('not-found');
      return { name: (JSON.parse(about.toString()) as About).name, mediaType: row.media_type, bytes };
    });
  }
}

const ROWS = `
  select d.id, d.kind, d.media_type, d.size, d.about_sealed, d.recorded_at, u.display_name as by
    from document d left join app_user u on u.id = d.recorded_by`;
