import { Module } from '@nestjs/common';
import { ReferenceModule } from '../reference/index.js';
import { ActivitiesController } from './activities.controller.js';
import { ActivitiesService } from './activities.service.js';

@Module({ imports: [ReferenceModule], controllers: [ActivitiesController], providers: [ActivitiesService] })
export class ActivitiesModule {}
