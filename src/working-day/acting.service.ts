import { Inject, Injectable } from '@nestjs/common';
import { type Actor, may, type Permission } from '../access/index.js';
import { CasesService, type OpenCase } from '../cases/index.js';
import { seesFile } from '../cases/index.rules.js';
import { Refusal } from '../platform/refusal/index.js';

/** Who may write what is no fact of a case, tasks and notes, into its file. Inside the running unit of work. */
@Injectable()
export class ActingService {
  constructor(@Inject(CasesService) private readonly cases: CasesService) {}

  /** @throws Refusal not-found, emergency-read-only, case-merged */
  async mustAct(actor: Actor, caseId: string): Promise<OpenCase> {
    const file = await this.cases.read(caseId);
    if (!this.cases.reachesByPost(actor, file)) throw new Refusal('emergency-read-only');
    // Who sees the custody alone writes nothing into the file.
    if (!seesFile(file.standing, actor)) throw new Refusal('not-found');
    if (file.row.mergedInto !== null) throw new Refusal('case-merged');
    return file;
  }

  /** Whether a page offers it. */
  mayAct(actor: Actor, file: OpenCase, permission: Permission): boolean {
    return may(actor.role, permission) && this.cases.reachesByPost(actor, file) && file.standing.status !== 'closed' && file.row.mergedInto === null;
  }
}
