import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { CasesModule } from '../cases/index.js';
import { IdentityModule } from '../identity/index.js';
import { ReferenceModule } from '../reference/index.js';
import { ConsentController } from './consent.controller.js';
import { ConsentService } from './consent.service.js';
import { SharingService } from './sharing.service.js';

@Module({
  imports: [AccessModule, CasesModule, IdentityModule, ReferenceModule],
  controllers: [ConsentController],
  providers: [ConsentService, SharingService],
  exports: [SharingService],
})
export class ConsentModule {}
