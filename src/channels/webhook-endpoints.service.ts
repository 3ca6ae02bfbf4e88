import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { Clock } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { KeyService } from '../platform/keys/index.js';
import { AddressRefused, checkedAddress } from '../platform/outbound/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import { ChannelSecret } from './channel-secret.js';
import type { CreatedWebhookEndpointView, CreateWebhookEndpointRequest, WebhookEndpointView } from './webhook-endpoint.dto.js';
import { SECRET_PREFIX } from './webhook.sender.js';

/** Standard Webhooks asks for 24 to 64 bytes. */
const SECRET_BYTES = 32;

interface EndpointRow {
  readonly id: string;
  readonly label: string;
  readonly url: string;
  readonly region_code: string | null;
  readonly active: boolean;
  readonly created_at: Date;
}

/** Other systems that are told what people are told. */
@Injectable()
export class WebhookEndpointsService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(KeyService) private readonly keys: KeyService,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Config) private readonly config: Config,
  ) {}

  async list(actor: Actor): Promise<WebhookEndpointView[]> {
    return await this.uow.read(actor.scope, async () => (await this.uow.query<EndpointRow>('select * from webhook_endpoint order by active desc, created_at desc, id')).map(view));
  }

  /** @throws Refusal webhook-address-refused, unknown-region, already-exists */
  async create(actor: Actor, { id, label, url, region }: CreateWebhookEndpointRequest): Promise<CreatedWebhookEndpointView> {
    const address = this.checked(url);
    if (region !== undefined && !(await this.reference.book()).regions.has(region)) throw new Refusal('unknown-region', 'region');
    const secret = SECRET_PREFIX + randomBytes(SECRET_BYTES).toString('base64');
    return await this.uow.write(actor.scope, async () => {
      const [row] = await this.uow.query<EndpointRow>(
        'insert into webhook_endpoint (id, label, url, region_code, created_at, created_by) values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing returning *',
        [id, label, address, region ?? null, this.clock.now(), actor.userId],
      );
      if (row === undefined) throw new Refusal('already-exists');
      const sealed = (await ChannelSecret.open(this.uow, this.keys)).seal(`webhook:${id}`, secret);
      await this.uow.query('insert into webhook_secret (endpoint_id, sealed) values ($1, $2)', [id, sealed]);
      return { endpoint: view(row), secret };
    });
  }

  /** For good: who has lost its secret is given a new endpoint. @throws Refusal not-found */
  async deactivate(actor: Actor, id: string): Promise<WebhookEndpointView> {
    return await this.uow.write(actor.scope, async () => {
      await this.uow.query('update webhook_endpoint set active = false, version = version + 1 where id = $1 and active', [id]);
      const [row] = await this.uow.query<EndpointRow>('select * from webhook_endpoint where id = $1', [id]);
      if (row === undefined) throw new Refusal('not-found');
      return view(row);
    });
  }

  private checked(url: string): string {
    try {
      return checkedAddress(url, this.config.channels.privateHosts).toString();
    } catch (error) {
      if (error instanceof AddressRefused) throw new Refusal('webhook-address-refused', 'url');
      throw error;
    }
  }
}

function view({ id, label, url, region_code: region, active, created_at: createdAt }: EndpointRow): WebhookEndpointView {
  return { id, label, url, ...(region !== null && { region }), active, createdAt: createdAt.toISOString() };
}
