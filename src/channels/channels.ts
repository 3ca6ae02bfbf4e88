import type { Clock } from '../platform/clock/index.js';
import type { Config } from '../platform/config/index.js';
import type { Statements } from '../platform/database/index.js';
import type { KeyService } from '../platform/keys/index.js';
import type { Mailer } from '../platform/mail/index.js';
import type { Channel, PersonChannel } from './channel.vocabulary.js';
import { ChannelSecret } from './channel-secret.js';
import { EmailChannel } from './email.channel.js';
import { PushChannel } from './push.channel.js';
import { SmsChannel } from './sms.channel.js';
import type { SmsGateway } from './sms-gateway.js';
import { TwilioGateway } from './twilio.gateway.js';
import { WebhookSender } from './webhook.sender.js';

/** Every way of telling somebody that this installation has. */
export class Channels {
  constructor(
    private readonly byName: Readonly<Record<PersonChannel, Channel>>,
    readonly webhooks: Pick<WebhookSender, 'send'>,
  ) {}

  of(name: PersonChannel): Channel {
    return this.byName[name];
  }
}

/** By which channels people can be told here, as the settings say. */
export function installedChannels({ channels }: Pick<Config, 'channels'>): ReadonlySet<PersonChannel> {
  return new Set<PersonChannel>(['email', ...(channels.sms === undefined ? [] : ['sms' as const]), ...(channels.pushContact === undefined ? [] : ['push' as const])]);
}

/** What a setting has turned on; undefined: no SMS. */
export function smsGateway({ channels, publicUrl }: Pick<Config, 'channels' | 'publicUrl'>, clock: Clock): SmsGateway | undefined {
  return channels.sms && new TwilioGateway(channels.sms, publicUrl, clock);
}

/** The channels of a worker, which opens the secret when it first needs it. */
export function makeChannels(parts: { statements: Statements; keys: KeyService; mailer: Mailer; clock: Clock; config: Config }): Channels {
  const { statements, keys, mailer, clock, config } = parts;
  let opened: Promise<ChannelSecret> | undefined;
  const secret = (): Promise<ChannelSecret> => {
    opened ??= ChannelSecret.open(statements, keys).catch((error: unknown) => {
      opened = undefined; // the key service may answer the next time
      throw error;
    });
    return opened;
  };
  return new Channels(
    { email: new EmailChannel(mailer), sms: new SmsChannel(smsGateway(config, clock), secret), push: new PushChannel(config.channels, secret, clock) },
    new WebhookSender(config.channels.privateHosts, secret, clock),
  );
}
