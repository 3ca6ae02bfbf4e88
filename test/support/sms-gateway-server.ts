import { createHmac, randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { type Asked, LocalServer } from './local-server.js';

export interface ReceivedSms {
  readonly sid: string;
  readonly to: string;
  readonly from: string;
  readonly text: string;
  readonly callback: string | undefined;
}

/** How the next messages fare. */
type Mood = 'taking' | 'unknown-number' | 'busy' | 'broken' | 'silent' | 'wrong-secret';

/** An SMS gateway that speaks the part of Twilio's API of 2010-04-01 that Passerelle uses: forms, basic authentication, SIDs, error codes, 429, signed callbacks. */
export class SmsGatewayServer extends LocalServer {
  readonly account = `AC${'0'.repeat(31)}1`;
  readonly secret = 'un-secret-pour-les-essais';
  readonly received: ReceivedSms[] = [];
  mood: Mood = 'taking';

  static async open(): Promise<SmsGatewayServer> {
    return await new SmsGatewayServer().listen();
  }

  get env(): Record<string, string> {
    return { SMS_GATEWAY: 'twilio', SMS_URL: this.url, SMS_ACCOUNT: this.account, SMS_SECRET: this.secret, SMS_FROM: 'Passerelle' };
  }

  /** What the gateway posts when it knows how a message fared: the address, the form and the signature over both. */
  callback(sms: ReceivedSms, status: string, more: Record<string, string> = {}): { url: string; body: string; signature: string } {
    const url = sms.callback ?? '';
    const fields = { AccountSid: this.account, From: sms.from, MessageSid: sms.sid, MessageStatus: status, To: sms.to, ...more };
    const signed = url + Object.keys(fields).sort().map((name) => name + (fields as Record<string, string>)[name]).join('');
    return { url, body: new URLSearchParams(fields).toString(), signature: createHmac('sha1', this.secret).update(signed).digest('base64') };
  }

  protected answer({ method, path, headers, body }: Asked, response: ServerResponse): void {
    const say = (status: number, answer: object, more: Record<string, string> = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json', ...more }).end(JSON.stringify(answer));
    };
    if (method !== 'POST' || path !== `/2010-04-01/Accounts/${this.account}/Messages.json`) { say(404, { code: 20404, status: 404 }); return; }
    if (this.mood === 'wrong-secret' || headers.authorization !== `Basic ${Buffer.from(`${this.account}:${this.secret}`).toString('base64')}`) { say(401, { code: 20003, message: 'Authenticate', status: 401 }); return; }
    const form = new URLSearchParams(body.toString());
    const to = form.get('To') ?? '';
    switch (this.mood) {
      case 'unknown-number': say(400, { code: 21211, message: `The 'To' number ${to} is not a valid phone number.`, status: 400 }); return;
      case 'busy': say(429, { code: 20429, message: 'Too Many Requests', status: 429 }, { 'retry-after': '240' }); return;
      case 'broken': response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>'); return;
      case 'silent': return;
      default:
    }
    const sid = `SM${randomBytes(16).toString('hex')}`;
    this.received.push({ sid, to, from: form.get('From') ?? '', text: form.get('Body') ?? '', callback: form.get('StatusCallback') ?? undefined });
    say(201, { sid, status: 'queued', to, error_code: null });
  }
}
