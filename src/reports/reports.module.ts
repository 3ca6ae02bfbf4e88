import { Module } from '@nestjs/common';
import { DisclosureModule } from '../disclosure/index.js';
import { ReferenceModule } from '../reference/index.js';
import { ActivitiesReportService } from './activities-report.service.js';
import { BuilderController } from './builder.controller.js';
import { BuilderService } from './builder.service.js';
import { FiguresExportService } from './figures-export.service.js';
import { FiguresPrinter } from './figures-printer.js';
import { FiguresController } from './figures.controller.js';
import { FiguresService } from './figures.service.js';
import { ProtectedReportsController } from './protected.controller.js';
import { ProtectedReportsService } from './protected-reports.service.js';
import { ReintegrationReportService } from './reintegration-report.service.js';
import { ReportsController } from './reports.controller.js';
import { ReportsService } from './reports.service.js';
import { ViolationsReportService } from './violations-report.service.js';

@Module({
  imports: [ReferenceModule, DisclosureModule],
  controllers: [ReportsController, FiguresController, ProtectedReportsController, BuilderController],
  providers: [
    ReportsService, ActivitiesReportService, ReintegrationReportService, ViolationsReportService, FiguresService, FiguresPrinter, FiguresExportService, ProtectedReportsService, BuilderService,
  ],
  exports: [FiguresExportService],
})
export class ReportsModule {}
