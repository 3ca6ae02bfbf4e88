import { Module } from '@nestjs/common';
import { ReferenceModule } from '../reference/index.js';
import { ReintegrationReportService } from './reintegration-report.service.js';
import { ReportsController } from './reports.controller.js';
import { ReportsService } from './reports.service.js';
import { ViolationsReportService } from './violations-report.service.js';

@Module({ imports: [ReferenceModule], controllers: [ReportsController], providers: [ReportsService, ReintegrationReportService, ViolationsReportService] })
export class ReportsModule {}
