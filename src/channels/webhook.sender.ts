import { createHmac } from 'node:crypto';
import type { Clock } from '../platform/clock/index.js';
import { postOutside, problemOf, problemOfError } from '../platform/outbound/index.js';
import type { Outcome } from '../platform/sending/index.js';
import type { ChannelSecret } from './channel-secret.js';

/** Secrets are written so that whoever finds one knows what it is (Standard Webhooks 1.0.0). */
export const SECRET_PREFIX = 'whsec_';

export interface WebhookMessage {
  readonly id: string;
  readonly endpointId: string;
  readonly url: string;
  readonly sealedSecret: Buffer;
  /** JSON. */
  readonly body: string;
}

/** The header `webhook-signature`: version, then HMAC-SHA256 over id, seconds and body (Standard Webhooks 1.0.0, symmetric). */
export function webhookSignature(secret: string, id: string, seconds: number, body: string): string {
  const key = Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${String(seconds)}.${body}`).digest('base64')}`;
}

/** Tells other systems, in the manner of Standard Webhooks: an id that stays at every attempt, the instant of the attempt, a signature. */
export class WebhookSender {
  constructor(
    private readonly privateHosts: ReadonlySet<string>,
    private readonly secret: () => Promise<ChannelSecret>,
    private readonly clock: Clock,
  ) {}

  async send({ id, endpointId, url, sealedSecret, body }: WebhookMessage): Promise<Outcome> {
    const secret = (await this.secret()).unseal(`webhook:${endpointId}`, sealedSecret);
    const now = this.clock.now();
    const seconds = Math.floor(now.getTime() / 1_000);
    try {
      const headers = { 'content-type': 'application/json', 'user-agent': 'Passerelle', 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': webhookSignature(secret, id, seconds, body) };
      const answered = await postOutside({ url, headers, body }, this.privateHosts);
      return answered.status >= 200 && answered.status < 300 ? { kind: 'taken', arrived: true } : problemOf(answered, now, { final: [410] });
    } catch (error) {
      return problemOfError(error);
    }
  }
}
