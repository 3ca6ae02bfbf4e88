import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config } from '../config/index.js';
import { Doorstep } from './doorstep.js';
import { Notifications } from './notifications.js';
import { preparingPg } from './preparing-pg.js';
import { Reader } from './reader.js';
import { SnakeNaming } from './snake-naming.js';
import { UnitOfWork } from './unit-of-work.js';
import { WorkerDatabase } from './worker-database.js';

/** Connections: the application's (scoped by the unit of work), the worker's and the reader's, each under its own database role. */
@Global()
@Module({})
export class DatabaseModule {
  static forRoot(): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRootAsync({
          inject: [Config],
          useFactory: (config: Config) => ({
            type: 'postgres' as const,
            driver: preparingPg,
            url: config.appDatabaseUrl,
            autoLoadEntities: true,
            synchronize: false,
            namingStrategy: new SnakeNaming(),
            poolSize: 20,
            applicationName: 'passerelle',
            parseInt8: true,
            // Policies make the planner's estimates far too high: it would compile for a second what runs for milliseconds.
            extra: { options: '-c jit=off' },
          }),
        }),
      ],
      providers: [UnitOfWork, Doorstep, Reader, WorkerDatabase, Notifications],
      exports: [UnitOfWork, Doorstep, Reader, WorkerDatabase, Notifications],
    };
  }
}
