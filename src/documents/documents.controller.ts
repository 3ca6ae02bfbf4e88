import { Body, Controller, Get, Inject, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiExtraModels, ApiHeader, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { BytesBody, validation } from '../platform/http/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ABOUT_HEADER, DocumentAbout } from './document-about.decorator.js';
import { AddDocumentRequest, AddedDocumentView, DocumentListView } from './document.dto.js';
import { disposition } from './document.rules.js';
import { MAX_SOUND_BYTES, SOUND_TYPES } from './document.vocabulary.js';
import { DocumentsService } from './documents.service.js';

/** A picture is a picture, a recording is heard and a PDF is saved: none may ever act as a page of ours. */
const HARMLESS = "default-src 'none'; sandbox";

@Controller('cases/:id/documents')
export class DocumentsController {
  constructor(@Inject(DocumentsService) private readonly documents: DocumentsService) {}

  @Get()
  @Requires('document.read')
  list(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<DocumentListView> {
    return this.documents.list(actor, id);
  }

  @Post()
  @Requires('document.add')
  @BytesBody(MAX_SOUND_BYTES)
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiExtraModels(AddDocumentRequest)
  @ApiHeader({ name: ABOUT_HEADER, required: true, description: 'AddDocumentRequest as JSON, percent-encoded' })
  add(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @DocumentAbout(validation({ validateCustomDecorators: true })) about: AddDocumentRequest,
    @Body() bytes: unknown,
  ): Promise<AddedDocumentView> {
    if (!Buffer.isBuffer(bytes)) throw new Refusal('unsupported-content-type');
    return this.documents.add(actor, id, about, bytes);
  }

  @Get(':documentId')
  @Requires('document.read')
  @ApiProduces('image/jpeg', 'image/png', 'application/pdf', ...SOUND_TYPES)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async open(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('documentId', ParseUUIDPipe) documentId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { name, mediaType, bytes } = await this.documents.open(actor, id, documentId);
    void reply.headers({ 'content-type': mediaType, 'content-disposition': disposition(name, mediaType), 'content-security-policy': HARMLESS });
    return bytes;
  }
}
