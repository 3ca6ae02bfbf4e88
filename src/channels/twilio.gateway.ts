import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../platform/clock/index.js';
import type { SmsConfig } from '../platform/config/index.js';
import { postOutside, problemOf, problemOfError } from '../platform/outbound/index.js';
import type { Outcome } from '../platform/sending/index.js';
import { type Sms, SmsGateway, type SmsReceipt } from './sms-gateway.js';

/** After so many seconds in the gateway's queue an alert is no longer worth delivering: it says so, and another channel takes over. */
const VALID_SECONDS = '3600';
const TIMEOUT_MS = 10_000;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

interface Answer {
  readonly sid?: unknown;
  readonly code?: unknown;
}

/**
 * The Messages resource of Twilio's REST API, version 2010-04-01, which other gateways imitate: a form under basic authentication, a SID
 * in the answer, and status callbacks signed with the account's secret (X-Twilio-Signature). The API knows no key by which two attempts
 * at one message are one: an SMS whose answer was lost may come twice, and carries the number of the alert by which to see it.
 */
export class TwilioGateway extends SmsGateway {
  constructor(
    private readonly config: SmsConfig,
    private readonly publicUrl: string,
    private readonly clock: Clock,
    private readonly timeoutMs = TIMEOUT_MS,
  ) {
    super();
  }

  async send({ to, text, id }: Sms): Promise<Outcome> {
    const { url, account, secret, from } = this.config;
    const callback = id === undefined ? undefined : this.callback(id);
    const form = new URLSearchParams({
      To: to, ...(from.startsWith('MG') ? { MessagingServiceSid: from } : { From: from }), Body: text, ValidityPeriod: VALID_SECONDS, ...(callback !== undefined && { StatusCallback: callback }),
    });
    try {
      const answered = await postOutside(
        {
          url: `${url}/2010-04-01/Accounts/${account}/Messages.json`,
          headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: `Basic ${Buffer.from(`${account}:${secret}`).toString('base64')}`, accept: 'application/json' },
          body: form.toString(),
        },
        new Set([new URL(url).hostname]), // the operator's own setting, wherever it leads
        this.timeoutMs,
      );
      const { sid, code } = parsed(answered.text);
      if (answered.status === 201 || answered.status === 200) return { kind: 'taken', ...(typeof sid === 'string' && { reference: sid.slice(0, 100) }) };
      return problemOf(answered, this.clock.now(), { final: [400, 401, 403, 404], ...(typeof code === 'number' && { detail: `code ${String(code)}` }) });
    } catch (error) {
      return problemOfError(error);
    }
  }

  receipt(id: string, body: string, header: (name: string) => string | undefined): SmsReceipt | undefined {
    const fields = new URLSearchParams(body);
    const signed = this.callbackUrl(id) + [...fields].toSorted(([one], [other]) => (one < other ? -1 : Number(one > other))).map(([name, value]) => name + value).join('');
    const expected = createHmac('sha1', this.config.secret).update(signed).digest();
    const given = Buffer.from(header('x-twilio-signature') ?? '', 'base64');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    const status = fields.get('MessageStatus') ?? '';
    return {
      reference: (fields.get('MessageSid') ?? '').slice(0, 100),
      arrived: status === 'delivered' || status === 'read' ? true : status === 'undelivered' || status === 'failed' || status === 'canceled' ? false : undefined,
      problem: [status, /^\d{1,6}$/.exec(fields.get('ErrorCode') ?? '')?.[0]].filter((part) => part !== undefined).join(' '),
    };
  }

  /** A gateway on the internet cannot call this machine by a name that means itself; it would refuse the message for it. */
  private callback(id: string): string | undefined {
    return LOOPBACK.has(new URL(this.publicUrl).hostname) && !LOOPBACK.has(new URL(this.config.url).hostname) ? undefined : this.callbackUrl(id);
  }

  private callbackUrl(id: string): string {
    return `${this.publicUrl}/api/receipts/sms/${id}`;
  }
}

function parsed(text: string): Answer {
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === 'object' && answer !== null ? answer : {};
  } catch {
    return {}; // a page of a proxy in between
  }
}
