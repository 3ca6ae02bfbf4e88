import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { DeadlinesModule } from '../deadlines/index.js';
import { IdentityModule } from '../identity/index.js';
import { EmergencyController } from './emergency.controller.js';
import { EmergencyService } from './emergency.service.js';

@Module({
  imports: [AccessModule, DeadlinesModule, IdentityModule],
  controllers: [EmergencyController],
  providers: [EmergencyService],
})
export class EmergencyAccessModule {}
