import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { NotIdempotent } from '../platform/http/index.js';
import { CreatedWebhookEndpointView, CreateWebhookEndpointRequest, WebhookEndpointListView, WebhookEndpointView } from './webhook-endpoint.dto.js';
import { WebhookEndpointsService } from './webhook-endpoints.service.js';

@Controller('webhook-endpoints')
export class WebhookEndpointController {
  constructor(@Inject(WebhookEndpointsService) private readonly endpoints: WebhookEndpointsService) {}

  @Get()
  @Requires('webhook.manage')
  async list(@CurrentActor() actor: Actor): Promise<WebhookEndpointListView> {
    return { items: await this.endpoints.list(actor) };
  }

  /** Its answer holds a secret, and so is kept nowhere: twice under the same id is refused. */
  @Post()
  @Requires('webhook.manage')
  @NotIdempotent()
  create(@CurrentActor() actor: Actor, @Body() input: CreateWebhookEndpointRequest): Promise<CreatedWebhookEndpointView> {
    return this.endpoints.create(actor, input);
  }

  @Post(':id/deactivate')
  @HttpCode(200)
  @Requires('webhook.manage')
  deactivate(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<WebhookEndpointView> {
    return this.endpoints.deactivate(actor, id);
  }
}
