import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { CatalogueView, ExportQuery, FiguresQuery, FiguresView } from './figures.dto.js';
import { FiguresService } from './figures.service.js';

@Controller('reports')
export class FiguresController {
  constructor(@Inject(FiguresService) private readonly figures: FiguresService) {}

  @Get('catalogue')
  @Requires('report.read')
  catalogue(): CatalogueView {
    return this.figures.catalogue();
  }

  /** As a file: csv for a French spreadsheet, xlsx, pdf, json. */
  @Get('catalogue/:code/export')
  @Requires('report.read')
  @ApiProduces('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/pdf', 'application/json')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async export(@CurrentActor() actor: Actor, @Param('code') code: string, @Query() query: ExportQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const { name, mediaType, bytes } = await this.figures.export(actor, code, query);
    void reply.type(mediaType).header('content-disposition', `attachment; filename="${name}"`);
    return bytes;
  }

  /** Of today, or as known on an earlier position or day. */
  @Get('catalogue/:code')
  @Requires('report.read')
  one(@CurrentActor() actor: Actor, @Param('code') code: string, @Query() query: FiguresQuery): Promise<FiguresView> {
    return this.figures.figures(actor, code, query);
  }
}
