import { Module } from '@nestjs/common';
import { DisclosureModule } from '../disclosure/index.js';
import { ReferenceModule } from '../reference/index.js';
import { BuilderController } from './builder.controller.js';
import { BuilderService } from './builder.service.js';
import { ProtectedReportsController } from './protected.controller.js';
import { ProtectedReportsService } from './protected-reports.service.js';
import { ReportsController } from './reports.controller.js';
import { ReportsService } from './reports.service.js';
import { ViolationsReportService } from './violations-report.service.js';

@Module({ imports: [ReferenceModule, DisclosureModule], controllers: [ReportsController, ProtectedReportsController, BuilderController], providers: [ReportsService, ViolationsReportService, ProtectedReportsService, BuilderService] })
export class ReportsModule {}
