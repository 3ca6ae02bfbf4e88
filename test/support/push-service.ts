import { createDecipheriv, createECDH, createPublicKey, type ECDH, hkdfSync, randomBytes, verify } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { type Asked, LocalServer } from './local-server.js';

/** A browser that has subscribed: it alone can read what is sent to it. */
export class Browser {
  private readonly keys: ECDH = createECDH('prime256v1');
  private readonly auth = randomBytes(16);
  readonly endpoint: string;

  constructor(service: PushService, readonly name: string) {
    this.keys.generateKeys();
    this.endpoint = `${service.url}/push/${name}`;
  }

  get subscription(): { endpoint: string; keys: { p256dh: string; auth: string } } {
    return { endpoint: this.endpoint, keys: { p256dh: this.keys.getPublicKey('base64url'), auth: this.auth.toString('base64url') } };
  }

  /** RFC 8291, section 3.4, over the one record of RFC 8188. Written from the standards, apart from the library that encrypts. */
  read(body: Buffer): string {
    const salt = body.subarray(0, 16);
    const keyLength = body[20] ?? 0;
    const sender = body.subarray(21, 21 + keyLength);
    const cipherText = body.subarray(21 + keyLength);
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), this.keys.getPublicKey(), sender]);
    const ikm = Buffer.from(hkdfSync('sha256', this.keys.computeSecret(sender), this.auth, info, 32));
    const key = Buffer.from(hkdfSync('sha256', ikm, salt, 'Content-Encoding: aes128gcm\0', 16));
    const nonce = Buffer.from(hkdfSync('sha256', ikm, salt, 'Content-Encoding: nonce\0', 12));
    const decipher = createDecipheriv('aes-128-gcm', key, nonce);
    decipher.setAuthTag(cipherText.subarray(-16));
    const padded = Buffer.concat([decipher.update(cipherText.subarray(0, -16)), decipher.final()]);
    return padded.subarray(0, padded.lastIndexOf(2)).toString();
  }
}

/** A push service (RFC 8030) that takes only what is signed (RFC 8292), and forgets browsers when told to. */
export class PushService extends LocalServer {
  readonly gone = new Set<string>();
  readonly taken: (Asked & { readonly browser: string })[] = [];
  broken = false;

  static async open(): Promise<PushService> {
    return await new PushService().listen();
  }

  protected answer(asked: Asked, response: ServerResponse): void {
    const browser = asked.path.split('/').at(-1) ?? '';
    if (this.broken) response.writeHead(503, { 'retry-after': '30' }).end();
    else if (this.gone.has(browser)) response.writeHead(410).end();
    else if (!this.isSigned(asked)) response.writeHead(403).end();
    else {
      this.taken.push({ ...asked, browser });
      response.writeHead(201, { location: `${this.url}/message/${randomBytes(8).toString('hex')}` }).end();
    }
  }

  /** RFC 8292, sections 2 and 3: a token of ES256 for this very service, good for a day at most, and the key that signed it. */
  private isSigned({ headers }: Asked): boolean {
    const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(String(headers.authorization)) ?? [];
    const [head = '', claims = '', signature = ''] = token.split('.');
    const point = Buffer.from(key, 'base64url');
    if (point.length !== 65) return false;
    const publicKey = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') } });
    const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { aud: string; exp: number; sub: string };
    return Number.isInteger(exp) && aud === this.url && sub.startsWith('mailto:') && verify('sha256', Buffer.from(`${head}.${claims}`), { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
  }
}
