import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, may } from '../access/index.js';
import { CasesService, type OpenCase } from '../cases/index.js';
import { known } from '../deadlines/index.js';
import { DocumentsService, type AddDocumentRequest } from '../documents/index.js';
import { ChildVault, noteKey, NotesService } from '../identity/index.js';
import { Config } from '../platform/config/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { databaseSecret, KeyService } from '../platform/keys/index.js';
import { formatKnownTime } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import type { ActListView, ActView, IssueActRequest, IssuedActView, VerifiedActView, VerifyActRequest, VoidActRequest } from './act.dto.js';
import type { ActForm, ActKind, Documented, Paper } from './act.vocabulary.js';
import { seriesOf, typedCode, typedNumber } from './act-number.rules.js';
import { ActWords } from './act-words.js';
import { documentedFacts } from './documented.rules.js';
import { canonical, mustBePrintable, paperOf } from './paper.rules.js';
import { Printer } from './printer.js';
import { codeOf, contentHash, sameCode } from './verification-code.js';

/** What the note beside a voided act stands beside. */
const VOIDED = 'act.voided';

interface ActRow {
  readonly id: string;
  readonly kind: ActKind;
  readonly fact_id: string;
  readonly number: string;
  readonly content_sealed: Buffer;
  readonly content_hash: Buffer;
  readonly issued_at: Date;
  readonly voided_at: Date | null;
  readonly void_reason: 'fact-corrected' | 'mistake' | null;
  readonly scan_id: string | null;
  readonly scanned_at: Date | null;
  readonly issuer: string | null;
  readonly scanner: string | null;
}

export interface PrintedAct {
  readonly number: string;
  readonly bytes: Buffer;
}

