import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ReferenceModule } from '../reference/index.js';
import { AccessGuard } from './access.guard.js';
import { AttemptsService } from './attempts.service.js';
import { CommonPasswords } from './common-passwords.js';
import { DeclaredAccess } from './declared-access.js';
import { FactorsService } from './factors.service.js';
import { InvitationController } from './invitation.controller.js';
import { InvitationsService } from './invitations.service.js';
import { OwnAccessController } from './own-access.controller.js';
import { OwnAccessService } from './own-access.service.js';
import { PasskeysService } from './passkeys.service.js';
import { LocalStrategy } from './password.guard.js';
import { PasswordHasher } from './passwords.js';
import { ProviderController } from './provider.controller.js';
import { ProviderService } from './provider.service.js';
import { ServiceAccounts } from './service-accounts.js';
import { SessionController } from './session.controller.js';
import { SessionDoor } from './session-door.js';
import { SessionService } from './session.service.js';
import { SignInEventController } from './sign-in-event.controller.js';
import { SignInEvents } from './sign-in-events.js';
import { SignInService } from './sign-in.service.js';
import { UserController } from './user.controller.js';
import { User } from './user.entity.js';
import { UserService } from './user.service.js';

@Module({
  imports: [ReferenceModule, DiscoveryModule, PassportModule, TypeOrmModule.forFeature([User])],
  controllers: [SessionController, ProviderController, OwnAccessController, InvitationController, UserController, SignInEventController],
  providers: [
    SessionService, SessionDoor, SignInService, SignInEvents, AttemptsService, FactorsService, PasskeysService, ProviderService, InvitationsService, OwnAccessService,
    PasswordHasher, CommonPasswords, LocalStrategy, UserService, ServiceAccounts, DeclaredAccess, { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [SessionService, UserService, ServiceAccounts, DeclaredAccess],
})
export class AccessModule {}
