import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type OpenCase } from '../cases/index.js';
import { type ChildIdentity, ChildVault } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { formatKnownTime, type Precision } from '../platform/known-time/index.js';
import { CARE_REVIEWS, type CareReviewRow, type CareRow, CARES, careView, type PreparationRow, PREPARATIONS, preparationView } from './care-views.js';
import type { FamilyMemberView, FamilyView, NotedRelativeView, TracingRequestView, TracingStepView } from './family-page.dto.js';
import { type AssessmentRow, ASSESSMENTS, assessmentView, type StatementRow, STATEMENTS, statementView } from './link-views.js';
import { missingOf } from './missing.rules.js';
import type { RelativeWords } from './relative.rules.js';
import { SealedTexts } from './sealed-texts.js';

interface SealedRow {
  readonly id: string;
  readonly case_id: string;
}
interface MemberRow extends SealedRow {
  readonly relationship: string;
  readonly carer: string;
  readonly life: string;
  readonly region_code: string | null;
  readonly country: string | null;
  readonly sealed: Buffer | null;
}
interface SearchRow extends SealedRow {
  readonly relative_id: string;
  readonly priority: string;
  readonly partner: string | null;
  readonly country: string | null;
  readonly reference_sealed: Buffer | null;
  readonly opened_at: Date;
  readonly opened_precision: Precision;
  readonly closed_at: Date | null;
  readonly closed_precision: Precision | null;
  readonly outcome: string | null;
}
interface StepRow extends SealedRow {
  readonly request_id: string | null;
  readonly action: string;
  readonly actor: string | null;
  readonly result: string | null;
  readonly acted_at: Date;
  readonly acted_precision: Precision;
  readonly by: string | null;
}

/** The family of one child on one page: who is known, who is looked for, what was found. Every look is logged. */
@Injectable()
export class FamilyPageService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  /** @throws Refusal not-found when the case does not exist for this person */
  async page(actor: Actor, caseId: string): Promise<FamilyView> {
    return await this.uow.read(actor.scope, async () => {
      const open = await this.cases.read(caseId);
      await this.log.recordEach(['case.read', 'identity.read'], caseId);
      const files = filesOf(open);
      const texts = new SealedTexts(await this.vault.files(files), await this.vault.names(files));
      const members = await this.uow.query<MemberRow>(MEMBERS, [files]);
      const searches = await this.uow.query<SearchRow>(SEARCHES, [files]);
      const steps = await this.uow.query<StepRow>(STEPS, [files]);
      const statements = await this.uow.query<StatementRow>(STATEMENTS, [files]);
      const assessments = await this.uow.query<AssessmentRow>(ASSESSMENTS, [files]);
      const preparations = await this.uow.query<PreparationRow>(PREPARATIONS, [files]);
      const cares = await this.uow.query<CareRow>(CARES, [files]);
      const reviews = await this.uow.query<CareReviewRow>(CARE_REVIEWS, [files]);
      const told = steps.map((step) => ({ request: step.request_id, view: stepView(step, texts) }));
      return {
        caseId,
        relatives: members.map((row) => ({ ...memberView(row, texts), ...verificationOf(open, row.id), statements: statements.flatMap((said) => (said.relative_id === row.id ? [statementView(said, texts)] : [])) })),
        noted: notedOf(texts.identity(caseId)),
        searches: searches.map((row) => searchView(row, texts, told.flatMap(({ request, view }) => (request === row.id ? [view] : [])))),
        steps: told.flatMap(({ request, view }) => (request === null ? [view] : [])),
        assessments: assessments.map((row) => assessmentView(row, texts)),
        preparations: preparations.map((row) => preparationView(row, texts)),
        cares: cares.map((row) => careView(row, reviews, texts)),
        ...(open.standing.family.livesWith !== null && { livesWith: open.standing.family.livesWith }),
        missing: missingOf(open.standing, open.facts),
      };
    });
  }
}

