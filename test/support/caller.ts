import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

export interface Answer<Body = Record<string, unknown>> {
  status: number;
  body: Body;
  headers: Record<string, unknown>;
  /** The body as it came. */
  text: string;
}

interface Options {
  version?: number;
  key?: string | null;
  headers?: Record<string, string>;
  locale?: 'fr' | 'en';
  /** Where the request comes from, for what counts by address. */
  address?: string;
}

let people = 0;

/** One person at the API, with their session, at an address of their own; sends what the web client would send. */
export class Caller {
  /** As many people as a test makes, none hits the limit of requests of another's address. */
  private readonly address: string;
  private readonly jar = new Map<string, string>();

  constructor(
    private readonly app: NestFastifyApplication,
    readonly userId: string,
    readonly email: string,
    address?: string,
  ) {
    people += 1;
    this.address = address ?? `10.0.${String(people >> 8)}.${String(people & 255)}`;
  }

  /** Address and password, as on the sign-in page: where a second factor is asked for, the session waits for it. */
  signIn(password: string): Promise<Answer> {
    return this.send('POST', '/api/session', { email: this.email, password }, { key: null });
  }

  /** The same session from another device: what it answers does not change the first. */
  twin(address?: string): Caller {
    const twin = new Caller(this.app, this.userId, this.email, address);
    for (const [name, token] of this.jar) twin.wear(name, token);
    return twin;
  }

  /** Wears the session's cookie without having asked for it. */
  wear(name: string, token: string): void {
    this.jar.set(name, token);
  }

  get cookie(): string {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  forget(name?: string): void {
    if (name === undefined) this.jar.clear();
    else this.jar.delete(name);
  }

  get<Body = Record<string, unknown>>(path: string, options: Options = {}): Promise<Answer<Body>> {
    return this.send('GET', path, undefined, options) as Promise<Answer<Body>>;
  }

  post<Body = Record<string, unknown>>(path: string, body: unknown, options: Options = {}): Promise<Answer<Body>> {
    return this.send('POST', path, body, options) as Promise<Answer<Body>>;
  }

  put<Body = Record<string, unknown>>(path: string, body: unknown, options: Options = {}): Promise<Answer<Body>> {
    return this.send('PUT', path, body, options) as Promise<Answer<Body>>;
  }

  async send(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body: unknown, options: Options = {}): Promise<Answer> {
    const write = method !== 'GET';
    const key = options.key === undefined ? randomUUID() : options.key;
    const response = await this.app.inject({
      method,
      url,
      remoteAddress: options.address ?? this.address,
      headers: {
        'accept-language': options.locale ?? 'fr',
        ...(this.cookie !== '' && { cookie: this.cookie }),
        ...(body !== undefined && { 'content-type': Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json' }),
        ...(write && key !== null && { 'idempotency-key': key }),
        ...(options.version !== undefined && { 'if-match': `"${String(options.version)}"` }),
        ...options.headers,
      },
      ...(body !== undefined && { payload: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
    });
    for (const { name, value } of response.cookies) {
      if (value === '') this.jar.delete(name);
      else this.jar.set(name, value);
    }
    const text = response.body;
    return { status: response.statusCode, body: text.startsWith('{') && String(response.headers['content-type']).includes('json;') ? (JSON.parse(text) as Record<string, unknown>) : {}, headers: response.headers, text };
  }
}
