import { Body, Controller, Get, Inject, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { CompareQuery, ComparisonView } from './comparison.dto.js';
import { ComparisonService } from './comparison.service.js';
import { EditionCheckView, EditionListView, EditionPageView, EditionView, ExportEditionQuery, FreezeEditionRequest } from './editions.dto.js';
import { EditionsService } from './editions.service.js';

@Controller('editions')
export class EditionsController {
  constructor(
    @Inject(EditionsService) private readonly editions: EditionsService,
    @Inject(ComparisonService) private readonly comparison: ComparisonService,
  ) {}

  @Get()
  @Requires('report.read')
  list(@CurrentActor() actor: Actor): Promise<EditionListView> {
    return this.editions.list(actor);
  }

  @Post()
  @Requires('edition.freeze')
  freeze(@CurrentActor() actor: Actor, @Body() input: FreezeEditionRequest): Promise<EditionView> {
    return this.editions.freeze(actor, input);
  }

  /** Two editions of one report, figure by figure. */
  @Get('comparison')
  @Requires('report.read')
  compare(@CurrentActor() actor: Actor, @Query() query: CompareQuery): Promise<ComparisonView> {
    return this.comparison.compare(actor, query);
  }

  @Get(':id')
  @Requires('report.read')
  page(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<EditionPageView> {
    return this.editions.page(actor, id);
  }

  /** Makes it once more at its position, and says whether the bytes are the same. */
  @Get(':id/check')
  @Requires('report.read')
  check(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<EditionCheckView> {
    return this.editions.check(actor, id);
  }

  @Get(':id/export')
  @Requires('report.read')
  @ApiProduces('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async export(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Query() query: ExportEditionQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const { name, mediaType, bytes } = await this.editions.export(actor, id, query);
    void reply.type(mediaType).header('content-disposition', `attachment; filename="${name}"`);
    return bytes;
  }

  /** The signed file, to be checked elsewhere: npm run cli -- edition verify FILE. */
  @Get(':id/file')
  @Requires('report.read')
  @ApiProduces('application/json')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { number, text } = await this.editions.file(actor, id);
    void reply.type('application/json; charset=utf-8').header('content-disposition', `attachment; filename="${number}.json"`);
    return text;
  }
}
