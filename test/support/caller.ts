import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

export interface Answer<Body = Record<string, unknown>> {
  status: number;
  body: Body;
  headers: Record<string, unknown>;
}

interface Options {
  version?: number;
  key?: string | null;
  headers?: Record<string, string>;
  locale?: 'fr' | 'en';
  /** Where the request comes from, for what counts by address. */
  address?: string;
}

/** One person at the API, with their session; sends what the web client would send. */
export class Caller {
  cookie = '';

  constructor(
    private readonly app: NestFastifyApplication,
    readonly userId: string,
    readonly email: string,
  ) {}

  async signIn(password: string): Promise<Answer> {
    const answer = await this.send('POST', '/api/session', { email: this.email, password }, { key: null });
    const header = answer.headers['set-cookie'];
    const first = Array.isArray(header) ? (header[0] as string) : String(header);
    this.cookie = first.split(';', 1)[0] ?? '';
    return answer;
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
      ...(options.address !== undefined && { remoteAddress: options.address }),
      headers: {
        'accept-language': options.locale ?? 'fr',
        ...(this.cookie !== '' && { cookie: this.cookie }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(write && key !== null && { 'idempotency-key': key }),
        ...(options.version !== undefined && { 'if-match': `"${String(options.version)}"` }),
        ...options.headers,
      },
      ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = response.body;
    return { status: response.statusCode, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>), headers: response.headers };
  }
}
