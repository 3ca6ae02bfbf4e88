import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import statics from '@fastify/static';
import type { FastifyReply } from 'fastify';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Config } from './platform/config/index.js';
import { acceptBytes, acceptForms, mustBeReadable, PERMISSIONS_POLICY, refuseUnroutable, validation } from './platform/http/index.js';

const MEGABYTE = 1_048_576;
const WEB = fileURLToPath(new URL('../web/dist', import.meta.url));

/** Nest's own parsers would also take forms; Fastify's take JSON. */
export const HTTP_OPTIONS = { bodyParser: false } as const;

export function fastifyAdapter(trustProxy: boolean): FastifyAdapter {
  return new FastifyAdapter({ bodyLimit: MEGABYTE, trustProxy, genReqId: () => crypto.randomUUID(), frameworkErrors: refuseUnroutable, routerOptions: { maxParamLength: 100 } });
}

/** Everything between the network and the controllers; the tests serve the same application. */
export async function prepareHttp(app: NestFastifyApplication): Promise<void> {
  app.setGlobalPrefix('api');
  app.getHttpAdapter().getInstance().removeContentTypeParser('text/plain'); // JSON alone is understood,
  acceptBytes(app.getHttpAdapter().getInstance()); // and a file where a route asks for one,
  acceptForms(app.getHttpAdapter().getInstance()); // and a form where a gateway sends nothing else
  app.enableShutdownHooks();
  app.useGlobalPipes(validation());
  await app.register(cookie);
  await app.register(rateLimit, { global: false }); // routes that ask for it: sign-in
  const overHttps = app.get(Config).publicUrl.startsWith('https://');
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'none'"], scriptSrc: ["'self'"], styleSrc: ["'self'"], imgSrc: ["'self'", 'data:', 'blob:'], mediaSrc: ['blob:'], fontSrc: ["'self'"], connectSrc: ["'self'"],
        manifestSrc: ["'self'"], workerSrc: ["'self'"], baseUri: ["'none'"], formAction: ["'self'"], frameAncestors: ["'none'"], upgradeInsecureRequests: null,
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: { policy: 'require-corp' },
    // A promise for two years that the address exists over HTTPS only: given where it is so, and not on a machine for trying out.
    strictTransportSecurity: overHttps ? { maxAge: 63_072_000, includeSubDomains: true } : false,
  });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (_request, reply, done) => {
      void reply.header('permissions-policy', PERMISSIONS_POLICY);
      done();
    })
    .addHook('preValidation', (request, _reply, done) => {
      // Of our own routes alone: an address that leads nowhere is told so, whatever it carries.
      if (request.routeOptions.url?.startsWith('/api/') === true) mustBeReadable(request);
      done();
    })
    .addHook('onSend', (request, reply, _payload, done) => {
      if (request.url.startsWith('/api')) void reply.header('cache-control', 'no-store');
      done();
    });
  await serveWeb(app);
}

/** The built web client; any other page address gives its index, which finds its own way. A script that is gone is not a page. */
async function serveWeb(app: NestFastifyApplication): Promise<void> {
  if (!existsSync(WEB)) return; // tests of the API alone
  await app.register(statics, { root: WEB, wildcard: false, index: false, setHeaders: cacheHeaders });
  const server = app.getHttpAdapter().getInstance();
  server.get('/*', (request, reply) => {
    if (request.url.startsWith('/api') || request.url.startsWith('/assets/')) {
      reply.callNotFound();
      return reply;
    }
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}

function cacheHeaders(reply: FastifyReply, path: string): void {
  void reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
}
