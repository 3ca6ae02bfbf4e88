import { Inject, Injectable } from '@nestjs/common';
import { type Actor, may } from '../access/index.js';
import { CasesService, readTime, type WriteAnswer } from '../cases/index.js';
import { ChildVault, noteKey, NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { formatKnownTime, type Precision } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import { decideEnd } from './service.rules.js';
import type { EndServiceRequest, ServiceListView, ServiceView } from './service.dto.js';

interface Row {
  readonly id: string;
  readonly service_code: string;
  readonly given_at: Date | null;
  readonly given_precision: Precision | null;
  readonly until_at: Date | null;
  readonly until_precision: Precision | null;
  readonly provider: string | null;
  readonly provider_centre: string | null;
  readonly sessions: number | null;
  readonly cost_xof: number | null;
  readonly outcome: string | null;
  readonly referral_id: string | null;
  readonly detail_sealed: Buffer | null;
  readonly recorded_by_name: string;
}

/** The services of a child as they are listed, and their ends. */
@Injectable()
export class ServiceRecordsService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  async ofCase(actor: Actor, caseId: string): Promise<ServiceListView> {
    return await this.uow.read(actor.scope, async () => {
      const file = await this.cases.read(caseId);
      await this.log.record('case.read', { caseId, detail: { part: 'services' } });
      const rows = await this.uow.query<Row>(LISTED, [caseId]);
      const sealed = rows.flatMap(({ detail_sealed: detail }) => (detail === null ? [] : [detail]));
      const texts = sealed.length === 0 ? [] : await this.vault.unseal(caseId, sealed);
      const detailOf = new Map(rows.filter(({ detail_sealed: detail }) => detail !== null).map(({ id }, index) => [id, texts[index]]));
      const notes = await this.notes.ofCase(caseId);
      const acts = file.standing.status !== 'closed' && file.standing.status !== 'merged' && may(actor.role, 'service.record') && this.cases.reachesByPost(actor, file);
      const views = rows.map((row) => viewOf(row, detailOf.get(row.id), notes, acts));
      return { caseCode: file.row.code, caseVersion: file.row.version, items: views };
    });
  }

  /** @throws Refusal case-closed, not-found, service-start-required, service-ended, ends-before-start */
  async end(actor: Actor, caseId: string, id: string, input: EndServiceRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    await this.reference.mustKnow('service-outcome', input.outcome, 'outcome', at);
    return await this.uow.write(actor.scope, async () => {
      const { standing, facts } = await this.cases.openForChange(caseId);
      if (standing.status === 'closed') throw new Refusal('case-closed');
      decideEnd(facts, id, at);
      await this.uow.query(END, [id, at.at, at.precision, this.cases.now(), actor.userId, input.outcome, input.sessions ?? null, input.costXof ?? null]);
      await this.notes.write(actor, caseId, 'service.ended', id, input.remark);
      return await this.cases.settle(actor, caseId);
    });
  }
}

function viewOf(row: Row, detail: string | undefined, notes: ReadonlyMap<string, string>, acts: boolean): ServiceView {
  const remark = notes.get(noteKey('service.given', row.id));
  const endRemark = notes.get(noteKey('service.ended', row.id));
  return {
    id: row.id,
    service: row.service_code,
    ...(row.given_at !== null && row.given_precision !== null && { at: formatKnownTime({ at: row.given_at, precision: row.given_precision }) }),
    ...(row.until_at !== null && row.until_precision !== null && { until: formatKnownTime({ at: row.until_at, precision: row.until_precision }) }),
    ...(row.provider !== null && { provider: row.provider }),
    ...(row.provider_centre !== null && { providerCentre: row.provider_centre }),
    ...(row.sessions !== null && { sessions: row.sessions }),
    ...(row.cost_xof !== null && { costXof: row.cost_xof }),
    ...(row.outcome !== null && { outcome: row.outcome }),
    ...(row.referral_id !== null && { referralId: row.referral_id }),
    ...(detail !== undefined && { detail }),
    ...(remark !== undefined && { remark }),
    ...(endRemark !== undefined && { endRemark }),
    recordedBy: row.recorded_by_name,
    endable: acts && row.given_at !== null && row.until_at === null,
  };
}

const LISTED = `
  select s.id, s.service_code, s.given_at, s.given_precision, s.until_at, s.until_precision, s.provider, s.provider_centre, s.sessions, s.cost_xof, s.outcome, s.referral_id, s.detail_sealed,
         u.display_name as recorded_by_name
    from service_record s join app_user u on u.id = s.recorded_by where s.case_id = $1 order by s.given_at desc nulls last, s.recorded_at desc, s.id`;
const END = `
  update service_record set until_at = greatest(given_at, $2), until_precision = $3, until_recorded_at = $4, until_recorded_by = $5, outcome = $6, sessions = coalesce($7, sessions),
         cost_xof = coalesce($8, cost_xof), version = version + 1 where id = $1`;
