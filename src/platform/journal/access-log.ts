import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/index.js';

/** What can be looked at, searched, printed or taken away. */
export type Look =
  | 'case.read' | 'case.search' | 'case.print' | 'case.export' | 'case.share' | 'identity.read' | 'document.read' | 'duplicate.check' | 'emergency.open' | 'looks.read'
  | 'journal.read' | 'journal.export' | 'report.read' | 'report.export' | 'erasure.read' | 'violation.read';

/** Who looked at what: append-only, sealed like the journal. Written in the transaction that reads, so that no look goes unrecorded. */
@Injectable()
export class AccessLog {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Inside the running unit of work, under its acting person. `detail` never holds a name: what was searched for may be one. */
  async record(look: Look, { caseId, detail }: { caseId?: string; detail?: object } = {}): Promise<void> {
    await this.uow.query('insert into access_log (actor, kind, case_id, detail) values ($1, $2, $3, $4)', [
      this.uow.scope.userId, look, caseId ?? null, detail === undefined ? null : JSON.stringify(detail),
    ]);
  }

  /** Several looks at one file, an entry each and in this order, with one statement. */
  async recordEach(looks: readonly Look[], caseId: string): Promise<void> {
    await this.uow.query('insert into access_log (actor, kind, case_id) select $1, kind, $3 from unnest($2::text[]) with ordinality as looks (kind, place) order by place', [
      this.uow.scope.userId, looks, caseId,
    ]);
  }
}
