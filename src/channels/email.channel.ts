import type { Mailer } from '../platform/mail/index.js';
import type { Addressee, Channel, ChannelOutcome, Message } from './channel.vocabulary.js';

/** Everybody has an address. Without SMTP_URL the letters are lines of the log. */
export class EmailChannel implements Channel {
  readonly name = 'email';

  constructor(private readonly mailer: Mailer) {}

  canReach(): boolean {
    return true;
  }

  async send({ id, subject, text }: Message, { email }: Addressee): Promise<ChannelOutcome> {
    return await this.mailer.post({ to: email, messageId: `<${id}@passerelle>`, subject, text });
  }
}
