import { Global, Module } from '@nestjs/common';
import { AccessLog } from './access-log.js';

@Global()
@Module({ providers: [AccessLog], exports: [AccessLog] })
export class JournalModule {}
