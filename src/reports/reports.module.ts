import { Module } from '@nestjs/common';
import { ReferenceModule } from '../reference/index.js';
import { ActivitiesReportService } from './activities-report.service.js';
import { ReintegrationReportService } from './reintegration-report.service.js';
import { ReportsController } from './reports.controller.js';
import { ReportsService } from './reports.service.js';
import { ViolationsReportService } from './violations-report.service.js';

@Module({ imports: [ReferenceModule], controllers: [ReportsController], providers: [ReportsService, ActivitiesReportService, ReintegrationReportService, ViolationsReportService] })
export class ReportsModule {}
