import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openQueue } from '../../src/platform/queue/queue-place.js';
import { World } from '../support/world.js';

describe('a connection of the queue that is lost while it is taken out of the pool', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.create();
  });
  afterAll(async () => {
    await world.close();
  });

  it('ends nothing: neither this process nor the queue', async () => {
    const queue = openQueue({ redisUrl: undefined, databaseUrl: world.databaseUrl }, () => undefined);
    await queue.waitUntilReady();
    const { connection } = (queue as unknown as { backend: { connection: { pool: { connect(): Promise<{ listenerCount(event: string): number; query(text: string): Promise<unknown>; release(destroy?: boolean): void }> } } } }).backend;
    const client = await connection.pool.connect();
    expect(client.listenerCount('error')).toBeGreaterThan(0);
    await expect(client.query('select pg_terminate_backend(pg_backend_pid())')).rejects.toThrow();
    client.release(true);
    await queue.add('wake', {}, { jobId: 'wake-1', removeOnComplete: true });
    await queue.close();
  });
});