/** Numbered papers of the child's way: issued once, printed as often as needed, voided and never deleted (docs/adr/0032). */
@Injectable()
export class ActsService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(DocumentsService) private readonly documents: DocumentsService,
    @Inject(AccessLog) private readonly log: AccessLog,
    @Inject(KeyService) private readonly keys: KeyService,
    @Inject(Printer) private readonly printer: Printer,
    @Inject(Config) private readonly config: Config,
  ) {}

  /** Oldest first. @throws Refusal not-found when the case does not exist for this person */
  async list(actor: Actor, caseId: string): Promise<ActListView> {
    return await this.uow.read(actor.scope, async () => {
      const open = await this.cases.read(caseId);
      await this.log.record('case.read', { caseId, detail: { what: 'acts' } });
      const rows = await this.rows(caseId);
      const notes = rows.some((row) => row.void_reason === 'mistake') ? await this.notes.ofCase(caseId) : new Map<string, string>();
      const valid = new Set(rows.filter((row) => row.voided_at === null).map((row) => `${row.kind} ${row.fact_id}`));
      const makeable = (await this.open(actor, open)).filter(({ kind, factId }) => !valid.has(`${kind} ${factId}`));
      return {
        items: rows.map((row) => viewOf(row, open, may(actor.role, 'act.issue') && this.cases.reachesByPost(actor, open), notes.get(noteKey(VOIDED, row.id)))),
        makeable: makeable.map((one) => ({ kind: one.kind, factId: one.factId, at: formatKnownTime(one) })),
        unconfirmed: (await this.forms()).filter(({ confirmed }) => !confirmed).map(({ kind }) => kind),
      };
    });
  }

  /**
   * Makes the paper of a fact, with the next number of its series.
   * @throws Refusal not-found, case-closed (a closed case has its act of closure alone), case-merged, identity-erased, unknown-fact, act-letters, act-exists
   */
  async issue(actor: Actor, caseId: string, input: IssueActRequest): Promise<IssuedActView> {
    return await this.uow.write(actor.scope, async () => {
      const open = await this.cases.read(caseId);
      const documented = await this.documented(open, input);
      mustBeOpenFor(open, documented.kind);
      const form = (await this.forms()).find(({ kind }) => kind === documented.kind);
      if (form === undefined) throw new Error(`no form for ${documented.kind}`);
      const book = await this.reference.book();
      const region = book.centres.get(documented.centre ?? '')?.region ?? documented.region ?? open.standing.region;
      const words = new ActWords(open, book, await this.vault.files([caseId, ...open.merged.map(({ id }) => id)]));
      const paper = paperOf({
        form, documented, child: words.child(), fact: words.fact(documented), typed: input, address: `${this.config.publicUrl}/verifier`, salt: randomBytes(16).toString('hex'),
      });
      mustBePrintable(paper, input);
      const content = canonical(paper);
      const now = this.cases.now();
      const [issued] = await this.uow.query<IssuedActView>(INSERT, [
        input.id, caseId, documented.kind, documented.factId, documented.restsOn, seriesOf(form.prefix, now.getUTCFullYear(), region), await this.vault.seal(caseId, content), contentHash(content), now, actor.userId,
      ]);
      if (issued === undefined) throw new Error('an act was not written');
      return issued;
    });
  }

  /** The same bytes every time, until it is void: then it says so. @throws Refusal not-found, identity-erased when what it said was destroyed with the child's key */
  async print(actor: Actor, caseId: string, actId: string): Promise<PrintedAct> {
    return await this.uow.read(actor.scope, async () => {
      const row = await this.find(caseId, actId);
      await this.log.record('case.print', { caseId, detail: { what: 'act', number: row.number } });
      const [content] = await this.vault.unseal(caseId, [row.content_sealed]);
      if (content === undefined) throw new Refusal('identity-erased');
      const bytes = await this.printer.print({
        paper: JSON.parse(content) as Paper, number: row.number, code: codeOf(await this.secret(), row.number, row.content_hash), issuedAt: row.issued_at,
        issued: known({ at: row.issued_at, precision: 'day' }, 'fr'), voided: row.voided_at !== null,
      });
      return { number: row.number, bytes };
    });
  }

  /** The paper is wrong: its number is used up, and another can be made. @throws Refusal not-found, case-closed, act-voided */
  async void(actor: Actor, caseId: string, actId: string, { reason }: VoidActRequest): Promise<IssuedActView> {
    return await this.uow.write(actor.scope, async () => {
      const row = await this.changeable(caseId, actId);
      await this.uow.query(`update act set voided_at = $2, voided_by = $3, void_reason = 'mistake', version = version + 1 where id = $1`, [actId, this.cases.now(), actor.userId]);
      await this.notes.write(actor, caseId, VOIDED, actId, reason);
      return { id: row.id, number: row.number };
    });
  }

  /** The signed paper, scanned: a document of the child like any other, and the act says that it is there. A better scan takes its place. */
  async attachScan(actor: Actor, caseId: string, actId: string, about: AddDocumentRequest, bytes: Buffer): Promise<IssuedActView> {
    if (about.kind === 'recording') throw new Refusal('document-type', 'file');
    const scan = await this.documents.examine(about.kind, bytes);
    return await this.uow.write(actor.scope, async () => {
      const row = await this.changeable(caseId, actId);
      await this.documents.keep(actor, caseId, about, scan);
      await this.uow.query('update act set scan_id = $2, scanned_at = $3, scanned_by = $4, version = version + 1 where id = $1', [actId, about.id, this.cases.now(), actor.userId]);
      return { id: row.id, number: row.number };
    });
  }

  /** Whether a paper is ours, for whoever holds it: nothing of the child is said, nor which of number and code is wrong. */
  async verify(actor: Actor, { number, code }: VerifyActRequest): Promise<VerifiedActView> {
    return await this.uow.read(actor.scope, async () => {
      const [asked, given] = [typedNumber(number), typedCode(code)];
      const [row] = await this.uow.query<{ content_hash: Buffer; voided: boolean }>('select content_hash, voided from act_to_verify($1)', [asked ?? '']);
      const right = codeOf(await this.secret(), asked ?? '', row?.content_hash ?? Buffer.alloc(32)); // the same work for a number that is nobody's
      if (row === undefined || given === undefined || !sameCode(right, given)) return { answer: 'not-known' };
      return { answer: row.voided ? 'voided' : 'valid' };
    });
  }

  /** What this person may make a paper of now. */
  private async open(actor: Actor, open: OpenCase): Promise<Documented[]> {
    if (!may(actor.role, 'act.issue') || open.row.erasedAt !== null || open.row.mergedInto !== null || !this.cases.reachesByPost(actor, open)) return [];
    return (await this.all(open)).filter(({ kind }) => open.standing.status !== 'closed' || kind === 'closure');
  }

  private async documented(open: OpenCase, { kind, factId }: IssueActRequest): Promise<Documented> {
    const found = (await this.all(open)).find((one) => one.kind === kind && one.factId === factId);
    if (found === undefined) throw new Refusal('unknown-fact', 'factId');
    return found;
  }

  private async all(open: OpenCase): Promise<Documented[]> {
    const destinations = (await this.reference.book()).lists.get('destination');
    return documentedFacts(open.facts, { category: (destination) => destinations?.get(destination)?.category ?? null });
  }

  private async changeable(caseId: string, actId: string): Promise<ActRow> {
    const open = await this.cases.read(caseId);
    const row = await this.find(caseId, actId);
    mustBeOpenFor(open, row.kind);
    if (row.voided_at !== null) throw new Refusal('act-voided');
    return row;
  }

  private async find(caseId: string, actId: string): Promise<ActRow> {
    const [row] = await this.uow.query<ActRow>(`${ROWS} where a.id = $1 and a.case_id = $2`, [actId, caseId]);
    if (row === undefined) throw new Refusal('not-found');
    return row;
  }

  private async rows(caseId: string): Promise<ActRow[]> {
    return await this.uow.query<ActRow>(`${ROWS} where a.case_id = $1 order by a.issued_at, a.number`, [caseId]);
  }

  private async forms(): Promise<ActForm[]> {
    return await this.uow.query<ActForm>('select kind, prefix, title, heading, confirmed from act_kind order by kind');
  }

  private async secret(): Promise<Buffer> {
    return await databaseSecret(this.uow, this.keys, 'acts');
  }
}

