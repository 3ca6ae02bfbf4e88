import { Logger } from '@nestjs/common';
import pg from 'pg';

/** A pool of connections of one database role. Connections lost while idle (server restarted) are dropped, not thrown. */
export function rolePool(connectionString: string, name: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString, max, application_name: name, keepAlive: true });
  const log = new Logger(name);
  pool.on('error', (error) => {
    log.warn(`a database connection was lost: ${error.message}`);
  });
  // The pool listens to idle connections only: one lost while a transaction waits for something else would end the process.
  pool.on('connect', (client) => {
    client.on('error', (error) => {
      log.warn(`a database connection was lost at work: ${error.message}`);
    });
  });
  return pool;
}
