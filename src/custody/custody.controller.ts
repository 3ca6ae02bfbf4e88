import { Body, Controller, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { WriteAnswerView } from '../cases/index.js';
import { GroupNotifiedView, NotifyCaptureRequest, NotifyGroupRequest, ReleaseFromCustodyRequest, SituationUnknownRequest, TransferCustodyRequest } from './custody.dto.js';
import { CustodyService } from './custody.service.js';

@Controller()
export class CustodyController {
  constructor(@Inject(CustodyService) private readonly custody: CustodyService) {}

  @Post('captures')
  @Requires('custody.notify')
  notify(@CurrentActor() actor: Actor, @Body() input: NotifyCaptureRequest): Promise<WriteAnswerView> {
    return this.custody.notify(actor, input);
  }

  @Post('captures/group')
  @Requires('custody.notify')
  notifyGroup(@CurrentActor() actor: Actor, @Body() input: NotifyGroupRequest): Promise<GroupNotifiedView> {
    return this.custody.notifyGroup(actor, input);
  }

  @Post('cases/:id/custody/transfer')
  @HttpCode(200)
  @Requires('custody.change')
  transfer(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: TransferCustodyRequest): Promise<WriteAnswerView> {
    return this.custody.transfer(actor, id, input);
  }

  @Post('cases/:id/custody/release')
  @HttpCode(200)
  @Requires('custody.end')
  release(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: ReleaseFromCustodyRequest): Promise<WriteAnswerView> {
    return this.custody.release(actor, id, input);
  }

  @Post('cases/:id/custody/situation-unknown')
  @HttpCode(200)
  @Requires('custody.change')
  situationUnknown(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: SituationUnknownRequest): Promise<WriteAnswerView> {
    return this.custody.situationUnknown(actor, id, input);
  }
}
