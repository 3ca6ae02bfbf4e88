import type { PushSubscription } from 'web-push';
import type { Clock } from '../platform/clock/index.js';
import type { ChannelsConfig } from '../platform/config/index.js';
import { postOutside, problemOf, problemOfError } from '../platform/outbound/index.js';
import type { Outcome } from '../platform/sending/index.js';
import type { Addressee, Channel, ChannelOutcome, Message } from './channel.vocabulary.js';
import type { ChannelSecret } from './channel-secret.js';

/** How long a push service keeps a message for a telephone that is off, in seconds. */
const KEPT_SECONDS = 43_200;
/** RFC 8030, section 7.3, and what the services do: the subscription is no more. */
const GONE = [404, 410];

/** Web push to every browser that a person has turned it on in (RFC 8030), encrypted for that browser alone (RFC 8291), signed (RFC 8292). */
export class PushChannel implements Channel {
  readonly name = 'push';

  constructor(
    private readonly config: Pick<ChannelsConfig, 'pushContact' | 'privateHosts'>,
    private readonly secret: () => Promise<ChannelSecret>,
    private readonly clock: Clock,
  ) {}

  canReach({ sealedDevices }: Addressee): boolean {
    return this.config.pushContact !== undefined && sealedDevices.length > 0;
  }

  async send(message: Message, { userId, sealedDevices }: Addressee): Promise<ChannelOutcome> {
    const contact = this.config.pushContact;
    if (contact === undefined) return { kind: 'problem', what: 'no way', final: true };
    const secret = await this.secret();
    const answers: { id: string; outcome: Outcome }[] = [];
    for (const { id, sealed } of sealedDevices) {
      const subscription = JSON.parse(secret.unseal(`push:${userId}`, sealed)) as PushSubscription;
      answers.push({ id, outcome: await this.post(subscription, message, { contact, ...secret.vapid() }) });
    }
    const gone = answers.flatMap(({ id, outcome }) => (outcome.kind === 'problem' && outcome.final === true ? [id] : []));
    return { ...together(answers.map(({ outcome }) => outcome)), gone };
  }

  private async post(subscription: PushSubscription, { id, subject, line, link, urgency }: Message, vapid: { contact: string; publicKey: string; privateKey: string }): Promise<Outcome> {
    try {
      const { default: webPush } = await import('web-push');
      const { endpoint, headers, body } = webPush.generateRequestDetails(subscription, JSON.stringify({ id, title: subject, body: line, link }), {
        vapidDetails: { subject: vapid.contact, publicKey: vapid.publicKey, privateKey: vapid.privateKey },
        TTL: KEPT_SECONDS, urgency: urgency === 'urgent' ? 'high' : 'normal', contentEncoding: 'aes128gcm',
        topic: id.replaceAll('-', ''), // a second attempt takes the place of the first that still waits (RFC 8030, section 5.4)
      });
      const answered = await postOutside({ url: endpoint, headers: texts(headers), body: body ?? '' }, this.config.privateHosts);
      return answered.status >= 200 && answered.status < 300 ? { kind: 'taken' } : problemOf(answered, this.clock.now(), { final: GONE });
    } catch (error) {
      return problemOfError(error);
    }
  }
}

/** One device that took it is enough. Otherwise it is tried again, unless none is left. */
function together(outcomes: readonly Outcome[]): Outcome {
  const taken = outcomes.find(({ kind }) => kind === 'taken');
  if (taken !== undefined) return taken;
  const problems = outcomes.filter((outcome) => outcome.kind === 'problem');
  return problems.find(({ final }) => final !== true) ?? problems[0] ?? { kind: 'problem', what: 'no device', final: true };
}

function texts(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-length').map(([name, value]) => [name, String(value)]));
}
