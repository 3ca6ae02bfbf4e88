import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { ConsentModule } from '../consent/index.js';
import { IdentityModule } from '../identity/index.js';
import { ReferenceModule } from '../reference/index.js';
import { ReferralListService } from './referral-list.service.js';
import { ReferralsController } from './referrals.controller.js';
import { ReferralsService } from './referrals.service.js';
import { ReferralSides } from './referral-sides.js';

@Module({
  imports: [CasesModule, ConsentModule, IdentityModule, ReferenceModule],
  controllers: [ReferralsController],
  providers: [ReferralsService, ReferralListService, ReferralSides],
  exports: [ReferralsService],
})
export class ReferralsModule {}
