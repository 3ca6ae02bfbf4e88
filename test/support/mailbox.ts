import { SMTPServer } from 'smtp-server';

export interface Received {
  readonly to: string;
  readonly messageId: string;
  readonly subject: string;
  readonly text: string;
}

/** A real SMTP server that keeps what it is given, and can refuse. */
export class Mailbox {
  readonly received: Received[] = [];
  /** Refuses every letter while true. */
  refusing = false;
  /** Holds every letter, received but not yet answered for, until told to let go. */
  holding = false;
  private readonly waiting: (() => void)[] = [];
  private constructor(private readonly server: SMTPServer, readonly url: string) {}

  static async open(): Promise<Mailbox> {
    const holder: { box?: Mailbox } = {};
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      onData: (stream, session, callback) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const { box } = holder;
          if (box === undefined || box.refusing) {
            callback(Object.assign(new Error('mailbox of child.name@example is full'), { responseCode: 452 }));
            return;
          }
          box.received.push(readLetter(Buffer.concat(chunks).toString(), session.envelope.rcptTo[0]?.address ?? ''));
          if (box.holding) box.waiting.push(callback);
          else callback();
        });
      },
    });
    server.on('error', () => undefined); // a worker killed in the middle of a letter
    const port = await new Promise<number>((resolve) => {
      const listening = server.listen(0, '127.0.0.1', () => {
        const address = listening.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    holder.box = new Mailbox(server, `smtp://127.0.0.1:${String(port)}`);
    return holder.box;
  }

  get held(): number {
    return this.waiting.length;
  }

  /** Answers for what was held, and holds no more. */
  letGo(): void {
    this.holding = false;
    for (const answer of this.waiting.splice(0)) answer();
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.server.close(() => {
        resolve();
      });
    });
  }
}

function readLetter(raw: string, to: string): Received {
  const cut = raw.indexOf('\r\n\r\n');
  const headers = raw.slice(0, cut).replaceAll(/\r\n[ \t]+/g, ' ');
  const header = (name: string): string => new RegExp(`^${name}: (.*)$`, 'im').exec(headers)?.[1]?.trim() ?? '';
  const body = raw.slice(cut + 4);
  const encoding = header('Content-Transfer-Encoding').toLowerCase();
  return {
    to,
    messageId: header('Message-ID'),
    subject: encodedWords(header('Subject')),
    text: encoding === 'base64' ? Buffer.from(body, 'base64').toString() : encoding === 'quoted-printable' ? quotedPrintable(body) : body,
  };
}

function encodedWords(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString() : quotedPrintable(word.replaceAll('_', ' ')),
    );
}

function quotedPrintable(text: string): string {
  const bytes = text.replaceAll(/=\r?\n/g, '').replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
