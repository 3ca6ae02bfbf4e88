import { createPostgresBackend, createRedisBackend, type Processor, Queue, Worker } from 'bullmq';
import pg from 'pg';

const NAME = 'wake';

/** Where the queue lives: in PostgreSQL, or in Redis or Valkey where REDIS_URL is set. */
export interface QueuePlace {
  readonly redisUrl: string | undefined;
  /** Of the role that this process has: the application's or the worker's. */
  readonly databaseUrl: string;
}

type Heard<T> = T & { on(event: 'error', listener: (error: Error) => void): unknown };

/** @param onError an error that nobody listens to would end the process */
export function openQueue(place: QueuePlace, onError: (error: Error) => void): Queue {
  const queue =
    place.redisUrl === undefined
      ? (new Queue(NAME, { connection: inPostgres(place) }, createPostgresBackend) as unknown as Queue)
      : new Queue(NAME, { connection: { url: place.redisUrl } }, createRedisBackend);
  return heard(queue, onError);
}

/** One job at a time: every job is the same, a reason to sweep. */
export function openWorker(place: QueuePlace, process: Processor, onError: (error: Error) => void): Worker {
  const worker =
    place.redisUrl === undefined
      ? (new Worker(NAME, process, { connection: inPostgres(place) }, createPostgresBackend) as unknown as Worker)
      : new Worker(NAME, process, { connection: { url: place.redisUrl } }, createRedisBackend);
  return heard(worker, onError);
}

/** BullMQ takes connections out of its pool without listening to them: one that is lost then would end the process. */
class HeardClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined); // whoever uses the connection is told by the query that fails
  }
}

function inPostgres(place: QueuePlace): { connectionString: string; [option: string]: unknown } {
  return { connectionString: place.databaseUrl, schema: 'bullmq', application_name: 'passerelle-queue', keepAlive: true, max: 3, connectionTimeoutMillis: 5_000, Client: HeardClient };
}

function heard<T extends Heard<object>>(emitter: T, onError: (error: Error) => void): T {
  emitter.on('error', onError);
  return emitter;
}
