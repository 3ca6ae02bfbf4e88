import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** The test file of the European Institute for Computer Antivirus Research (eicar.org): harmless, and found by every scanner. In two halves, so that none finds it here. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** How the next files fare. */
type Mood = 'looking' | 'silent' | 'hanging-up' | 'talking-nonsense' | 'small' | 'wordy' | 'dripping';

const COMMAND = 'zINSTREAM\0';

interface Talk {
  rest: Buffer;
  readonly parts: Buffer[];
  begun: boolean;
}

/** What clamd does with zINSTREAM, byte by byte (clamd(8)): chunks by their length, an answer ended by NUL, the connection closed after it. */
export class ClamdServer {
  /** What came whole, in order. */
  readonly scanned: Buffer[] = [];
  mood: Mood = 'looking';
  /** StreamMaxLength while the mood is `small`. */
  readonly most = 1_000;
  private readonly server: Server;
  private readonly open = new Set<Socket>();

  private constructor() {
    this.server = createServer((socket) => {
      this.open.add(socket);
      socket.on('close', () => this.open.delete(socket));
      socket.on('error', () => undefined);
      const talk: Talk = { rest: Buffer.alloc(0), parts: [], begun: false };
      socket.on('data', (data) => {
        talk.rest = Buffer.concat([talk.rest, data]);
        this.listen(socket, talk);
      });
    });
  }

  /** @param path of a unix socket; without, a port of this machine */
  static async open(path?: string): Promise<ClamdServer> {
    const clamd = new ClamdServer();
    await new Promise<void>((resolve) => (path === undefined ? clamd.server.listen(0, '127.0.0.1', resolve) : clamd.server.listen(path, resolve)));
    return clamd;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private listen(socket: Socket, talk: Talk): void {
    if (!talk.begun) {
      if (talk.rest.length < COMMAND.length) return;
      if (talk.rest.toString('latin1', 0, COMMAND.length) !== COMMAND) return void socket.end('UNKNOWN COMMAND\0');
      if (this.mood === 'hanging-up') return void socket.destroy();
      talk.begun = true;
      talk.rest = talk.rest.subarray(COMMAND.length);
    }
    while (talk.rest.length >= 4) {
      const length = talk.rest.readUInt32BE(0);
      if (length === 0) {
        this.answer(socket, Buffer.concat(talk.parts));
        return;
      }
      if (this.mood === 'small' && length > this.most) return void socket.end('INSTREAM size limit exceeded. ERROR\0');
      if (talk.rest.length < 4 + length) return;
      talk.parts.push(talk.rest.subarray(4, 4 + length));
      talk.rest = talk.rest.subarray(4 + length);
    }
  }

  private answer(socket: Socket, file: Buffer): void {
    this.scanned.push(file);
    if (this.mood === 'silent') return;
    if (this.mood === 'wordy') return void socket.write('a'.repeat(10_000));
    if (this.mood === 'talking-nonsense') return void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n\0');
    if (this.mood === 'dripping') {
      const drip = setInterval(() => socket.write('s'), 50);
      socket.on('close', () => { clearInterval(drip); });
      return;
    }
    const verdict = Buffer.from(file.includes(EICAR) ? 'stream: Win.Test.EICAR_HDB-1 FOUND\0' : 'stream: OK\0');
    // In two pieces, as a network may deliver it.
    socket.write(verdict.subarray(0, 5), () => { setTimeout(() => socket.end(verdict.subarray(5)), 5); });
  }
}
