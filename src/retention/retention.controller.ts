import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { WriteAnswerView } from '../cases/index.js';
import { ErasuresService } from './erasures.service.js';
import { ErasureListQuery, ErasureListView, ErasureView, RefuseErasureRequest, RequestErasureRequest, RetentionRuleListView } from './retention.dto.js';
import { RetentionRulesService } from './retention-rules.service.js';

@Controller()
export class RetentionController {
  constructor(
    @Inject(ErasuresService) private readonly erasures: ErasuresService,
    @Inject(RetentionRulesService) private readonly rules: RetentionRulesService,
  ) {}

  @Get('retention-rules')
  @Requires('erasure.read')
  async retentionRules(): Promise<RetentionRuleListView> {
    return { items: await this.rules.list() };
  }

  @Get('erasures')
  @Requires('erasure.read')
  list(@CurrentActor() actor: Actor, @Query() { state }: ErasureListQuery): Promise<ErasureListView> {
    return this.erasures.list(actor, state ?? 'waiting');
  }

  @Post('cases/:id/erasure')
  @HttpCode(200)
  @Requires('erasure.propose')
  request(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: RequestErasureRequest): Promise<WriteAnswerView> {
    return this.erasures.request(actor, id, input);
  }

  @Post('erasures/:id/approve')
  @HttpCode(200)
  @Requires('erasure.approve')
  approve(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ErasureView> {
    return this.erasures.approve(actor, id);
  }

  @Post('erasures/:id/refuse')
  @HttpCode(200)
  @Requires('erasure.approve')
  refuse(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: RefuseErasureRequest): Promise<ErasureView> {
    return this.erasures.refuse(actor, id, input);
  }

  @Post('erasures/:id/carry-out')
  @HttpCode(200)
  @Requires('erasure.approve')
  carryOut(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ErasureView> {
    return this.erasures.carryOut(actor, id);
  }
}
