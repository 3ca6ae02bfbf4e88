import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, sealedTexts, textsIn } from '../cases/index.js';
import { DeadlinesService } from '../deadlines/index.js';
import { ChildVault } from '../identity/index.js';
import { AdmissionSheetService } from '../interim-care/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import { type Part, PARTS } from './case-summary.vocabulary.js';
import { summaryPaper } from './summary-paper.js';
import { SummaryPrinter } from './summary-printer.js';

/** The summary of a case on paper, in French: what somebody chose to have on it, and no more (docs/adr/0051). */
@Injectable()
export class CaseSummaryService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(DeadlinesService) private readonly deadlines: DeadlinesService,
    @Inject(AdmissionSheetService) private readonly sheets: AdmissionSheetService,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(AccessLog) private readonly log: AccessLog,
    @Inject(SummaryPrinter) private readonly printer: SummaryPrinter,
  ) {}

  /** @throws Refusal not-found where this person does not see the whole file */
  async print(actor: Actor, caseId: string, asked: readonly Part[]): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    const chosen = PARTS.filter((part) => asked.includes(part));
    const now = this.cases.now();
    await this.uow.read(actor.scope, async () => { await this.mustSeeFile(caseId); });
    const { sheet } = chosen.includes('health') ? await this.sheets.read(actor, caseId) : {};
    const paper = await this.uow.read(actor.scope, async () => {
      const file = await this.cases.read(caseId);
      await this.log.record('case.print', { caseId, detail: { what: 'summary', parts: chosen } });
      const sealed = chosen.includes('notes') ? sealedTexts(file.facts) : [];
      const opened = chosen.some((part) => OPENING.includes(part)) ? await this.vault.files([caseId, ...file.merged.map(({ id }) => id)]) : [];
      const named = chosen.includes('identity') || chosen.includes('relatives');
      if (named) await this.log.record('identity.read', { caseId, detail: { in: 'summary' } });
      return summaryPaper({
        file, chosen, sheet, now, by: actor.displayName,
        deadlines: await this.deadlines.ofCase(caseId),
        identity: named ? opened.find((one) => one.identity !== undefined)?.identity : undefined,
        texts: textsIn(opened, sealed),
        notes: chosen.includes('notes') ? new Map(opened.flatMap((one) => [...one.notes])) : new Map(),
        book: await this.reference.book(),
      });
    });
    return { name: `resume-${paper.code}.pdf`, bytes: await this.printer.print(paper, now) };
  }

  private async mustSeeFile(caseId: string): Promise<void> {
    const [row] = await this.uow.query<{ sees: boolean }>(`select app_clearance() = 'file' and (app_reach() = 'all' or app_sees_file($1)) as sees`, [caseId]);
    if (row?.sees !== true) throw new Refusal('not-found');
  }
}

/** The parts for which what lies sealed must be opened. */
const OPENING: readonly Part[] = ['identity', 'relatives', 'notes'];
