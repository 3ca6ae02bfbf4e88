import { Body, Controller, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { WriteAnswerView } from '../cases/index.js';
import { AcceptTransferRequest, ProposeTransferRequest, RefuseTransferRequest } from './transfer.dto.js';
import { TransferService } from './transfer.service.js';

@Controller('cases/:id/stay/transfer')
export class TransferController {
  constructor(@Inject(TransferService) private readonly transfers: TransferService) {}

  @Post()
  @Requires('transfer.propose')
  propose(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: ProposeTransferRequest): Promise<WriteAnswerView> {
    return this.transfers.propose(actor, id, input);
  }

  @Post('accept')
  @HttpCode(200)
  @Requires('transfer.answer')
  accept(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: AcceptTransferRequest): Promise<WriteAnswerView> {
    return this.transfers.accept(actor, id, input);
  }

  @Post('refuse')
  @HttpCode(200)
  @Requires('transfer.answer')
  refuse(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: RefuseTransferRequest): Promise<WriteAnswerView> {
    return this.transfers.refuse(actor, id, input);
  }
}
