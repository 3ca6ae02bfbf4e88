import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { Config } from '../platform/config/index.js';
import type { Message } from './message.rules.js';

export interface Letter extends Message {
  readonly to: string;
  /** The same for every attempt at the same delivery: a letter that arrives twice can be known as one. */
  readonly messageId: string;
}

const TIMEOUT = 20_000;

/** Sends by SMTP where SMTP_URL is set; otherwise says in one line of the log that there would have been a letter. */
@Injectable()
export class Mailer implements OnModuleDestroy {
  private readonly log = new Logger(Mailer.name);
  private readonly transport: Transporter | undefined;

  constructor(@Inject(Config) private readonly config: Config) {
    if (config.smtpUrl === undefined) return;
    this.transport = createTransport({ url: config.smtpUrl, pool: true, maxConnections: 3, connectionTimeout: TIMEOUT, greetingTimeout: TIMEOUT, socketTimeout: TIMEOUT });
  }

  /** @throws when the mail server did not take it */
  async send(letter: Letter): Promise<void> {
    if (this.transport === undefined) {
      this.log.log(`no SMTP_URL, not mailed: ${letter.subject}`); // the subject names a case code and nobody
      return;
    }
    const { to, subject, text, messageId } = letter;
    await this.transport.sendMail({ from: this.config.mailFrom, to, subject, text, messageId, headers: { 'Auto-Submitted': 'auto-generated' } });
  }

  onModuleDestroy(): void {
    this.transport?.close();
  }
}
