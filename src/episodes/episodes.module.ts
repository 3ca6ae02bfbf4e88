import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { CustodyModule } from '../custody/index.js';
import { InterimCareModule } from '../interim-care/index.js';
import { ReferenceModule } from '../reference/index.js';
import { ReintegrationModule } from '../reintegration/index.js';
import { EpisodesController } from './episodes.controller.js';
import { EpisodesService } from './episodes.service.js';

@Module({
  imports: [CasesModule, CustodyModule, InterimCareModule, ReferenceModule, ReintegrationModule],
  controllers: [EpisodesController],
  providers: [EpisodesService],
})
export class EpisodesModule {}