const ROWS = `
  select a.id, a.kind, a.fact_id, a.number, a.content_sealed, a.content_hash, a.issued_at, a.voided_at, a.void_reason, a.scan_id, a.scanned_at,
         i.display_name as issuer, s.display_name as scanner
    from act a left join app_user i on i.id = a.issued_by left join app_user s on s.id = a.scanned_by`;
const INSERT = `
  insert into act (id, case_id, kind, fact_id, rests_on, series, content_sealed, content_hash, issued_at, issued_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id, number`;

function mustBeOpenFor({ row, standing }: OpenCase, kind: ActKind): void {
  if (row.erasedAt !== null) throw new Refusal('identity-erased');
  if (row.mergedInto !== null) throw new Refusal('case-merged');
  if (standing.status === 'closed' && kind !== 'closure') throw new Refusal('case-closed');
}

function viewOf(row: ActRow, { row: file, standing }: OpenCase, mayIssue: boolean, why: string | undefined): ActView {
  const state = row.voided_at !== null ? 'voided' : row.scan_id !== null ? 'signed' : 'issued';
  const changeable = mayIssue && state !== 'voided' && file.erasedAt === null && file.mergedInto === null && (standing.status !== 'closed' || row.kind === 'closure');
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    state,
    issuedAt: row.issued_at.toISOString(),
    by: row.issuer ?? '',
    ...(row.voided_at !== null && { voidedAt: row.voided_at.toISOString() }),
    ...(row.void_reason !== null && { voidReason: row.void_reason }),
    ...(why !== undefined && { voidWhy: why }),
    ...(row.scan_id !== null && { scanId: row.scan_id }),
    ...(row.scanned_at !== null && { scannedAt: row.scanned_at.toISOString() }),
    ...(row.scanner !== null && { scannedBy: row.scanner }),
    offers: [...(file.erasedAt === null ? (['print'] as const) : []), ...(changeable ? (['scan', 'void'] as const) : [])],
  };
}
