import { Global, Module } from '@nestjs/common';
import { Config } from '../config/index.js';
import { ClamdScanner } from './clamd-scanner.js';
import { NoScanner } from './no-scanner.js';
import { VirusScanner } from './virus-scanner.js';

/** clamd where one is configured. */
@Global()
@Module({
  providers: [{ provide: VirusScanner, inject: [Config], useFactory: ({ virusScan }: Config) => (virusScan === undefined ? new NoScanner() : new ClamdScanner(virusScan)) }],
  exports: [VirusScanner],
})
export class VirusScanModule {}
