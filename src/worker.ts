import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { exitWithParent } from './platform/lifecycle/index.js';
import { WorkerModule } from './worker.module.js';

/** The alert worker. Any number of them may run: they share the work, and none depends on another. */
exitWithParent();
const app = await NestFactory.createApplicationContext(WorkerModule, { bufferLogs: true });
app.useLogger(app.get(Logger));
app.enableShutdownHooks();
