import { Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { DestinationStream } from 'pino';
import { Config } from '../config/index.js';

/** Where the lines go, if not to the standard output: a test that reads them all provides it. */
export const LOG_DESTINATION = Symbol('destination of log lines');

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const WORD_OF_A_ROUTE = /^[a-z]+(?:-[a-z]+)*$/;

/** One line a request: method, path without its query (it may hold a name), status, time. Never a header, never a body. */
@Module({
  imports: [
    LoggerModule.forRootAsync({
      inject: [Config, { token: LOG_DESTINATION, optional: true }],
      useFactory: (config: Config, destination?: DestinationStream) => {
        const options = {
          level: config.logLevel,
          autoLogging: { ignore: (request: Addressed) => pathOf(request).startsWith('/api/health') || !pathOf(request).startsWith('/api') },
          serializers: {
            req: (request: Addressed & { id: string; method: string; raw?: Addressed }) => ({ id: request.id, method: request.method, path: withoutWords(pathOf(request.raw ?? request)) }),
            res: (response: { statusCode: number }) => ({ status: response.statusCode }),
            err: (error: { type?: string; message: string; stack?: string; code?: string }) => ({ type: error.type, code: error.code, stack: withoutValues(error.stack) }),
          },
        };
        return { pinoHttp: destination === undefined ? options : ([options, destination] as [typeof options, DestinationStream]) };
      },
    }),
  ],
})
export class LoggingModule {}

interface Addressed {
  readonly url?: string;
  readonly originalUrl?: string;
}

/** Without the query. What runs before the routes sees an address shortened to what lies below its own, and the whole one beside it. */
function pathOf(request: Addressed): string {
  return (request.originalUrl ?? request.url ?? '').split('?', 1)[0] ?? '';
}

/** Without whatever somebody may have written into the path: ids and the words of our routes are kept. */
function withoutWords(path: string): string {
  return path
    .split('/')
    .map((part) => (part === '' || UUID.test(part) || WORD_OF_A_ROUTE.test(part) ? part : '…'))
    .join('/');
}

/** The frames of a stack without its first line: messages of the database quote values, and values may be a child's. */
function withoutValues(stack: string | undefined): string | undefined {
  return stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .join('\n');
}
