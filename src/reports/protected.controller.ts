import { Body, Controller, Get, HttpCode, Inject, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { ProtectedQuery, ProtectedReportView, RenewProtectedRequest } from './protected.dto.js';
import { protectedCsv } from './protected-csv.js';
import { ProtectedReportsService } from './protected-reports.service.js';

@Controller('reports/protected')
export class ProtectedReportsController {
  constructor(@Inject(ProtectedReportsService) private readonly reports: ProtectedReportsService) {}

  /** As JSON, or as a file for a French spreadsheet. */
  @Get()
  @Requires('report.protected')
  @ApiOkResponse({ type: ProtectedReportView })
  async ofYear(@CurrentActor() actor: Actor, @Query() query: ProtectedQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<ProtectedReportView | string> {
    const report = await this.reports.ofYear(actor, query);
    if (query.format !== 'csv') return report;
    void reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${query.report}-${String(query.year)}.csv"`);
    return protectedCsv(report);
  }

  /** Counts a year anew for everybody: what was hidden stays hidden. */
  @Post('renewals')
  @HttpCode(200)
  @Requires('disclosure.change')
  renew(@CurrentActor() actor: Actor, @Body() input: RenewProtectedRequest): Promise<ProtectedReportView> {
    return this.reports.renew(actor, input);
  }
}
