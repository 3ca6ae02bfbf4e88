import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { WriteAnswerView } from '../cases/index.js';
import { ApproveClosureRequest, ClosureView, RefuseClosureRequest, ReopenCaseRequest, RequestClosureRequest } from './closure.dto.js';
import { ClosureService } from './closure.service.js';

@Controller('cases/:id/closure')
export class ClosureController {
  constructor(@Inject(ClosureService) private readonly closures: ClosureService) {}

  @Get()
  @Requires('closure.request')
  look(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ClosureView> {
    return this.closures.look(actor, id);
  }

  @Post('request')
  @HttpCode(200)
  @Requires('closure.request')
  request(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: RequestClosureRequest): Promise<WriteAnswerView> {
    return this.closures.request(actor, id, input);
  }

  @Post('approve')
  @HttpCode(200)
  @Requires('closure.decide')
  approve(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: ApproveClosureRequest): Promise<WriteAnswerView> {
    return this.closures.approve(actor, id, input);
  }

  @Post('refuse')
  @HttpCode(200)
  @Requires('closure.decide')
  refuse(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: RefuseClosureRequest): Promise<WriteAnswerView> {
    return this.closures.refuse(actor, id, input);
  }

  @Post('reopen')
  @HttpCode(200)
  @Requires('closure.decide')
  reopen(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: ReopenCaseRequest): Promise<WriteAnswerView> {
    return this.closures.reopen(actor, id, input);
  }
}
