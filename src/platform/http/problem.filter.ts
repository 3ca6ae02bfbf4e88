import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { QueryFailedError } from 'typeorm';
import { Refusal, type RefusalCode, Refusals } from '../refusal/index.js';
import { refusalOfDatabaseError } from './database-refusals.js';
import { InvalidFields } from './invalid-fields.js';
import { localeOf } from './locale.js';
import { PROBLEMS } from './problem-catalog.js';

/** RFC 9457. The one place that turns a "no" into a status; what nobody foresaw is 500 without a word of detail. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const locale = localeOf(request.headers['accept-language']);
    const problem = this.problemOf(error);
    if (problem === undefined) {
      this.log.error({ err: error, correlationId: request.id }, 'unexpected error');
      void send(reply, 500, { type: 'about:blank', title: 'internal-error', status: 500, code: 'internal-error', detail: UNEXPECTED[locale], correlationId: request.id });
      return;
    }
    const { code, fields } = problem;
    const sentence = PROBLEMS[code];
    void send(reply, sentence.status, {
      type: `urn:passerelle:problem:${code}`,
      title: code,
      status: sentence.status,
      code,
      detail: sentence[locale],
      correlationId: request.id,
      ...(fields.length > 0 && { errors: fields.map((field) => ({ field: field.field, code: field.code, message: field[locale] })) }),
    });
  }

  private problemOf(error: unknown): { code: RefusalCode; fields: readonly FieldProblem[] } | undefined {
    if (error instanceof InvalidFields) return { code: 'invalid-request', fields: error.fields };
    if (error instanceof Refusal) return refused(error.code, error.field);
    if (error instanceof Refusals) return { code: error.code, fields: error.each.flatMap(({ code, field }) => refused(code, field).fields) };
    if (error instanceof QueryFailedError || isDatabaseError(error)) {
      const known = refusalOfDatabaseError(error);
      return known && refused(known.code, known.field);
    }
    if (error instanceof HttpException) return known(error.getStatus());
    if (isFastifyError(error)) return FASTIFY[error.code] === undefined ? known(error.statusCode) : refused(FASTIFY[error.code] ?? 'invalid-request');
    return undefined;
  }
}

interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly fr: string;
  readonly en: string;
}

const UNEXPECTED = {
  fr: 'Une erreur inattendue s’est produite. Rien n’a été enregistré.',
  en: 'An unexpected error occurred. Nothing was recorded.',
};
const FASTIFY: Record<string, RefusalCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-content-type',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed-json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed-json',
};
const BY_STATUS: Record<number, RefusalCode> = {
  400: 'malformed-json', 401: 'signed-out', 403: 'forbidden', 404: 'not-found', 413: 'body-too-large', 415: 'unsupported-content-type', 429: 'too-many-requests',
};

function refused(code: RefusalCode, field?: string): { code: RefusalCode; fields: readonly FieldProblem[] } {
  return { code, fields: field === undefined ? [] : [{ field, code, fr: PROBLEMS[code].fr, en: PROBLEMS[code].en }] };
}

function known(status: number): { code: RefusalCode; fields: readonly FieldProblem[] } | undefined {
  const code = BY_STATUS[status];
  return code && refused(code);
}

function isFastifyError(error: unknown): error is { code: string; statusCode: number } {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode < 500;
}

function isDatabaseError(error: unknown): boolean {
  return error instanceof Error && 'severity' in error && 'code' in error;
}

async function send(reply: FastifyReply, status: number, body: object): Promise<void> {
  await reply.status(status).header('content-type', 'application/problem+json; charset=utf-8').header('cache-control', 'no-store').send(JSON.stringify(body));
}
