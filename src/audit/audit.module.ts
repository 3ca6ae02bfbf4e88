import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { ReferenceModule } from '../reference/index.js';
import { AuditController } from './audit.controller.js';
import { AuditEngineModule } from './audit-engine.module.js';
import { AuditLooksService } from './audit-looks.service.js';
import { AuditedCases } from './audited-cases.js';
import { ChainExportService } from './chain-export.service.js';
import { HeadsService } from './heads.service.js';
import { JournalReaderService } from './journal-reader.service.js';
import { LooksController } from './looks.controller.js';
import { LooksService } from './looks.service.js';

@Module({
  imports: [AccessModule, ReferenceModule, AuditEngineModule],
  controllers: [LooksController, AuditController],
  providers: [LooksService, AuditLooksService, JournalReaderService, HeadsService, ChainExportService, AuditedCases],
  exports: [ChainExportService, AuditEngineModule],
})
export class AuditModule {}
