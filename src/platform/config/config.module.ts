import { Global, Module } from '@nestjs/common';
import { roleUrl } from '../database/migrate.js';
import { Config, loadConfig } from './config.js';

@Global()
@Module({
  providers: [{ provide: Config, useFactory: () => loadConfig(process.env, roleUrl) }],
  exports: [Config],
})
export class ConfigModule {}
