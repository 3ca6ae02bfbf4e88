import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiExtraModels, ApiHeader, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { ABOUT_HEADER, AddDocumentRequest, DocumentAbout, MAX_BYTES } from '../documents/index.js';
import { BytesBody, NotIdempotent, validation } from '../platform/http/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ActListView, IssueActRequest, IssuedActView, VerifiedActView, VerifyActRequest, VoidActRequest } from './act.dto.js';
import { ActsService } from './acts.service.js';

/** Browsers show a PDF by a plug-in of theirs with styles of its own; nothing else may be loaded, and nobody frames it. */
const READABLE = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";
const GUESSING = { rateLimit: { max: 20, timeWindow: '1 minute' } };

@Controller('cases/:id/acts')
export class ActsController {
  constructor(@Inject(ActsService) private readonly acts: ActsService) {}

  @Get()
  @Requires('act.read')
  list(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ActListView> {
    return this.acts.list(actor, id);
  }

  @Post()
  @Requires('act.issue')
  issue(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: IssueActRequest): Promise<IssuedActView> {
    return this.acts.issue(actor, id, input);
  }

  /** Made by this house and of text alone, so it may open in the browser; it can load and call nothing. */
  @Get(':actId/paper')
  @Requires('act.read')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async paper(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('actId', ParseUUIDPipe) actId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { number, bytes } = await this.acts.print(actor, id, actId);
    void reply.headers({ 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${number}.pdf"`, 'content-security-policy': READABLE });
    return bytes;
  }

  @Post(':actId/void')
  @HttpCode(200)
  @Requires('act.issue')
  void(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Param('actId', ParseUUIDPipe) actId: string, @Body() input: VoidActRequest): Promise<IssuedActView> {
    return this.acts.void(actor, id, actId, input);
  }

  @Post(':actId/scan')
  @Requires('act.issue')
  @BytesBody(MAX_BYTES)
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiExtraModels(AddDocumentRequest)
  @ApiHeader({ name: ABOUT_HEADER, required: true, description: 'AddDocumentRequest as JSON, percent-encoded' })
  scan(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('actId', ParseUUIDPipe) actId: string,
    @DocumentAbout(validation({ validateCustomDecorators: true })) about: AddDocumentRequest,
    @Body() bytes: unknown,
  ): Promise<IssuedActView> {
    if (!Buffer.isBuffer(bytes)) throw new Refusal('unsupported-content-type');
    return this.acts.attachScan(actor, id, actId, about, bytes);
  }
}

@Controller('acts')
export class VerifyActController {
  constructor(@Inject(ActsService) private readonly acts: ActsService) {}

  /** A question, in the body because a number has no place in the logs of an address. */
  @Post('verify')
  @HttpCode(200)
  @NotIdempotent()
  @RouteConfig(GUESSING)
  @Requires('act.verify')
  verify(@CurrentActor() actor: Actor, @Body() input: VerifyActRequest): Promise<VerifiedActView> {
    return this.acts.verify(actor, input);
  }
}
