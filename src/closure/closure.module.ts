import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CasesModule } from '../cases/index.js';
import { DeadlinesModule } from '../deadlines/index.js';
import { InterimCareModule } from '../interim-care/index.js';
import { ReferenceModule } from '../reference/index.js';
import { ReintegrationModule } from '../reintegration/index.js';
import { ClosureController } from './closure.controller.js';
import { Closure } from './closure.entity.js';
import { ClosureService } from './closure.service.js';
import { DeathController } from './death.controller.js';
import { Death } from './death.entity.js';
import { DeathService } from './death.service.js';

@Module({
  imports: [CasesModule, DeadlinesModule, InterimCareModule, ReferenceModule, ReintegrationModule, TypeOrmModule.forFeature([Closure, Death])],
  controllers: [ClosureController, DeathController],
  providers: [ClosureService, DeathService],
})
export class ClosureModule {}
