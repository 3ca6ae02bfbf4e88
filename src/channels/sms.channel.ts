import type { Addressee, Channel, ChannelOutcome, Message, Reach } from './channel.vocabulary.js';
import type { ChannelSecret } from './channel-secret.js';
import type { SmsGateway } from './sms-gateway.js';

/** @param gateway undefined: none is set up */
export class SmsChannel implements Channel {
  readonly name = 'sms';

  constructor(
    private readonly gateway: SmsGateway | undefined,
    private readonly secret: () => Promise<ChannelSecret>,
  ) {}

  get installed(): boolean {
    return this.gateway !== undefined;
  }

  canReach({ telephone }: Reach): boolean {
    return this.installed && telephone;
  }

  async send({ id, short }: Message, { userId, sealedTelephone }: Addressee): Promise<ChannelOutcome> {
    if (this.gateway === undefined) return { outcome: { kind: 'problem', what: 'no gateway set up', final: true } };
    if (sealedTelephone === null) return { outcome: { kind: 'problem', what: 'no confirmed number', final: true } };
    const to = (await this.secret()).unseal(`telephone:${userId}`, sealedTelephone);
    return { outcome: await this.gateway.send({ to, text: short, id }) };
  }
}
