import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, ownGrantees } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, type JsonRows, Words } from '../cases/index.js';
import { ChildVault } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import type { AnswerDuplicateRequest, AskRegionRequest, DoneView, DuplicateRequestsView, DuplicateRequestView, LikelyCaseView } from './duplicates.dto.js';
import type { DuplicateAnswer } from './duplicates.vocabulary.js';
import { LikelyCasesService } from './likely-cases.service.js';
import { type RequestKey, RequestVault } from './request-vault.js';
import { factsOfSight, type SightRow } from './sight-facts.js';

/** What the asker's side seals for the region that is asked. */
interface Asked {
  readonly given: string;
  readonly family: string;
  readonly sex: 'male' | 'female' | 'unknown';
  readonly ageYears: number | null;
  readonly agePrecision: string;
  readonly reason: string;
}

/** "A case may exist in region X: ask its officer." The question, and the answer of the other side. */
@Injectable()
export class DuplicateRequestsService implements FactSource, OnModuleInit {
  readonly tables = ['duplicate_sight'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(RequestVault) private readonly requests: RequestVault,
    @Inject(LikelyCasesService) private readonly likely: LikelyCasesService,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(FactSources) private readonly sources: FactSources,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { duplicate_sight: JsonRows<SightRow> }): readonly Fact[] {
    return rows.duplicate_sight.flatMap(factsOfSight);
  }

  /** @throws Refusal not-found for a handle that nobody gave this person, identity-missing, request-pending, case-merged */
  async ask(actor: Actor, input: AskRegionRequest): Promise<DoneView> {
    return await this.uow.write(actor.scope, async () => {
      const { row } = await this.cases.read(input.caseId);
      if (row.mergedInto !== null) throw new Refusal('case-merged');
      const name = await this.vault.name(input.caseId);
      if (name === undefined) throw new Refusal('identity-missing');
      const [region] = await this.uow.query<{ region_code: string | null }>('select region_code from duplicate_handle_region($1, $2)', [input.handle, this.cases.now()]);
      const [office] = ownGrantees(actor.scope);
      if (region === undefined || office === undefined) throw new Refusal('not-found');
      const asked: Asked = { given: name.given, family: name.family, sex: row.sex, ageYears: row.ageYears, agePrecision: row.agePrecision, reason: input.reason };
      const question = this.requests.begin(input.id, input.caseId, JSON.stringify(asked));
      await this.uow.query(
        `insert into duplicate_request (id, case_id, handle, region_code, office, asker_region, status, asked_at, asked_by, sealed) values ($1, $2, $3, $4, $5, $6, 'open', $7, $8, $9)`,
        [input.id, input.caseId, input.handle, region.region_code, office, row.regionCode, this.cases.now(), actor.userId, question.sealed],
      );
      await question.keep();
      return { id: input.id };
    });
  }

  /** Those that wait for this person's region, and those of cases that this person sees. */
  async list(actor: Actor): Promise<DuplicateRequestsView> {
    const words = new Words(await this.reference.book());
    return await this.uow.read(actor.scope, async () => {
      const rows = await this.uow.query<RequestRow>(REQUESTS);
      if (rows.length > 0) await this.log.record('duplicate.check', { detail: { requests: rows.length } });
      const received: DuplicateRequestView[] = [];
      const sent: DuplicateRequestView[] = [];
      for (const row of rows) {
        const asked = await this.opened(row);
        const view = await this.view(row, asked, words);
        if (!answers(actor, row)) sent.push(view);
        else received.push(row.status === 'open' && asked !== undefined ? Object.assign(view, { matches: await this.matches(row, asked) }) : view);
      }
      return { received, sent };
    });
  }

  /** @throws Refusal not-found, request-answered, matching-case-required, case-merged */
  async answer(actor: Actor, requestId: string, input: AnswerDuplicateRequest): Promise<DoneView> {
    return await this.uow.write(actor.scope, async () => {
      const matched = input.answer === 'same' ? await this.matchingCase(input.caseId) : null;
      const note = input.note === undefined ? null : ((await this.requests.seal(requestId, input.note)) ?? null);
      await this.uow.query('select answer_duplicate_request($1, $2, $3, $4, $5)', [requestId, input.answer satisfies DuplicateAnswer, matched, note, this.cases.now()]);
      return { id: requestId };
    });
  }

