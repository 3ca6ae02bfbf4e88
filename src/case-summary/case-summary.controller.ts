import { Controller, Get, Inject, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { CaseSummaryQuery } from './case-summary.dto.js';
import { CaseSummaryService } from './case-summary.service.js';

/** As for the acts: browsers show a PDF by a plug-in with styles of its own; nothing else may be loaded. */
const READABLE = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

@Controller('cases/:id/summary')
export class CaseSummaryController {
  constructor(@Inject(CaseSummaryService) private readonly summaries: CaseSummaryService) {}

  /** The PDF. Which parts it has is no secret; what they say is in the answer alone. */
  @Get()
  @Requires('summary.print')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async print(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Query() { parts = [] }: CaseSummaryQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const { name, bytes } = await this.summaries.print(actor, id, parts);
    void reply.headers({ 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${name}"`, 'content-security-policy': READABLE });
    return bytes;
  }
}
