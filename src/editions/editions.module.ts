import { Module } from '@nestjs/common';
import { KeysModule } from '../platform/keys/index.js';
import { ReferenceModule } from '../reference/index.js';
import { ReportsModule } from '../reports/index.js';
import { ComparisonService } from './comparison.service.js';
import { EditionsController } from './editions.controller.js';
import { EditionsService } from './editions.service.js';

@Module({ imports: [KeysModule, ReferenceModule, ReportsModule], controllers: [EditionsController], providers: [EditionsService, ComparisonService] })
export class EditionsModule {}
