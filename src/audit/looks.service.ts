import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog, type Look } from '../platform/journal/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import { idCursor, pageOf } from './cursor.js';
import { type LookerRow, lookerOf } from './looker.js';
import type { LookListView } from './looks.dto.js';

const PAGE = 100;

interface LookRow extends LookerRow {
  readonly id: string;
  readonly kind: Look;
  readonly in_list: boolean;
  readonly recorded_at: Date;
}

/** Who looked at this child: for those who answer for the child, and itself a look. */
@Injectable()
export class LooksService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  /** @throws Refusal not-found when the case does not exist for this person */
  async ofCase(actor: Actor, caseId: string, cursor: string | undefined): Promise<LookListView> {
    const book = await this.reference.book();
    return await this.uow.read(actor.scope, async () => {
      const caseCode = await this.mustSee(caseId);
      await this.log.record('looks.read', { caseId });
      const rows = await this.uow.query<LookRow>('select * from looks_at($1, $2, $3)', [caseId, idCursor(cursor), PAGE + 1]);
      const { shown, next } = pageOf(rows, PAGE, ({ id }) => id);
      return {
        caseCode,
        items: shown.map((row) => ({ id: row.id, kind: row.kind, at: row.recorded_at.toISOString(), by: lookerOf(row, book), inList: row.in_list })),
        ...next,
      };
    });
  }

  /**
   * The browser says that a page of a case, or the list of cases, goes to the printer. What a browser does not say is not known: a photograph of the screen,
   * a print from a page that was saved (docs/adr/0016).
   * @throws Refusal not-found when the case does not exist for this person
   */
  async printed(actor: Actor, caseId: string | undefined): Promise<void> {
    await this.uow.write(actor.scope, async () => {
      if (caseId !== undefined) await this.mustSee(caseId);
      await this.log.record('case.print', caseId === undefined ? { detail: { page: 'list' } } : { caseId });
    });
  }

  private async mustSee(caseId: string): Promise<string> {
    const [found] = await this.uow.query<{ code: string }>('select code from child_case where id = $1', [caseId]);
    if (found === undefined) throw new Refusal('not-found');
    return found.code;
  }
}
