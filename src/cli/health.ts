import { inApplication } from './context.js';
import { Doorstep } from '../platform/database/index.js';

/** The worker sweeps every quarter of a minute; a heart that has not beaten for two minutes is a reason to restart it. */
const TOO_OLD = '2 minutes';

export async function checkWorker(): Promise<void> {
  await inApplication(async (app) => {
    const [row] = await app.get(Doorstep, { strict: false }).query<{ alive: boolean }>(`select at > clock_timestamp() - interval '${TOO_OLD}' as alive from heartbeat where name = 'sweep'`);
    if (row?.alive !== true) throw new Error('the alert worker has not swept lately');
    console.log('the alert worker is alive');
  });
}