  private async matchingCase(caseId: string | undefined): Promise<string> {
    if (caseId === undefined) throw new Refusal('matching-case-required', 'caseId');
    const { row } = await this.cases.read(caseId);
    if (row.mergedInto !== null) throw new Refusal('case-merged');
    return row.id;
  }

  private async matches(row: RequestRow, asked: Asked): Promise<LikelyCaseView[]> {
    const profile = { sex: asked.sex, ageYears: asked.ageYears, regions: row.asker_region === null ? [] : [row.asker_region], captures: [] };
    return await this.likely.alike(profile, asked, row.case_id);
  }

  private async opened(row: RequestRow): Promise<Asked | undefined> {
    const key = keyOf(row);
    return key && (JSON.parse(await this.requests.open(row.id, key, row.sealed)) as Asked);
  }

  private async view(row: RequestRow, asked: Asked | undefined, words: Words): Promise<DuplicateRequestView> {
    const key = keyOf(row);
    const note = key === undefined || row.sealed_answer === null ? undefined : await this.requests.open(row.id, key, row.sealed_answer);
    return {
      id: row.id,
      status: row.status,
      ...(row.region_code !== null && { region: row.region_code }),
      askedAt: row.asked_at.toISOString(),
      askedBy: row.asked_by_name,
      office: words.office(row.office),
      ...(asked && {
        child: {
          given: asked.given, family: asked.family, sex: asked.sex, age: { precision: asked.agePrecision, ...(asked.ageYears !== null && { years: asked.ageYears }) },
          ...(row.asker_region !== null && { region: row.asker_region }),
        },
        reason: asked.reason,
      }),
      ...(row.answered_at !== null && { answeredAt: row.answered_at.toISOString() }),
      ...(row.answered_by_name !== null && { answeredBy: row.answered_by_name }),
      ...(note !== undefined && { note }),
      ...(row.asked_code !== null && { asked: { id: row.case_id, code: row.asked_code } }),
      ...(row.matched_case !== null && row.matched_code !== null && { matched: { id: row.matched_case, code: row.matched_code } }),
    };
  }
}

interface RequestRow {
  readonly id: string;
  readonly case_id: string;
  readonly region_code: string | null;
  readonly office: string;
  readonly asker_region: string | null;
  readonly status: 'open' | DuplicateAnswer;
  readonly asked_at: Date;
  readonly asked_by_name: string;
  readonly answered_at: Date | null;
  readonly answered_by_name: string | null;
  readonly matched_case: string | null;
  readonly sealed: Buffer;
  readonly sealed_answer: Buffer | null;
  /** null: destroyed with the child's own. */
  readonly wrapped: Buffer | null;
  readonly key_id: string | null;
  /** null: that case is out of the acting person's sight. */
  readonly asked_code: string | null;
  readonly matched_code: string | null;
}

/** Waiting ones first. Codes come through the acting person's scope: who may not see a case does not read its code here. */
const REQUESTS = `
  select q.id, q.case_id, q.region_code, q.office, q.asker_region, q.status, q.asked_at, q.answered_at, q.matched_case, q.sealed, q.sealed_answer, k.wrapped, k.key_id,
         a.display_name as asked_by_name, b.display_name as answered_by_name, c.code as asked_code, m.code as matched_code
    from duplicate_request q
    join app_user a on a.id = q.asked_by
    left join app_user b on b.id = q.answered_by
    left join duplicate_request_key k on k.request_id = q.id
    left join child_case c on c.id = q.case_id
    left join child_case m on m.id = q.matched_case
   order by (q.status <> 'open'), q.asked_at desc limit 60`;

function keyOf({ wrapped, key_id: keyId }: RequestRow): RequestKey | undefined {
  return wrapped === null || keyId === null ? undefined : { wrapped, key_id: keyId };
}

function answers(actor: Actor, row: RequestRow): boolean {
  return actor.scope.reach === 'all' || (row.region_code !== null && actor.scope.grantees.includes(`region:${row.region_code}`));
}
