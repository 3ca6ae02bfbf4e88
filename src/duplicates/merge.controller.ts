import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { WriteAnswerView } from '../cases/index.js';
import { sentenceOf } from '../platform/http/index.js';
import { MergeCasesRequest, MergePreviewView, UnmergeCaseRequest } from './merge.dto.js';
import { MergeService } from './merge.service.js';

@Controller('cases/:id')
export class MergeController {
  constructor(@Inject(MergeService) private readonly merges: MergeService) {}

  @Get('merge/:other')
  @Requires('case.merge')
  async preview(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Param('other', ParseUUIDPipe) other: string): Promise<MergePreviewView> {
    const { refusedFor, effects, ...preview } = await this.merges.preview(actor, id, other);
    return { ...preview, effects: [...effects], ...(refusedFor !== undefined && { refused: sentenceOf(refusedFor) }) };
  }

  @Post('merge')
  @HttpCode(200)
  @Requires('case.merge')
  merge(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: MergeCasesRequest): Promise<WriteAnswerView> {
    return this.merges.merge(actor, id, input);
  }

  @Post('unmerge')
  @HttpCode(200)
  @Requires('case.merge')
  unmerge(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: UnmergeCaseRequest): Promise<WriteAnswerView> {
    return this.merges.unmerge(actor, id, input);
  }
}
