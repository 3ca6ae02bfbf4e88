import type { Addressee, Channel, ChannelOutcome, Message } from './channel.vocabulary.js';
import type { ChannelSecret } from './channel-secret.js';
import type { SmsGateway } from './sms-gateway.js';

/** @param gateway undefined: none is set up */
export class SmsChannel implements Channel {
  readonly name = 'sms';

  constructor(
    private readonly gateway: SmsGateway | undefined,
    private readonly secret: () => Promise<ChannelSecret>,
  ) {}

  canReach({ sealedTelephone }: Addressee): boolean {
    return this.gateway !== undefined && sealedTelephone !== null;
  }

  async send({ id, short }: Message, { userId, sealedTelephone }: Addressee): Promise<ChannelOutcome> {
    if (this.gateway === undefined || sealedTelephone === null) return { kind: 'problem', what: 'no way', final: true };
    const to = (await this.secret()).unseal(`telephone:${userId}`, sealedTelephone);
    return await this.gateway.send({ to, text: short, id });
  }
}
