import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/index.js';

/** Case codes for the auditor, who reaches no case: the code and nothing else of it. Inside the running unit of work. */
@Injectable()
export class AuditedCases {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  async withCode(code: string | undefined): Promise<string | null> {
    if (code === undefined) return null;
    const [found] = await this.uow.query<{ id: string | null }>('select audited_case($1) as id', [code]);
    return found?.id ?? null;
  }

  async codes(ids: readonly (string | null)[]): Promise<Map<string, string>> {
    const wanted = [...new Set(ids.filter((id) => id !== null))];
    if (wanted.length === 0) return new Map();
    const rows = await this.uow.query<{ id: string; code: string }>('select id, code from audited_case_codes($1::uuid[])', [wanted]);
    return new Map(rows.map(({ id, code }) => [id, code]));
  }
}
