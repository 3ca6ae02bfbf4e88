import { Controller, Get, Inject, Query } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { AsShownQuery, AsShownReportView, CareReportView, DeprivationReportView, PeriodQuery } from './reports.dto.js';
import { ReportsService } from './reports.service.js';

@Controller('reports')
export class ReportsController {
  constructor(@Inject(ReportsService) private readonly reports: ReportsService) {}

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

  @Get('deadlines-as-shown')
  @Requires('report.read')
  asShown(@CurrentActor() actor: Actor, @Query() query: AsShownQuery): Promise<AsShownReportView> {
    return this.reports.asShown(actor, query);
  }
}
