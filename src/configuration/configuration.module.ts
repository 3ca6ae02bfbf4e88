import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { ReferenceModule } from '../reference/index.js';
import { CodeListsController } from './code-lists.controller.js';
import { CodeListsService } from './code-lists.service.js';
import { ExtraAnswersService } from './extra-answers.service.js';
import { ExtraFieldsController } from './extra-fields.controller.js';
import { ExtraFieldsService } from './extra-fields.service.js';

@Module({ imports: [IdentityModule, ReferenceModule], controllers: [CodeListsController, ExtraFieldsController], providers: [CodeListsService, ExtraFieldsService, ExtraAnswersService], exports: [ExtraFieldsService] })
export class ConfigurationModule {}
