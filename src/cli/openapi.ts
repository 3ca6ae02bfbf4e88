import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { AppModule } from '../app.module.js';
import { fastifyAdapter } from '../http-app.js';

/** The contract of the API, from the built code alone: nothing is started, no database is needed. */
export async function printOpenApi(): Promise<void> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, fastifyAdapter(false), { preview: true, logger: false });
  app.setGlobalPrefix('api');
  const config = new DocumentBuilder().setTitle('Passerelle').setVersion('1').setDescription('Case management for children released from armed forces and armed groups').build();
  console.log(JSON.stringify(SwaggerModule.createDocument(app, config), null, 1));
}
