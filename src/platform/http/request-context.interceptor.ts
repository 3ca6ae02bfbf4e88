import { createHmac } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Observable } from 'rxjs';
import { Config } from '../config/index.js';
import { derivedKey } from '../crypto/index.js';
import { requestContext, type RequestContext } from '../database/index.js';
import { Refusal } from '../refusal/index.js';
import { NOT_IDEMPOTENT } from './not-idempotent.decorator.js';
import { localeOf } from './locale.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Takes from the headers what a request carries besides its body, and keeps it at hand while the request is answered. */
@Injectable()
export class RequestContextInterceptor implements NestInterceptor {
  /** A plain digest of a name would tell the name to whoever can guess it. */
  private readonly digestKey: Buffer;

  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(Config) config: Config,
  ) {
    this.digestKey = derivedKey(config.installationKeys().current, 'digests of requests');
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const loose = this.reflector.get<boolean | undefined>(NOT_IDEMPOTENT, context.getHandler()) ?? false;
    const held: RequestContext = {
      correlationId: request.id,
      locale: localeOf(request.headers['accept-language']),
      ...(WRITES.has(request.method) && !loose && { idempotency: { key: idempotencyKey(request), requestHash: requestHash(this.digestKey, request) } }),
      ...expectedVersion(request.headers['if-match']),
    };
    return new Observable((subscriber) => requestContext.run(held, () => next.handle().subscribe(subscriber)));
  }
}

function idempotencyKey(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !UUID.test(key)) throw new Refusal('idempotency-key-missing');
  return key.toLowerCase();
}

function requestHash(key: Buffer, request: FastifyRequest): Buffer {
  const body = Buffer.isBuffer(request.body) ? request.body : JSON.stringify(request.body ?? null);
  return createHmac('sha256', key).update(`${request.method} ${request.url}\n`).update(body).digest();
}

function expectedVersion(ifMatch: string | undefined): { expectedVersion?: number } {
  const version = /^"?(\d{1,9})"?$/.exec(ifMatch ?? '')?.[1];
  return version === undefined ? {} : { expectedVersion: Number(version) };
}
