import type { FastifyInstance } from 'fastify';
import { RouteConfig } from '@nestjs/platform-fastify';

interface Declared {
  readonly bytes?: number;
}

const BYTES = 'application/octet-stream';

/** This route takes a file as its body, and up to so many bytes; every other route takes JSON alone. */
export const BytesBody = (limit: number): MethodDecorator => RouteConfig({ bytes: limit } satisfies Declared);

/** What the decorator needs of the server. Before any route is registered. */
export function acceptBytes(server: FastifyInstance): void {
  server.addHook('onRoute', (route) => {
    const { bytes } = (route.config ?? {}) as Declared;
    if (bytes !== undefined) route.bodyLimit = bytes;
  });
  server.addContentTypeParser(BYTES, { parseAs: 'buffer' }, (request, body, done) => {
    const { bytes } = request.routeOptions.config as Declared;
    if (bytes === undefined) done(Object.assign(new Error('no bytes here'), { code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE', statusCode: 415 }));
    else done(null, body);
  });
}
