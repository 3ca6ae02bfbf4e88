import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { Transporter } from 'nodemailer';
import { Config } from '../config/index.js';
import type { Outcome } from '../sending/index.js';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same for every attempt at the same delivery: a letter that arrives twice can be known as one. */
  readonly messageId: string;
}

const TIMEOUT = 20_000;

/** Sends by SMTP where SMTP_URL is set; otherwise says in one line of the log that there would have been a letter. */
@Injectable()
export class Mailer implements OnModuleDestroy {
  private readonly log = new Logger(Mailer.name);
  private transport: Promise<Transporter> | undefined;

  constructor(@Inject(Config) private readonly config: Config) {}

  /** @throws when the mail server did not take it */
  async send(letter: Letter): Promise<void> {
    if (this.config.smtpUrl === undefined) {
      this.log.log(`no SMTP_URL, not mailed: ${letter.subject}`); // the subject names a case code and nobody
      return;
    }
    const { to, subject, text, messageId } = letter;
    this.transport ??= connect(this.config.smtpUrl);
    await (await this.transport).sendMail({ from: this.config.mailFrom, to, subject, text, messageId, headers: { 'Auto-Submitted': 'auto-generated' } });
  }

  /** As `send`; what goes wrong is said without anybody's address, which mail servers like to quote. */
  async post(letter: Letter): Promise<Outcome> {
    try {
      await this.send(letter);
      return { kind: 'taken' };
    } catch (error) {
      const { code, responseCode } = error as { code?: string; responseCode?: number };
      return { kind: 'problem', what: [code ?? 'unknown error', responseCode].filter((part) => part !== undefined).join(' ') };
    }
  }

  async onModuleDestroy(): Promise<void> {
    (await this.transport)?.close();
  }
}

/** Loaded with the first letter: most processes never send one. */
async function connect(url: string): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  return createTransport({ url, pool: true, maxConnections: 3, connectionTimeout: TIMEOUT, greetingTimeout: TIMEOUT, socketTimeout: TIMEOUT });
}
