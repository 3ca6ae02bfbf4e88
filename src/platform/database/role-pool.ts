import { Logger } from '@nestjs/common';
import pg from 'pg';

/** A pool of connections of one database role. Connections lost while idle (server restarted) are dropped, not thrown. */
export function rolePool(connectionString: string, name: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString, max, application_name: name, keepAlive: true });
  const log = new Logger(name);
  // Heard on every connection, idle or at work: the pool listens to idle ones only, and one lost while a transaction waits for
  // something else (a letter on its way) would end the process.
  pool.on('connect', (client) => {
    client.on('error', (error) => {
      log.warn(`a database connection was lost: ${error.message}`);
    });
  });
  pool.on('error', () => undefined);
  return pool;
}
