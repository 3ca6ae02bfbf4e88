import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { ReferenceModule } from '../reference/index.js';
import { FamiliesController } from './families.controller.js';
import { FamiliesService } from './families.service.js';
import { FamilyVault } from './family-vault.js';
import { PlacedController } from './placed.controller.js';
import { PlacedService } from './placed.service.js';
import { RoomService } from './room.service.js';
import { VettingsService } from './vettings.service.js';

@Module({
  imports: [CasesModule, ReferenceModule],
  controllers: [FamiliesController, PlacedController],
  providers: [FamiliesService, FamilyVault, VettingsService, RoomService, PlacedService],
  exports: [FamiliesService, RoomService, PlacedService],
})
export class FosterCareModule {}
