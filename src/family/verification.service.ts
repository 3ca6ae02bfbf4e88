import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, identifiedAt, type JsonRows, readTime, type WriteAnswer } from '../cases/index.js';
import { NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { ReferenceService } from '../reference/index.js';
import type { RecordStatementRequest, VerifyLinkRequest } from './verification.dto.js';
import { LinkStatement, LinkVerification } from './verification.entity.js';
import { factOfStatement, factOfVerification, type StatementRow, type VerificationRow } from './verification-facts.js';
import { decideStatement, decideVerification } from './verification.rules.js';

/** Whether somebody is who they say to the child: what each side says, and what follows from both. */
@Injectable()
export class VerificationService implements FactSource, OnModuleInit {
  readonly tables = ['link_statement', 'link_verification'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(FactSources) private readonly sources: FactSources,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { link_statement: JsonRows<StatementRow>; link_verification: JsonRows<VerificationRow> }): readonly Fact[] {
    return [...rows.link_statement.map(factOfStatement), ...rows.link_verification.map(factOfVerification)];
  }

  async hear(actor: Actor, caseId: string, input: RecordStatementRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    for (const document of input.documents) await this.reference.mustKnow('link-document', document, 'documents', at);
    return await this.uow.write(actor.scope, async () => {
      const { row, standing } = await this.cases.openForChange(caseId);
      decideStatement(standing, { relative: input.relative, side: input.side, at }, identifiedAt(row));
      await this.uow.manager.insert(LinkStatement, {
        ...this.recorded(actor, caseId),
        id: input.id,
        relativeId: input.relative,
        side: input.side,
        result: input.result,
        photo: input.photo,
        documents: [...new Set(input.documents)],
        givenAt: at.at,
        givenPrecision: at.precision,
      });
      await this.notes.write(actor, caseId, 'relative.heard', input.id, input.answers);
      return await this.cases.settle(actor, caseId);
    });
  }

  async verify(actor: Actor, caseId: string, input: VerifyLinkRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    await this.reference.mustKnow('verification-reason', input.reason, 'reason', at);
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      const { child, relative, reason } = decideVerification(standing, { relative: input.relative, at, result: input.result, reason: input.reason });
      await this.uow.manager.insert(LinkVerification, {
        ...this.recorded(actor, caseId),
        id: input.id,
        relativeId: input.relative,
        childStatementId: child,
        relativeStatementId: relative,
        verified: input.result === 'verified',
        reason,
        concludedAt: at.at,
        concludedPrecision: at.precision,
      });
      await this.notes.write(actor, caseId, 'relative.verified', input.id, input.remark);
      return await this.cases.settle(actor, caseId);
    });
  }

  private recorded(actor: Actor, caseId: string): { caseId: string; recordedAt: Date; recordedBy: string; version: number } {
    return { caseId, recordedAt: this.cases.now(), recordedBy: actor.userId, version: 1 };
  }
}
