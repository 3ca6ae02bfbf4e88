import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Item {
  readonly plaintext?: string;
  readonly ciphertext?: string;
}

/** A key service that really encrypts, with the few calls of Vault's transit engine that Passerelle makes: versions, batches, a token. */
export class TransitServer {
  /** The verbs asked for, in order, with how many keys each. */
  readonly asked: string[] = [];
  private readonly versions = new Map<number, Buffer>([[1, randomBytes(32)]]);
  private readonly server: Server;

  private constructor(readonly token: string) {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const [, verb, key] = /^\/v1\/transit\/(encrypt|decrypt|rewrap)\/([a-z-]+)$/.exec(request.url ?? '') ?? [];
        if (request.headers['x-vault-token'] !== this.token) return void response.writeHead(403).end(JSON.stringify({ errors: ['permission denied'] }));
        if (verb === undefined || key !== 'passerelle') return void response.writeHead(404).end(JSON.stringify({ errors: [] }));
        const { batch_input: items } = JSON.parse(Buffer.concat(chunks).toString()) as { batch_input: Item[] };
        this.asked.push(`${verb} ${String(items.length)}`);
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data: { batch_results: items.map((item) => this.answer(verb, item)) } }));
      });
    });
  }

  static async open(): Promise<TransitServer> {
    const transit = new TransitServer(randomBytes(12).toString('hex'));
    await new Promise<void>((resolve) => transit.server.listen(0, '127.0.0.1', resolve));
    return transit;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  /** What `vault write -f transit/keys/passerelle/rotate` does. */
  rotate(): void {
    this.versions.set(this.versions.size + 1, randomBytes(32));
  }

  /** What a raised min_decryption_version and a trim do: the old version is gone. */
  forget(version: number): void {
    this.versions.set(version, randomBytes(32));
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(verb: string, item: Item): object {
    try {
      if (verb === 'encrypt') return { ciphertext: this.encrypt(Buffer.from(item.plaintext ?? '', 'base64')) };
      const plain = this.decrypt(item.ciphertext ?? '');
      return verb === 'decrypt' ? { plaintext: plain.toString('base64') } : { ciphertext: this.encrypt(plain) };
    } catch {
      return { error: 'invalid ciphertext' };
    }
  }

  private encrypt(plain: Buffer): string {
    const version = this.versions.size;
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key(version), nonce);
    const bytes = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    return `vault:v${String(version)}:${bytes.toString('base64')}`;
  }

  private decrypt(text: string): Buffer {
    const [, version = '', body = ''] = /^vault:v(\d+):(.+)$/.exec(text) ?? [];
    const bytes = Buffer.from(body, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', this.key(Number(version)), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
  }

  private key(version: number): Buffer {
    const key = this.versions.get(version);
    if (key === undefined) throw new Error('no such version');
    return key;
  }
}
