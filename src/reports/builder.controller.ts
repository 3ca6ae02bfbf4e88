import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { BuilderQuery, BuilderVocabularyView, BuiltTableView } from './builder.dto.js';
import { BuilderService } from './builder.service.js';
import { builtCsv } from './protected-csv.js';

@Controller('reports/builder')
export class BuilderController {
  constructor(@Inject(BuilderService) private readonly builder: BuilderService) {}

  @Get('vocabulary')
  @Requires('report.protected')
  vocabulary(@CurrentActor() actor: Actor): BuilderVocabularyView {
    return this.builder.vocabulary(actor);
  }

  /** Whoever is outside the circle of those who may see cases gets it protected. As JSON, or as a file for a French spreadsheet. */
  @Get()
  @Requires('report.protected')
  @ApiOkResponse({ type: BuiltTableView })
  async table(@CurrentActor() actor: Actor, @Query() query: BuilderQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<BuiltTableView | string> {
    const table = await this.builder.table(actor, query);
    if (query.format !== 'csv') return table;
    void reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${query.measure}-${query.from}-${query.to}.csv"`);
    return builtCsv(table);
  }
}