const MEMBERS = 'select id, case_id, relationship, carer, life, region_code, country, sealed from relative where case_id = any ($1) order by recorded_at, id';
const SEARCHES = `
  select id, case_id, relative_id, priority, partner, country, reference_sealed, opened_at, opened_precision, closed_at, closed_precision, outcome
    from tracing_request where case_id = any ($1) order by closed_at is not null, opened_at desc, id`;
const STEPS = `
  select t.id, t.case_id, t.request_id, t.action, t.actor, t.result, t.acted_at, t.acted_precision, u.display_name as by
    from tracing_action t left join app_user u on u.id = t.recorded_by where t.case_id = any ($1) order by t.acted_at desc, t.recorded_at desc`;

function filesOf({ row, merged }: OpenCase): string[] {
  return [row.id, ...merged.map(({ id }) => id)];
}

/** The names of father and mother stand in the identity of the child, and nowhere a second time. */
function memberView(row: MemberRow, texts: SealedTexts): Omit<FamilyMemberView, 'statements'> {
  const text = texts.of(row.sealed);
  const { name, village, contact, relation } = text === undefined ? ({} as RelativeWords) : (JSON.parse(text) as RelativeWords);
  const parent = row.relationship === 'father' || row.relationship === 'mother' ? texts.identity(row.case_id)?.[row.relationship] : undefined;
  const called = name ?? parent;
  const note = texts.note('relative.recorded', row.id);
  return {
    id: row.id,
    relationship: row.relationship,
    carer: row.carer,
    life: row.life,
    ...(row.region_code !== null && { region: row.region_code }),
    ...(row.country !== null && { country: row.country }),
    ...(called !== undefined && { name: called }),
    ...(village !== undefined && { village }),
    ...(contact !== undefined && { contact }),
    ...(relation !== undefined && { relation }),
    ...(note !== undefined && { note }),
  };
}

/** What was concluded of the link last, as the facts tell it. */
function verificationOf({ standing, facts }: OpenCase, relative: string): Pick<FamilyMemberView, 'verified' | 'verificationReason'> {
  const verified = standing.family.relatives.find(({ id }) => id === relative)?.verified ?? null;
  if (verified === null) return {};
  const reason = verified ? null : facts.reduce<string | null>((last, fact) => (fact.kind === 'relative.verified' && fact.subjectId === relative ? (fact.reason ?? last) : last), null);
  return { verified, ...(reason !== null && { verificationReason: reason }) };
}

function notedOf(identity: ChildIdentity | undefined): NotedRelativeView[] {
  return (identity?.relatives ?? []).map(({ name, relation, contact }, noted) => ({ noted, name, relation, ...(contact !== undefined && { contact }) }));
}

function searchView(row: SearchRow, texts: SealedTexts, steps: TracingStepView[]): TracingRequestView {
  const reference = texts.of(row.reference_sealed);
  const [note, closingNote] = [texts.note('tracing.opened', row.id), texts.note('tracing.closed', row.id)];
  return {
    id: row.id,
    relative: row.relative_id,
    priority: row.priority,
    openedAt: formatKnownTime({ at: row.opened_at, precision: row.opened_precision }),
    ...(row.partner !== null && { partner: row.partner }),
    ...(row.country !== null && { country: row.country }),
    ...(reference !== undefined && { reference }),
    ...(note !== undefined && { note }),
    ...(row.closed_at !== null && row.closed_precision !== null && { closedAt: formatKnownTime({ at: row.closed_at, precision: row.closed_precision }) }),
    ...(row.outcome !== null && { outcome: row.outcome }),
    ...(closingNote !== undefined && { closingNote }),
    steps,
  };
}

function stepView(row: StepRow, texts: SealedTexts): TracingStepView {
  const note = texts.note('tracing.acted', row.id);
  return {
    id: row.id,
    at: formatKnownTime({ at: row.acted_at, precision: row.acted_precision }),
    action: row.action,
    ...(row.actor !== null && { actor: row.actor }),
    ...(row.result !== null && { result: row.result }),
    ...(note !== undefined && { note }),
    ...(row.by !== null && { by: row.by }),
  };
}
