import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { IdentityModule } from '../identity/index.js';
import { ReferenceModule } from '../reference/index.js';
import { RestrictedController } from './restricted.controller.js';
import { RestrictedService } from './restricted.service.js';

@Module({ imports: [CasesModule, IdentityModule, ReferenceModule], controllers: [RestrictedController], providers: [RestrictedService] })
export class RestrictedModule {}
