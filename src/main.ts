import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import { fastifyAdapter, HTTP_OPTIONS, prepareHttp } from './http-app.js';
import { Config, readConfig } from './platform/config/index.js';
import { exitWithParent } from './platform/lifecycle/index.js';

/** API and web client. */
exitWithParent();
const app = await NestFactory.create<NestFastifyApplication>(AppModule, fastifyAdapter(readConfig().trustProxy), { ...HTTP_OPTIONS, bufferLogs: true });
app.useLogger(app.get(Logger));
await prepareHttp(app);
const config = app.get(Config);
await app.listen(config.port, config.host);
