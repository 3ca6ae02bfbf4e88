import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, type JsonRows, readTime, type WriteAnswer } from '../cases/index.js';
import { ExtraFieldsService } from '../configuration/index.js';
import { ChildVault, NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import type { KnownTime } from '../platform/known-time/index.js';
import { ReferenceService } from '../reference/index.js';
import type { RecordServiceRequest, RecordVisitRequest } from './reintegration.dto.js';
import { ServiceRecord, Visit } from './reintegration.entity.js';
import { factsOfService, factsOfVisits, type ServiceRow, type VisitRow } from './reintegration-facts.js';
import { ReRecruitmentFacts } from './re-recruitment.service.js';
import { VisitFindingService } from './visit-finding.service.js';
import { decideService, decideVisit } from './reintegration.rules.js';
import { decideGiven } from './service.rules.js';

/** Services and follow-up visits. */
@Injectable()
export class ReintegrationService implements FactSource, OnModuleInit {
  readonly tables = ['service_record', 'visit'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(FactSources) private readonly sources: FactSources,
    @Inject(VisitFindingService) private readonly findings: VisitFindingService,
    @Inject(ReRecruitmentFacts) private readonly recruitments: ReRecruitmentFacts,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(ExtraFieldsService) private readonly extra: ExtraFieldsService,
  ) {}

  readonly corrects = {
    'service.given': (id: string, to: KnownTime): Promise<string | undefined> => this.correct(CORRECT_START, id, to),
    'service.ended': (id: string, to: KnownTime): Promise<string | undefined> => this.correct(CORRECT_END, id, to),
  };

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { service_record: JsonRows<ServiceRow>; visit: JsonRows<VisitRow> }): readonly Fact[] {
    return [...rows.service_record.flatMap(factsOfService), ...factsOfVisits(rows.visit)];
  }

  async recordService(actor: Actor, caseId: string, input: RecordServiceRequest): Promise<WriteAnswer> {
    const at = input.at === undefined ? undefined : readTime(input.at, 'at');
    if (at !== undefined) this.cases.mustBePast(at, 'at');
    const until = input.until === undefined ? undefined : readTime(input.until, 'until');
    if (until !== undefined) this.cases.mustBePast(until, 'until');
    await this.reference.mustKnow('service', input.service, 'service', at);
    await this.reference.mustKnow('partner', input.provider, 'provider', at);
    await this.reference.mustKnowCentre(input.providerCentre, 'providerCentre');
    await this.reference.mustKnow('service-outcome', input.outcome, 'outcome', until);
    return await this.uow.write(actor.scope, async () => {
      const { standing, facts, row } = await this.cases.openForChange(caseId);
      const { stayId } = decideService(standing, at);
      const { provider } = decideGiven(facts, { at, until, provider: input.provider, providerCentre: input.providerCentre, referralId: input.referralId });
      await this.uow.manager.insert(ServiceRecord, {
        ...this.recorded(actor, caseId),
        id: input.id,
        stayId,
        serviceCode: input.service,
        givenAt: at?.at ?? null,
        givenPrecision: at?.precision ?? null,
        provider,
        providerCentre: input.providerCentre ?? null,
        sessions: input.sessions ?? null,
        costXof: input.costXof ?? null,
        outcome: input.outcome ?? null,
        referralId: input.referralId ?? null,
        ...(until !== undefined && at !== undefined && { untilAt: until.at < at.at ? at.at : until.at, untilPrecision: until.precision, untilRecordedAt: this.cases.now(), untilRecordedBy: actor.userId }),
        detailSealed: await this.vault.sealIfGiven(caseId, input.detail),
      });
      await this.extra.answer(actor, caseId, { place: 'service', id: input.id, region: row.regionCode, centre: row.centreCode }, at ?? { at: this.cases.now(), precision: 'minute' }, input.extra);
      await this.notes.write(actor, caseId, 'service.given', input.id, input.remark);
      return await this.cases.settle(actor, caseId);
    });
  }

  /** What a register says was given during the running stay, without dates. */
  async recordUndatedServices(actor: Actor, caseId: string, services: readonly { service: string; detail?: string }[]): Promise<WriteAnswer> {
    for (const { service } of services) await this.reference.mustKnow('service', service, 'service');
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      const { stayId } = decideService(standing, undefined);
      const rows = await Promise.all(services.map(async ({ service, detail }) => ({
        ...this.recorded(actor, caseId), id: randomUUID(), stayId, serviceCode: service, givenAt: null, givenPrecision: null, detailSealed: await this.vault.sealIfGiven(caseId, detail),
      })));
      if (rows.length > 0) await this.uow.manager.insert(ServiceRecord, rows);
      return await this.cases.settle(actor, caseId);
    });
  }

  async recordVisit(actor: Actor, caseId: string, input: RecordVisitRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    await this.reference.mustKnow('visit-outcome', input.outcome, 'outcome', at);
    return await this.uow.write(actor.scope, async () => {
      const { standing, row } = await this.cases.openForChange(caseId);
      const { placementId } = decideVisit(standing, at);
      await this.uow.manager.insert(Visit, {
        ...this.recorded(actor, caseId), id: input.id, placementId, visitedAt: at.at, visitedPrecision: at.precision, outcome: input.outcome,
      });
      await this.notes.write(actor, caseId, 'visit.made', input.id, input.remark);
      await this.findings.write(actor, caseId, input);
      if (input.outcome === 're-recruited') await this.recruitments.begin(actor, caseId, { id: randomUUID(), at, party: undefined, source: 'visit' }, placementId);
      await this.extra.answer(actor, caseId, { place: 'visit', id: input.id, region: row.regionCode, centre: row.centreCode }, at, input.extra);
      return await this.cases.settle(actor, caseId);
    });
  }

  private async correct(statement: string, id: string, to: KnownTime): Promise<string | undefined> {
    const [row] = await this.uow.query<{ caseId: string }>(statement, [id, to.at, to.precision]);
    return row?.caseId;
  }

  private recorded(actor: Actor, caseId: string): { caseId: string; recordedAt: Date; recordedBy: string; version: number } {
    return { caseId, recordedAt: this.cases.now(), recordedBy: actor.userId, version: 1 };
  }
}

const CORRECT_START = `
  update service_record set given_at = $2, given_precision = $3, until_at = end_from($2, until_at, until_precision), version = version + 1
   where id = $1 and given_at is not null returning case_id as "caseId"`;
const CORRECT_END = `
  update service_record set until_at = greatest(given_at, $2), until_precision = $3, version = version + 1 where id = $1 and until_at is not null returning case_id as "caseId"`;
