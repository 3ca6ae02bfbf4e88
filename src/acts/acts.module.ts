import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { DocumentsModule } from '../documents/index.js';
import { ReferenceModule } from '../reference/index.js';
import { ActsController, VerifyActController } from './acts.controller.js';
import { ActsService } from './acts.service.js';
import { Printer } from './printer.js';

@Module({ imports: [CasesModule, DocumentsModule, ReferenceModule], controllers: [ActsController, VerifyActController], providers: [ActsService, Printer], exports: [ActsService] })
export class ActsModule {}
