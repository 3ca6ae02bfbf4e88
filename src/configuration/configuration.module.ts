import { Module } from '@nestjs/common';
import { ReferenceModule } from '../reference/index.js';
import { CodeListsController } from './code-lists.controller.js';
import { CodeListsService } from './code-lists.service.js';

@Module({ imports: [ReferenceModule], controllers: [CodeListsController], providers: [CodeListsService] })
export class ConfigurationModule {}
