import '@fastify/cookie'; // types of request.cookies and reply.setCookie
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../platform/config/index.js';
import { Public } from '../platform/http/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { CurrentVisitor } from './current-visitor.decorator.js';
import { ProviderService } from './provider.service.js';
import { cookieNames, errandCookieOptions } from './session-cookie.js';
import { SessionDoor } from './session-door.js';
import type { Visitor } from './visitor.js';

const GUESSING = { rateLimit: { max: 20, timeWindow: '1 minute' } };
const FOUND = 302;

/** There and back by the browser's own navigation, so both answers are redirects and never a problem document. */
@Controller('session/provider')
export class ProviderController {
  private readonly names: ReturnType<typeof cookieNames>;

  constructor(
    @Inject(ProviderService) private readonly provider: ProviderService,
    @Inject(SessionDoor) private readonly door: SessionDoor,
    @Inject(Config) private readonly config: Config,
  ) {
    this.names = cookieNames(config.publicUrl);
  }

  @Get()
  @Public()
  @RouteConfig(GUESSING)
  async begin(@Res() reply: FastifyReply): Promise<void> {
    try {
      const { address, errand } = await this.provider.begin();
      await reply.setCookie(this.names.provider, errand, errandCookieOptions(this.config.publicUrl, this.provider.errandSeconds)).redirect(address, FOUND);
    } catch (error) {
      await sendBack(reply, error);
    }
  }

  @Get('return')
  @Public()
  @RouteConfig(GUESSING)
  async finish(@Req() request: FastifyRequest, @CurrentVisitor() visitor: Visitor, @Res() reply: FastifyReply): Promise<void> {
    void reply.clearCookie(this.names.provider, { path: '/', secure: this.names.provider.startsWith('__Host-') });
    try {
      const { userId, proof } = await this.provider.finish(request.url.split('?', 2)[1] ?? '', request.cookies[this.names.provider], visitor);
      await this.door.enter(userId, { method: 'provider', proof }, visitor, reply, request.cookies[this.names.session]);
      await reply.redirect('/', FOUND);
    } catch (error) {
      await sendBack(reply, error);
    }
  }
}

/** To the sign-in page, which says it in words. @throws what is not a refusal of the provider's sign-in */
async function sendBack(reply: FastifyReply, error: unknown): Promise<void> {
  if (!(error instanceof Refusal) || error.code === 'not-found') throw error;
  await reply.redirect(`/sign-in?refused=${error.code === 'provider-unreachable' ? 'provider-unreachable' : 'provider-refused'}`, FOUND);
}
