import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** JSON, percent-encoded: a header holds ASCII alone, and file names do not. */
export const ABOUT_HEADER = 'document-about';

/** What is said of the file in the body. Unreadable is as good as missing: the validation names the fields. */
export const DocumentAbout = createParamDecorator((_data: unknown, context: ExecutionContext): object => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers[ABOUT_HEADER];
  try {
    const about: unknown = JSON.parse(decodeURIComponent(String(header)));
    return typeof about === 'object' && about !== null && !Array.isArray(about) ? about : {};
  } catch {
    return {};
  }
});
