import { expect, it } from '@jest/globals';
import { SystemClock } from '../../src/platform/clock/index.js';
import { WakeListener, WakeQueue } from '../../src/platform/queue/index.js';
import '../support/engine.js'; // silences the log

const NOWHERE = { redisUrl: undefined, databaseUrl: 'postgres://nobody:none@127.0.0.1:1/none' };

it('a queue that cannot be reached holds up nobody and ends nothing', async () => {
  const clock = new SystemClock();
  const wake = new WakeQueue(NOWHERE, clock);
  await expect(wake.wakeAt(clock.now())).resolves.toBeUndefined();
  await wake.close();
  const listener = new WakeListener(NOWHERE);
  await expect(listener.start(() => Promise.resolve())).resolves.toBeUndefined();
  await listener.stop();
});
