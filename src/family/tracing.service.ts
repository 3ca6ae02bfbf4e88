import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, identifiedAt, type JsonRows, readTime, type WriteAnswer } from '../cases/index.js';
import { ChildVault, NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import type { KnownTime } from '../platform/known-time/index.js';
import { ReferenceService } from '../reference/index.js';
import { factsOfSearch, type TracingRequestRow } from './tracing-facts.js';
import type { CloseTracingRequest, OpenTracingRequest } from './tracing-request.dto.js';
import { TracingRequest } from './tracing-request.entity.js';
import { decideSearch, decideSearchEnd } from './tracing.rules.js';

/** The search for one relative: opened, and closed with what came of it. Its steps are tracing actions. */
@Injectable()
export class TracingService implements FactSource, OnModuleInit {
  readonly tables = ['tracing_request'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(FactSources) private readonly sources: FactSources,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
  ) {}

  readonly corrects = { 'tracing.opened': (id: string, to: KnownTime): Promise<string | undefined> => this.correctOpening(id, to) };

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { tracing_request: JsonRows<TracingRequestRow> }): readonly Fact[] {
    return rows.tracing_request.flatMap(factsOfSearch);
  }

  async open(actor: Actor, caseId: string, input: OpenTracingRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    await this.reference.mustKnow('partner', input.partner, 'partner', at);
    await this.reference.mustKnow('country', input.country, 'country', at);
    return await this.uow.write(actor.scope, async () => {
      const { row, standing } = await this.cases.openForChange(caseId);
      decideSearch(standing, { relative: input.relative, at, partner: input.partner, country: input.country, reference: input.reference }, identifiedAt(row));
      await this.uow.manager.insert(TracingRequest, {
        id: input.id,
        caseId,
        relativeId: input.relative,
        priority: input.priority,
        partner: input.partner ?? null,
        country: input.country ?? null,
        referenceSealed: await this.vault.sealIfGiven(caseId, input.reference),
        openedAt: at.at,
        openedPrecision: at.precision,
        recordedAt: this.cases.now(),
        recordedBy: actor.userId,
        version: 1,
      });
      await this.notes.write(actor, caseId, 'tracing.opened', input.id, input.remark);
      return await this.cases.settle(actor, caseId);
    });
  }

  async close(actor: Actor, caseId: string, input: CloseTracingRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      decideSearchEnd(standing, { request: input.request, at, outcome: input.outcome, remark: input.remark });
      await this.uow.query(
        `update tracing_request set closed_at = greatest(opened_at, $2), closed_precision = $3, closed_recorded_at = $4, closed_recorded_by = $5, outcome = $6, version = version + 1 where id = $1`,
        [input.request, at.at, at.precision, this.cases.now(), actor.userId, input.outcome],
      );
      await this.notes.write(actor, caseId, 'tracing.closed', input.request, input.remark);
      return await this.cases.settle(actor, caseId);
    });
  }

  private async correctOpening(id: string, { at, precision }: KnownTime): Promise<string | undefined> {
    const [row] = await this.uow.query<{ caseId: string }>(
      `update tracing_request set opened_at = $2, opened_precision = $3, closed_at = end_from($2, closed_at, closed_precision), version = version + 1
        where id = $1 returning case_id as "caseId"`,
      [id, at, precision],
    );
    return row?.caseId;
  }
}
