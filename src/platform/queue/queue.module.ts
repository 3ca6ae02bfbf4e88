import { type DynamicModule, Global, Inject, Module, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../clock/index.js';
import { Config } from '../config/index.js';
import { WakeListener } from './wake-listener.js';
import { WakeQueue } from './wake-queue.js';

const ofTheApplication = {
  provide: WakeQueue,
  inject: [Config, Clock],
  useFactory: (config: Config, clock: Clock) => new WakeQueue({ redisUrl: config.redisUrl, databaseUrl: config.appDatabaseUrl }, clock),
};

/** The application wakes; only the worker listens. */
@Global()
@Module({ providers: [ofTheApplication], exports: [WakeQueue] })
export class QueueModule implements OnModuleDestroy {
  constructor(@Inject(WakeQueue) private readonly wake: WakeQueue) {}

  /** For the worker process: both ends, under the worker's own database role. */
  static forWorker(): DynamicModule {
    const place = (config: Config): { redisUrl: string | undefined; databaseUrl: string } => ({ redisUrl: config.redisUrl, databaseUrl: config.workerDatabaseUrl });
    return {
      module: QueueModule,
      providers: [
        { provide: WakeQueue, inject: [Config, Clock], useFactory: (config: Config, clock: Clock) => new WakeQueue(place(config), clock) },
        { provide: WakeListener, inject: [Config], useFactory: (config: Config) => new WakeListener(place(config)) },
      ],
      exports: [WakeListener],
    };
  }

  async onModuleDestroy(): Promise<void> {
    await this.wake.close();
  }
}
