import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { CasesModule } from '../cases/index.js';
import { CustodyModule } from '../custody/index.js';
import { HandoverModule } from '../handover/index.js';
import { InterimCareModule } from '../interim-care/index.js';
import { ReferenceModule } from '../reference/index.js';
import { ReintegrationModule } from '../reintegration/index.js';
import { RetentionModule } from '../retention/index.js';
import { ViolationsModule } from '../violations/index.js';
import { RegisterImport } from './register-import.js';
import { ViolationImport } from './violation-import.js';

@Module({
  imports: [AccessModule, CasesModule, CustodyModule, HandoverModule, InterimCareModule, ReferenceModule, ReintegrationModule, RetentionModule, ViolationsModule],
  providers: [RegisterImport, ViolationImport],
  exports: [RegisterImport],
})
export class ExchangeModule {}
