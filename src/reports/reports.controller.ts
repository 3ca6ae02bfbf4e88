import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { ActivitiesReportQuery, ActivitiesReportView } from './activities-report.dto.js';
import { activitiesCsv, ActivitiesReportService } from './activities-report.service.js';
import { reintegrationCsv } from './reintegration-csv.js';
import { ReintegrationQuery, ReintegrationReportView } from './reintegration-report.dto.js';
import { ReintegrationReportService } from './reintegration-report.service.js';
import { AsShownQuery, AsShownReportView, CareReportView, DeprivationReportView, PeriodQuery } from './reports.dto.js';
import { ReportsService } from './reports.service.js';
import { violationsCsv } from './violations-csv.js';
import { ViolationsQuery, ViolationsReportView } from './violations-report.dto.js';
import { ViolationsReportService } from './violations-report.service.js';

@Controller('reports')
export class ReportsController {
  constructor(
    @Inject(ReportsService) private readonly reports: ReportsService,
    @Inject(ViolationsReportService) private readonly violationReports: ViolationsReportService,
    @Inject(ActivitiesReportService) private readonly activityReports: ActivitiesReportService,
    @Inject(ReintegrationReportService) private readonly reintegrationReports: ReintegrationReportService,
  ) {}

  @Get('deprivation')
  @Requires('report.read')
  deprivation(@CurrentActor() actor: Actor, @Query() period: PeriodQuery): Promise<DeprivationReportView> {
    return this.reports.deprivation(actor, period);
  }

  @Get('care')
  @Requires('report.read')
  care(@CurrentActor() actor: Actor, @Query() period: PeriodQuery): Promise<CareReportView> {
    return this.reports.care(actor, period);
  }

  /** As JSON, or as a file for a French spreadsheet. */
  @Get('activities')
  @Requires('report.read')
  @ApiOkResponse({ type: ActivitiesReportView })
  async activities(@CurrentActor() actor: Actor, @Query() query: ActivitiesReportQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<ActivitiesReportView | string> {
    const report = await this.activityReports.report(actor, query);
    if (query.format !== 'csv') return report;
    void reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="activities-${query.from}-${query.to}.csv"`);
    return activitiesCsv(report);
  }

  /** As JSON, or as a file for a French spreadsheet. */
  @Get('reintegration')
  @Requires('report.read')
  @ApiOkResponse({ type: ReintegrationReportView })
  async reintegration(@CurrentActor() actor: Actor, @Query() query: ReintegrationQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<ReintegrationReportView | string> {
    const report = await this.reintegrationReports.report(actor, query);
    if (query.format !== 'csv') return report;
    void reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="reintegration-${query.from}-${query.to}.csv"`);
    return reintegrationCsv(report);
  }

  @Get('deadlines-as-shown')
  @Requires('report.read')
  asShown(@CurrentActor() actor: Actor, @Query() query: AsShownQuery): Promise<AsShownReportView> {
    return this.reports.asShown(actor, query);
  }

  /** As JSON, or as a file for a French spreadsheet. */
  @Get('violations')
  @Requires('report.read')
  @ApiOkResponse({ type: ViolationsReportView })
  async violations(@CurrentActor() actor: Actor, @Query() query: ViolationsQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<ViolationsReportView | string> {
    const report = await this.violationReports.report(actor, query);
    if (query.format !== 'csv') return report;
    void reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="violations-${query.from}-${query.to}.csv"`);
    return violationsCsv(report);
  }
}
