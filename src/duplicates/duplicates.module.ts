import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { IdentityModule } from '../identity/index.js';
import { ReferenceModule } from '../reference/index.js';
import { DuplicateRequestsService } from './duplicate-requests.service.js';
import { DuplicatesController } from './duplicates.controller.js';
import { DuplicatesService } from './duplicates.service.js';
import { LikelyCasesService } from './likely-cases.service.js';
import { MergeController } from './merge.controller.js';
import { MergeService } from './merge.service.js';
import { NameLookup } from './name-lookup.js';
import { RequestVault } from './request-vault.js';

/** One child, two files: found at intake, asked about across regions, merged and taken apart. */
@Module({
  imports: [CasesModule, IdentityModule, ReferenceModule],
  controllers: [DuplicatesController, MergeController],
  providers: [DuplicatesService, DuplicateRequestsService, LikelyCasesService, MergeService, NameLookup, RequestVault],
})
export class DuplicatesModule {}
