import '@fastify/cookie'; // types of request.cookies and reply.setCookie
import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res, UseGuards } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../platform/config/index.js';
import { NotIdempotent, Public, SignedIn } from '../platform/http/index.js';
import { CurrentSession, CurrentVisitor } from './current-visitor.decorator.js';
import { DuringSignIn } from './during-sign-in.decorator.js';
import { FactorsService } from './factors.service.js';
import { PasskeysService } from './passkeys.service.js';
import { PasswordGuard } from './password.guard.js';
import { ProviderService } from './provider.service.js';
import { cookieNames } from './session-cookie.js';
import { SessionDoor } from './session-door.js';
import { type OpenSession, SessionService } from './session.service.js';
import { CodeRequest, ConfirmRequest, PasskeyResponse, SessionView, SignInRequest, WaysInView } from './session.dto.js';
import { SignInEvents } from './sign-in-events.js';
import { SignInService } from './sign-in.service.js';
import type { Visitor } from './visitor.js';

/** Of one address; what concerns one account is counted in the database (attempts.service.ts). */
const GUESSING = { rateLimit: { max: 20, timeWindow: '1 minute' } };
const ASKING = { rateLimit: { max: 60, timeWindow: '1 minute' } };

@Controller('session')
export class SessionController {
  private readonly cookie: string;

  constructor(
    @Inject(SessionService) private readonly sessions: SessionService,
    @Inject(SessionDoor) private readonly door: SessionDoor,
    @Inject(SignInService) private readonly passwords: SignInService,
    @Inject(FactorsService) private readonly factors: FactorsService,
    @Inject(PasskeysService) private readonly passkeys: PasskeysService,
    @Inject(ProviderService) private readonly provider: ProviderService,
    @Inject(SignInEvents) private readonly events: SignInEvents,
    @Inject(Config) config: Config,
  ) {
    this.cookie = cookieNames(config.publicUrl).session;
  }

  /** What the sign-in page can offer; the same for everybody. */
  @Get('ways')
  @Public()
  ways(): WaysInView {
    const { label } = this.provider;
    return { passkey: this.passkeys.possible, ...(label !== undefined && { provider: label }) };
  }

  @Post()
  @HttpCode(200)
  @Public()
  @NotIdempotent()
  @UseGuards(PasswordGuard)
  @RouteConfig(GUESSING)
  signIn(
    @Body() _credentials: SignInRequest,
    @Req() request: FastifyRequest & { user: { userId: string } },
    @CurrentVisitor() visitor: Visitor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    return this.door.enter(request.user.userId, { method: 'password', proof: 'first-factor' }, visitor, reply, request.cookies[this.cookie]);
  }

  @Get()
  @SignedIn()
  @DuringSignIn('second-factor', 'enrolment')
  current(@CurrentSession() session: OpenSession): Promise<SessionView> {
    return this.door.view(session);
  }

  @Delete()
  @HttpCode(204)
  @SignedIn()
  @DuringSignIn('second-factor', 'enrolment')
  @NotIdempotent()
  async signOut(@CurrentSession() session: OpenSession, @CurrentVisitor() visitor: Visitor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.close(session.token);
    await this.events.note('signed-out', { userId: session.actor.userId, visitor });
    void reply.clearCookie(this.cookie, { path: '/', secure: this.cookie.startsWith('__Host-') });
  }

  @Post('second-factor')
  @HttpCode(200)
  @SignedIn()
  @DuringSignIn('second-factor')
  @NotIdempotent()
  @RouteConfig(GUESSING)
  async secondFactor(
    @CurrentSession() session: OpenSession,
    @CurrentVisitor() visitor: Visitor,
    @Body() { code }: CodeRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const method = await this.factors.answer(session, code, visitor);
    return this.door.complete(session, method, visitor, reply);
  }

  @Post('passkey/options')
  @HttpCode(200)
  @Public()
  @NotIdempotent()
  @RouteConfig(ASKING)
  async passkeyOptions(): Promise<Record<string, unknown>> {
    return { ...(await this.passkeys.ask()) };
  }

  /** By itself, or as the second step: a passkey that was unlocked is both factors. */
  @Post('passkey')
  @HttpCode(200)
  @Public()
  @NotIdempotent()
  @RouteConfig(GUESSING)
  async passkey(@Req() request: FastifyRequest, @CurrentVisitor() visitor: Visitor, @Body() { response }: PasskeyResponse, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionView> {
    const userId = await this.passkeys.answered(response, visitor);
    return this.door.enter(userId, { method: 'passkey', proof: 'both-factors' }, visitor, reply, request.cookies[this.cookie]);
  }

  /** Before something is changed that lets people in. */
  @Post('confirm')
  @HttpCode(204)
  @SignedIn()
  @NotIdempotent()
  @RouteConfig(GUESSING)
  async confirm(@CurrentSession() session: OpenSession, @CurrentVisitor() visitor: Visitor, @Body() { password }: ConfirmRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.passwords.confirm(session, password, visitor, 'password');
    await this.door.confirm(session, 'password', visitor, reply);
  }

  @Post('confirm/passkey')
  @HttpCode(204)
  @SignedIn()
  @NotIdempotent()
  @RouteConfig(GUESSING)
  async confirmByPasskey(
    @CurrentSession() session: OpenSession,
    @CurrentVisitor() visitor: Visitor,
    @Body() { response }: PasskeyResponse,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.passkeys.mustBeOf(session, response, visitor);
    await this.door.confirm(session, 'passkey', visitor, reply);
  }
}
