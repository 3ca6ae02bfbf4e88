import { Body, Controller, Delete, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Put, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { NotIdempotent, SignedIn } from '../platform/http/index.js';
import { CurrentSession, CurrentVisitor } from './current-visitor.decorator.js';
import { DuringSignIn } from './during-sign-in.decorator.js';
import { FactorsService } from './factors.service.js';
import { AddedFactorView, ChangePasswordRequest, NewTotpView, OwnAccessView, RecoveryCodesView, SignInEventListView } from './own-access.dto.js';
import { OwnAccessService } from './own-access.service.js';
import { PasskeysService } from './passkeys.service.js';
import { SessionDoor } from './session-door.js';
import { CodeRequest, PasskeyResponse } from './session.dto.js';
import type { OpenSession } from './session.service.js';
import { SignInService } from './sign-in.service.js';
import type { Visitor } from './visitor.js';

const GUESSING = { rateLimit: { max: 20, timeWindow: '1 minute' } };

/** One's own access. Nothing here answers a repeated request from memory: secrets are shown once and kept nowhere. */
@Controller('me')
export class OwnAccessController {
  constructor(
    @Inject(OwnAccessService) private readonly own: OwnAccessService,
    @Inject(SignInService) private readonly passwords: SignInService,
    @Inject(FactorsService) private readonly factors: FactorsService,
    @Inject(PasskeysService) private readonly passkeys: PasskeysService,
    @Inject(SessionDoor) private readonly door: SessionDoor,
  ) {}

  @Get('access')
  @SignedIn()
  @DuringSignIn('enrolment')
  access(@CurrentSession() session: OpenSession): Promise<OwnAccessView> {
    return this.own.view(session);
  }

  @Get('sign-in-events')
  @SignedIn()
  events(@CurrentSession() session: OpenSession): Promise<SignInEventListView> {
    return this.own.events(session);
  }

  @Put('password')
  @HttpCode(204)
  @SignedIn()
  @NotIdempotent()
  @RouteConfig(GUESSING)
  async changePassword(@CurrentSession() session: OpenSession, @CurrentVisitor() visitor: Visitor, @Body() { current, next }: ChangePasswordRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.passwords.changePassword(session, current, next, visitor);
    await this.door.confirm(session, 'password', visitor, reply);
  }

  @Post('totp')
  @SignedIn()
  @DuringSignIn('enrolment')
  @NotIdempotent()
  beginTotp(@CurrentSession() session: OpenSession): Promise<NewTotpView> {
    return this.factors.beginTotp(session);
  }

  @Post('totp/confirm')
  @HttpCode(200)
  @SignedIn()
  @DuringSignIn('enrolment')
  @NotIdempotent()
  @RouteConfig(GUESSING)
  async confirmTotp(@CurrentSession() session: OpenSession, @CurrentVisitor() visitor: Visitor, @Body() { code }: CodeRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<AddedFactorView> {
    const codes = await this.factors.confirmTotp(session, code, visitor);
    if (session.awaits !== null) await this.door.complete(session, 'totp', visitor, reply);
    return { ...(codes && { recoveryCodes: codes }) };
  }

  @Delete('totp')
  @HttpCode(204)
  @SignedIn()
  @NotIdempotent()
  async removeTotp(@CurrentSession() session: OpenSession, @CurrentVisitor() visitor: Visitor): Promise<void> {
    await this.factors.removeTotp(session, visitor);
  }

  @Post('passkeys/options')
  @HttpCode(200)
  @SignedIn()
  @DuringSignIn('enrolment')
  @NotIdempotent()
  async beginPasskey(@CurrentSession() session: OpenSession): Promise<Record<string, unknown>> {
    return { ...(await this.passkeys.beginAdding(session)) };
  }

  @Post('passkeys')
  @SignedIn()
  @DuringSignIn('enrolment')
  @NotIdempotent()
  @RouteConfig(GUESSING)
  async addPasskey(@CurrentSession() session: OpenSession, @CurrentVisitor() visitor: Visitor, @Body() { response }: PasskeyResponse, @Res({ passthrough: true }) reply: FastifyReply): Promise<AddedFactorView> {
    const codes = await this.passkeys.finishAdding(session, response, visitor);
    if (session.awaits !== null) await this.door.complete(session, 'passkey', visitor, reply);
    return { ...(codes && { recoveryCodes: codes }) };
  }

  @Delete('passkeys/:id')
  @HttpCode(204)
  @SignedIn()
  @NotIdempotent()
  async removePasskey(@CurrentSession() session: OpenSession, @CurrentVisitor() visitor: Visitor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.passkeys.remove(session, id, visitor);
  }

  @Post('recovery-codes')
  @SignedIn()
  @NotIdempotent()
  async recoveryCodes(@CurrentSession() session: OpenSession, @CurrentVisitor() visitor: Visitor): Promise<RecoveryCodesView> {
    return { codes: await this.factors.renewRecoveryCodes(session, visitor) };
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  @SignedIn()
  @NotIdempotent()
  async endSession(@CurrentSession() session: OpenSession, @CurrentVisitor() visitor: Visitor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.own.endSession(session, id, visitor);
  }

  @Delete('sessions')
  @HttpCode(204)
  @SignedIn()
  @NotIdempotent()
  async endOtherSessions(@CurrentSession() session: OpenSession, @CurrentVisitor() visitor: Visitor): Promise<void> {
    await this.own.endOtherSessions(session, visitor);
  }
}
