import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, readTime, type Standing, type WriteAnswer } from '../cases/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { formatKnownTime, type Precision } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import type { AcceptGroupRequest, GroupHandedView, HandoverLinesView, OfferGroupRequest } from './handover-group.dto.js';
import { decideEach } from './handover-group.rules.js';
import { decideAnswer, decideOffer } from './handover.rules.js';
import { HandoverService } from './handover.service.js';

interface LineRow {
  readonly case_id: string;
  readonly code: string;
  readonly version: number;
  readonly sex: string;
  readonly age_years: number | null;
  readonly started_at: Date;
  readonly started_precision: Precision;
  readonly centre_code: string | null;
  readonly offered_at: Date | null;
  readonly offered_precision: Precision | null;
}

/** A list that a person can still look through. */
const LISTED = 200;

/** Children held together are handed over together: every line is one child's own handover, and all are written or none. */
@Injectable()
export class HandoverGroupService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(HandoverService) private readonly handovers: HandoverService,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  /** Who is held and not yet offered to a centre. */
  async toOffer(actor: Actor): Promise<HandoverLinesView> {
    return await this.lines(actor, 'offer', null);
  }

  /** Who is offered: to the person's own centre, or to any that they answer for. */
  async toAnswer(actor: Actor): Promise<HandoverLinesView> {
    return await this.lines(actor, 'answer', actor.centreCode);
  }

  /** @throws Refusals group-refused, with what stands in the way of each child: `children.<case>` */
  async offer(actor: Actor, { at: text, centre, remark, children }: OfferGroupRequest): Promise<GroupHandedView> {
    await this.reference.mustKnowCentre(centre, 'centre');
    const at = readTime(text, 'at');
    this.cases.mustBePast(at, 'at');
    const ids = new Map(children.map(({ caseId, id }) => [caseId, id]));
    return await this.write(actor, children, (standing) => decideOffer(standing, at), (caseId, custody) =>
      this.handovers.writeOffer(actor, caseId, { id: ids.get(caseId) ?? '', custodyId: custody.id, at, centre, remark }));
  }

  /** @throws Refusals group-refused, with what stands in the way of each child: `children.<case>` */
  async accept(actor: Actor, { at: text, remark, children }: AcceptGroupRequest): Promise<GroupHandedView> {
    const at = readTime(text, 'at');
    this.cases.mustBePast(at, 'at');
    return await this.write(actor, children, (standing) => decideAnswer(standing, at, actor.centreCode), (caseId, decided) =>
      this.handovers.writeAcceptance(actor, caseId, { ...decided, at, remark }));
  }

  private async write<Decided>(
    actor: Actor, lines: readonly { caseId: string; version: number }[], decide: (standing: Standing) => Decided, write: (caseId: string, decided: Decided) => Promise<WriteAnswer>,
  ): Promise<GroupHandedView> {
    return await this.uow.write(actor.scope, async () => {
      const opened = await this.cases.openEach(lines.map(({ caseId, version }) => ({ id: caseId, version })));
      const decided = decideEach(lines.map(({ caseId }) => caseId), (caseId) => {
        const open = opened.get(caseId) ?? new Refusal('not-found');
        if (open instanceof Refusal) throw open;
        return decide(open.standing);
      });
      const answers: WriteAnswer[] = [];
      for (const one of decided) answers.push(await write(one.caseId, one.decided));
      return { children: answers };
    });
  }

  private async lines(actor: Actor, step: 'offer' | 'answer', centre: string | null): Promise<HandoverLinesView> {
    return await this.uow.read(actor.scope, async () => {
      await this.log.record('case.search', { detail: { by: 'handover', step } });
      const rows = await this.uow.query<LineRow>(LINES, [step === 'answer', centre, LISTED + 1]);
      return { children: rows.slice(0, LISTED).map(lineView), more: rows.length > LISTED };
    });
  }
}

function lineView(row: LineRow): HandoverLinesView['children'][number] {
  return {
    caseId: row.case_id,
    code: row.code,
    version: row.version,
    sex: row.sex,
    ...(row.age_years !== null && { ageYears: row.age_years }),
    heldSince: formatKnownTime({ at: row.started_at, precision: row.started_precision }),
    ...(row.centre_code !== null && { centre: row.centre_code }),
    ...(row.offered_at !== null && row.offered_precision !== null && { offeredAt: formatKnownTime({ at: row.offered_at, precision: row.offered_precision }) }),
  };
}

/** A file merged into another is told as the one that is kept. */
const LINES = `
  select k.id as case_id, k.code, k.version, k.sex, k.age_years, cu.started_at, cu.started_precision, h.centre_code, h.offered_at, h.offered_precision
    from custody cu
    join child_case c on c.id = cu.case_id
    join child_case k on k.id = coalesce(c.merged_into, c.id)
    left join handover h on h.custody_id = cu.id and h.status = 'offered'
   where cu.ended_at is null and k.status <> 'closed' and (h.id is not null) = $1 and ($2::text is null or h.centre_code = $2)
   order by cu.started_at, k.code limit $3`;
