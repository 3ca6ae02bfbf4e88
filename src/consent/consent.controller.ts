import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { WriteAnswerView } from '../cases/index.js';
import { ConsentsView, RecordConsentRequest, SharedSummaryView, ShareRequest, SharingListView, WithdrawConsentRequest } from './consent.dto.js';
import { ConsentService } from './consent.service.js';
import { SharingService } from './sharing.service.js';

@Controller('cases/:id')
export class ConsentController {
  constructor(
    @Inject(ConsentService) private readonly consents: ConsentService,
    @Inject(SharingService) private readonly sharings: SharingService,
  ) {}

  @Get('consents')
  @Requires('consent.read')
  ofCase(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ConsentsView> {
    return this.consents.ofCase(actor, id);
  }

  @Post('consents')
  @Requires('consent.record')
  record(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: RecordConsentRequest): Promise<WriteAnswerView> {
    return this.consents.record(actor, id, input);
  }

  @Post('consents/:consentId/withdraw')
  @HttpCode(200)
  @Requires('consent.record')
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('consentId', ParseUUIDPipe) consentId: string,
    @Body() input: WithdrawConsentRequest,
  ): Promise<WriteAnswerView> {
    return this.consents.withdraw(actor, id, consentId, input);
  }

  @Get('sharings')
  @Requires('sharing.read')
  shared(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<SharingListView> {
    return this.sharings.list(actor, id);
  }

  @Post('sharings')
  @Requires('sharing.record')
  share(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: ShareRequest): Promise<SharedSummaryView> {
    return this.sharings.share(actor, id, input);
  }

  @Get('sharings/:sharingId')
  @Requires('sharing.read')
  print(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Param('sharingId', ParseUUIDPipe) sharingId: string): Promise<SharedSummaryView> {
    return this.sharings.print(actor, id, sharingId);
  }
}
