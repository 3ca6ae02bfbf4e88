import type { FastifyInstance } from 'fastify';
import { RouteConfig } from '@nestjs/platform-fastify';

interface Declared {
  readonly form?: number;
}

const FORM = 'application/x-www-form-urlencoded';

/** This route takes a form of up to so many bytes, as it came: whoever checks a signature over it needs it unread. */
export const FormBody = (limit: number): MethodDecorator => RouteConfig({ form: limit } satisfies Declared);

/** What the decorator needs of the server. Before any route is registered. */
export function acceptForms(server: FastifyInstance): void {
  server.addHook('onRoute', (route) => {
    const { form } = (route.config ?? {}) as Declared;
    if (form !== undefined) route.bodyLimit = form;
  });
  server.addContentTypeParser(FORM, { parseAs: 'buffer' }, (request, body, done) => {
    const { form } = request.routeOptions.config as Declared;
    if (form === undefined) done(Object.assign(new Error('no form here'), { code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE', statusCode: 415 }));
    else done(null, body);
  });
}
