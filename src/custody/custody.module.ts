import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CasesModule } from '../cases/index.js';
import { ReferenceModule } from '../reference/index.js';
import { CustodyController } from './custody.controller.js';
import { Custody, CustodySpell } from './custody.entity.js';
import { CustodyService } from './custody.service.js';

@Module({
  imports: [CasesModule, ReferenceModule, TypeOrmModule.forFeature([Custody, CustodySpell])],
  controllers: [CustodyController],
  providers: [CustodyService],
  exports: [CustodyService],
})
export class CustodyModule {}
