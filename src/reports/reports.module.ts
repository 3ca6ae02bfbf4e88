import { Module } from '@nestjs/common';
import { ReferenceModule } from '../reference/index.js';
import { FiguresExportService } from './figures-export.service.js';
import { FiguresPrinter } from './figures-printer.js';
import { FiguresController } from './figures.controller.js';
import { FiguresService } from './figures.service.js';
import { ReintegrationReportService } from './reintegration-report.service.js';
import { ReportsController } from './reports.controller.js';
import { ReportsService } from './reports.service.js';
import { ViolationsReportService } from './violations-report.service.js';

@Module({
  imports: [ReferenceModule],
  controllers: [ReportsController, FiguresController],
  providers: [ReportsService, ReintegrationReportService, ViolationsReportService, FiguresService, FiguresPrinter, FiguresExportService],
  exports: [FiguresExportService],
})
export class ReportsModule {}
