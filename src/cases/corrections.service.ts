import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, may } from '../access/index.js';
import { NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import type { KnownTime, Precision } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { CasesService, type WriteAnswer } from './cases.service.js';
import type { CorrectFactRequest } from './correction.dto.js';
import { type CorrectableFact, factToCorrect, mayCorrect, mustKeepOrder, rowOf, subjectOf } from './correction.rules.js';
import type { CorrectableKind } from './correction.vocabulary.js';
import { type FactSource, FactSources, instant, type JsonRows } from './fact-sources.js';
import type { Fact } from './facts.vocabulary.js';
import { mustFollowBirth, readTime } from './order.rules.js';

/** An hour that was recorded wrongly: the fact is changed, everything follows from it anew, and what was said before stands beside it (docs/adr/0028). */
@Injectable()
export class CorrectionsService implements FactSource, OnModuleInit {
  readonly tables = ['fact_correction'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(FactSources) private readonly sources: FactSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { fact_correction: JsonRows<CorrectionRow> }): readonly Fact[] {
    return rows.fact_correction.map(factOfCorrection);
  }

  /** @throws Refusal case-closed, identity-erased, unknown-fact, forbidden, in-the-future, before-birth, nothing-to-correct, before-previous-fact, after-next-fact */
  async correct(actor: Actor, caseId: string, input: CorrectFactRequest): Promise<WriteAnswer> {
    const to = readTime(input.at, 'at');
    this.cases.mustBePast(to, 'at');
    return await this.uow.write(actor.scope, async () => {
      const open = await this.cases.openForChange(caseId);
      if (open.standing.status === 'closed') throw new Refusal(open.row.erasedAt === null ? 'case-closed' : 'identity-erased');
      const fact = factToCorrect(open.facts, input.kind, input.factId);
      if (!mayCorrect(fact.kind, (permission) => may(actor.role, permission))) throw new Refusal('forbidden');
      mustFollowBirth(to, open.row.ageYears ?? undefined, open.row.recordedAt, 'at');
      mustKeepOrder(open.facts, fact, to);
      await this.write(actor, fact, to, input);
      return await this.cases.settle(actor, caseId);
    });
  }

  private async write(actor: Actor, fact: CorrectableFact, to: KnownTime, { id, reason }: CorrectFactRequest): Promise<void> {
    const rowId = rowOf(fact);
    const caseId = await this.sources.corrector(fact.kind)(rowId, to);
    if (caseId === undefined) throw new Refusal('forbidden');
    if (fact.kind === 'custody.started') await this.uow.query(MET, [caseId, fact.at, to.at, to.precision]);
    await this.uow.query(INSERT, [id, caseId, fact.kind, rowId, subjectOf(fact), fact.at, fact.precision, to.at, to.precision, this.cases.now(), actor.userId]);
    await this.notes.write(actor, caseId, 'fact.corrected', id, reason);
  }
}

/** A child who was captured was met at that hour. */
const MET = `
  update child_case set identified_at = $3, identified_precision = $4 where id = $1 and identified_at = $2 and entry in ('capture', 'arrest')`;

const INSERT = `
  insert into fact_correction (id, case_id, fact_kind, row_id, subject_id, from_at, from_precision, to_at, to_precision, recorded_at, recorded_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

interface CorrectionRow {
  readonly id: string;
  readonly fact_kind: CorrectableKind;
  readonly subject_id: string;
  readonly from_at: string;
  readonly from_precision: Precision;
  readonly to_at: string;
  readonly to_precision: Precision;
  readonly recorded_at: string;
  readonly recorded_by: string;
}

function factOfCorrection(row: CorrectionRow): Fact {
  const recordedAt = instant(row.recorded_at);
  return {
    kind: 'fact.corrected', subjectId: row.subject_id, rowId: row.id, at: recordedAt, precision: 'minute', recordedAt, recordedBy: row.recorded_by,
    corrected: row.fact_kind, from: { at: instant(row.from_at), precision: row.from_precision }, to: { at: instant(row.to_at), precision: row.to_precision },
  };
}
