import { Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { Config } from '../config/index.js';

/** One line a request: method, path without its query (it may hold a name), status, time. Never a header, never a body. */
@Module({
  imports: [
    LoggerModule.forRootAsync({
      inject: [Config],
      useFactory: (config: Config) => ({
        pinoHttp: {
          level: config.logLevel,
          autoLogging: { ignore: (request) => unsaid(request) },
          serializers: {
            req: (request: { id: string; method: string; url: string }) => ({ id: request.id, method: request.method, path: request.url.split('?', 1)[0] }),
            res: (response: { statusCode: number }) => ({ status: response.statusCode }),
            err: (error: { type?: string; message: string; stack?: string; code?: string }) => ({ type: error.type, code: error.code, stack: withoutValues(error.stack) }),
          },
        },
      }),
    }),
  ],
})
export class LoggingModule {}

/** The pages' own files, and the question of the watchdog. Inside a middleware `url` is cut down to what follows its mount. */
function unsaid(request: { url?: string | undefined; originalUrl?: string | undefined }): boolean {
  const url = request.originalUrl ?? request.url ?? '';
  return url === '/api/health' || !url.startsWith('/api');
}

/** The frames of a stack without its first line: messages of the database quote values, and values may be a child's. */
function withoutValues(stack: string | undefined): string | undefined {
  return stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .join('\n');
}
