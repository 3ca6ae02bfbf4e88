import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { DeadlinesModule } from '../deadlines/index.js';
import { InterimCareModule } from '../interim-care/index.js';
import { ReferenceModule } from '../reference/index.js';
import { CaseSummaryController } from './case-summary.controller.js';
import { CaseSummaryService } from './case-summary.service.js';
import { SummaryPrinter } from './summary-printer.js';

@Module({ imports: [CasesModule, DeadlinesModule, InterimCareModule, ReferenceModule], controllers: [CaseSummaryController], providers: [CaseSummaryService, SummaryPrinter] })
export class CaseSummaryModule {}
