import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ReferenceModule } from '../reference/index.js';
import { AccessGuard } from './access.guard.js';
import { DeclaredAccess } from './declared-access.js';
import { LocalStrategy } from './local.strategy.js';
import { ServiceAccounts } from './service-accounts.js';
import { SessionController } from './session.controller.js';
import { SessionService } from './session.service.js';
import { UserController } from './user.controller.js';
import { User } from './user.entity.js';
import { UserService } from './user.service.js';

@Module({
  imports: [ReferenceModule, DiscoveryModule, PassportModule, TypeOrmModule.forFeature([User])],
  controllers: [SessionController, UserController],
  providers: [SessionService, LocalStrategy, UserService, ServiceAccounts, DeclaredAccess, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [UserService, ServiceAccounts, DeclaredAccess],
})
export class AccessModule {}
