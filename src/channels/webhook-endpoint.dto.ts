import { CodeField, IdField, TextField } from '../platform/http/index.js';

export class CreateWebhookEndpointRequest {
  @IdField()
  id!: string;

  @TextField(60)
  label!: string;

  @TextField(500)
  url!: string;

  /** Of this region alone; left out: of every region. */
  @CodeField({ optional: true })
  region?: string;
}

export class WebhookEndpointView {
  id!: string;
  label!: string;
  url!: string;
  region?: string;
  active!: boolean;
  createdAt!: string;
}

export class CreatedWebhookEndpointView {
  endpoint!: WebhookEndpointView;
  /** whsec_...: shown once. */
  secret!: string;
}

export class WebhookEndpointListView {
  items!: WebhookEndpointView[];
}
