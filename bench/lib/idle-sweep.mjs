import { SweepService } from '../../dist/alerts/sweep.service.js';
import { SystemClock } from '../../dist/platform/clock/index.js';
import { loadConfig } from '../../dist/platform/config/index.js';
import { WorkerDatabase } from '../../dist/platform/database/index.js';
import { WakeQueue } from '../../dist/platform/queue/index.js';

const RUNS = 200;

/** The worker's own sweep, whole, with nothing due. @returns ms, one a run */
export async function idleSweeps(environment) {
  const config = loadConfig(environment);
  const clock = new SystemClock();
  const database = new WorkerDatabase(config);
  const wake = new WakeQueue({ redisUrl: config.redisUrl, databaseUrl: config.workerDatabaseUrl }, clock);
  const sweeper = new SweepService(database, wake, clock, config);
  try {
    const taken = [];
    for (let run = -10; run < RUNS; run += 1) {
      const started = performance.now();
      const { deadlines } = await sweeper.sweep();
      if (deadlines > 0) throw new Error('something was due');
      if (run >= 0) taken.push(performance.now() - started);
    }
    return taken;
  } finally {
    await wake.close();
    await database.onModuleDestroy();
  }
}
