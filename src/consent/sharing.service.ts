import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { type OpenCase, CasesService } from '../cases/index.js';
import { ChildVault, noteKey, NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import type { SharingRow } from './consent-rows.js';
import type { SharedSummaryView, ShareRequest, SharingListView } from './consent.dto.js';
import { decideSharing, lackingFor, mayDecideBestInterests } from './consent.rules.js';
import { ConsentService, whoseWord } from './consent.service.js';
import { summaryOf } from './shared-summary.js';

/** What leaves the house for a partner: exactly what was agreed to, or what somebody decided in the child's best interests and says why. */
@Injectable()
export class SharingService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(ConsentService) private readonly consents: ConsentService,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  /** @throws Refusal consent-missing (on what is missing), override-not-allowed */
  async share(actor: Actor, caseId: string, input: ShareRequest): Promise<SharedSummaryView> {
    await this.reference.mustKnow('partner', input.partner, 'partner');
    // The answer kept for a repeated request names nobody: the summary is put together afterwards.
    const { id } = await this.uow.write(actor.scope, async () => {
      await this.record(actor, await this.cases.openForChange(caseId), input);
      return { id: input.id };
    });
    return await this.uow.read(actor.scope, async () => await this.summary(caseId, id));
  }

  /** Inside a unit of work: decides, and writes what is shared and why. @throws as share */
  async record(actor: Actor, file: OpenCase, input: ShareRequest): Promise<void> {
    const now = this.cases.now();
    const caseId = file.row.id;
    const override = { asked: input.overrideReason !== undefined, role: actor.role };
    const basis = decideSharing(input, await this.consents.said(caseId), whoseWord(file, now), now, override);
    await this.uow.query('insert into sharing (id, case_id, partner, purpose, sections, basis, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8)', [
      input.id, caseId, input.partner, input.purpose, input.sections, basis, now, actor.userId,
    ]);
    await this.notes.write(actor, caseId, 'sharing.remark', input.id, input.remark);
    if (basis === 'best-interests') await this.notes.write(actor, caseId, 'sharing.override', input.id, input.overrideReason);
    await this.log.record('case.share', { caseId, detail: { sharing: input.id, partner: input.partner, sections: input.sections, basis } });
  }

  async list(actor: Actor, caseId: string): Promise<SharingListView> {
    return await this.uow.read(actor.scope, async () => {
      await this.cases.read(caseId);
      await this.log.record('case.read', { caseId, detail: { part: 'sharing' } });
      const rows = await this.uow.query<SharingRow>(`${SHARINGS} order by s.recorded_at desc, s.id desc`, [caseId]);
      const notes = await this.notes.ofCase(caseId);
      return {
        mayOverride: mayDecideBestInterests(actor.role),
        items: rows.map((row) => {
          const remark = notes.get(noteKey('sharing.remark', row.id));
          const reason = notes.get(noteKey('sharing.override', row.id));
          return {
            id: row.id,
            partner: row.partner,
            purpose: row.purpose,
            sections: row.sections,
            basis: row.basis,
            recordedAt: row.recorded_at.toISOString(),
            recordedBy: row.recorded_by_name,
            ...(remark !== undefined && { remark }),
            ...(reason !== undefined && { overrideReason: reason }),
          };
        }),
      };
    });
  }

  /** To print and hand over. Again later only while it is still agreed to: paper is shared anew each time. @throws Refusal not-found, consent-missing */
  async print(actor: Actor, caseId: string, id: string): Promise<SharedSummaryView> {
    return await this.uow.read(actor.scope, async () => {
      const summary = await this.summary(caseId, id);
      await this.log.record('case.print', { caseId, detail: { sharing: id } });
      return summary;
    });
  }

  /** Inside a unit of work: the parts agreed to and no others. @throws Refusal not-found, consent-missing once it is no longer agreed to */
  async summary(caseId: string, id: string): Promise<SharedSummaryView> {
    const file = await this.cases.read(caseId);
    const [row] = await this.uow.query<SharingRow>(`${SHARINGS} and s.id = $2`, [caseId, id]);
    if (row === undefined) throw new Refusal('not-found');
    await this.mustStillHold(file, row);
    const name = row.sections.includes('identity') ? await this.vault.name(caseId) : undefined;
    return summaryOf(file, row, name, await this.reference.book());
  }

  private async mustStillHold(file: OpenCase, row: SharingRow): Promise<void> {
    if (row.basis === 'best-interests') return;
    const now = this.cases.now();
    const lacking = lackingFor(row, await this.consents.said(file.row.id), whoseWord(file, now), now);
    if (lacking !== undefined) throw new Refusal('consent-missing', lacking);
  }
}

const SHARINGS = 'select s.*, u.display_name as recorded_by_name from sharing s join app_user u on u.id = s.recorded_by where s.case_id = $1';
