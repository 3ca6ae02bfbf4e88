import { createConnection } from 'node:net';
import type { VirusScanConfig } from '../config/index.js';
import { type ScanAnswer, ScannerUnavailable, VirusScanner } from './virus-scanner.js';

const CHUNK = 65_536;
/** An answer is one line; what is longer is no clamd. */
const LONGEST_ANSWER = 4_096;
const END = Buffer.alloc(4);

/**
 * ClamAV's daemon by INSTREAM (clamd(8), docs.clamav.net/manual/Usage/ClamdProtocol.html): the bytes in chunks, each after its length of four
 * bytes in network order, a length of zero at the end; `stream: OK` or `stream: NAME FOUND`, ended by a NUL as the command was. Each file has a
 * connection of its own. The file must fit into clamd's StreamMaxLength, which is larger than any file taken here unless somebody lowered it.
 */
export class ClamdScanner extends VirusScanner {
  readonly scans = true;

  constructor(private readonly place: VirusScanConfig) {
    super();
  }

  async scan(bytes: Buffer): Promise<ScanAnswer> {
    const answer = await this.ask(bytes);
    if (answer === 'stream: OK') return { infected: false };
    const [, what] = /^stream: (.+) FOUND$/.exec(answer) ?? [];
    if (what === undefined) throw new ScannerUnavailable(`clamd answered: ${answer.slice(0, 200)}`);
    return { infected: true, what };
  }

  private ask(bytes: Buffer): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = createConnection('socket' in this.place ? { path: this.place.socket } : { host: this.place.host, port: this.place.port });
      const fail = (why: string): void => {
        clearTimeout(patience);
        socket.destroy();
        reject(new ScannerUnavailable(why));
      };
      // For everything together: a daemon that takes a byte now and then would never be late for each of them.
      const patience = setTimeout(() => { fail('clamd did not answer in time'); }, this.place.seconds * 1_000);
      let answer = Buffer.alloc(0);
      socket.on('connect', () => {
        socket.write('zINSTREAM\0');
        for (let at = 0; at < bytes.length; at += CHUNK) {
          const chunk = bytes.subarray(at, at + CHUNK);
          const length = Buffer.alloc(4);
          length.writeUInt32BE(chunk.length);
          socket.write(length);
          socket.write(chunk);
        }
        socket.write(END);
      });
      socket.on('data', (data: Buffer) => {
        answer = Buffer.concat([answer, data]);
        const end = answer.indexOf(0);
        if (end < 0 && answer.length <= LONGEST_ANSWER) return;
        if (end < 0) {
          fail('clamd answered without an end');
          return;
        }
        clearTimeout(patience);
        socket.destroy();
        resolve(answer.toString('utf8', 0, end));
      });
      socket.on('error', (error) => { fail(`clamd cannot be reached: ${error.message}`); });
      socket.on('close', () => { fail('clamd hung up without an answer'); });
    });
  }
}
