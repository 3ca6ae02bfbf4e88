import { createHmac } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { type Asked, LocalServer } from './local-server.js';

/** Another system that listens for webhooks, and checks them as Standard Webhooks says. */
export class WebhookReceiver extends LocalServer {
  /** Statuses to answer with, in order; then 204. */
  readonly statuses: number[] = [];
  redirect: string | undefined;

  static async open(): Promise<WebhookReceiver> {
    return await new WebhookReceiver().listen();
  }

  /** Whether the last message was signed with this secret, and its time is that of the clock. */
  static isSigned({ headers, body }: Asked, secret: string, now: Date): boolean {
    const id = String(headers['webhook-id']);
    const seconds = String(headers['webhook-timestamp']);
    const expected = createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64')).update(`${id}.${seconds}.${body.toString()}`).digest('base64');
    return String(headers['webhook-signature']).split(' ').includes(`v1,${expected}`) && Math.abs(now.getTime() / 1000 - Number(seconds)) < 300;
  }

  protected answer(_: Asked, response: ServerResponse): void {
    if (this.redirect !== undefined) response.writeHead(307, { location: this.redirect }).end();
    else response.writeHead(this.statuses.shift() ?? 204).end();
  }
}
