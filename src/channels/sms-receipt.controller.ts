import { Body, Controller, HttpCode, Inject, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { FormBody, NotIdempotent, Public } from '../platform/http/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { SmsReceiptsService } from './sms-receipts.service.js';

const MAX_BYTES = 16_384;

/** Where the SMS gateway says how a message fared. Open to all, and heeded only under the gateway's signature. */
@Controller('receipts/sms')
export class SmsReceiptController {
  constructor(@Inject(SmsReceiptsService) private readonly receipts: SmsReceiptsService) {}

  @Post(':id')
  @HttpCode(204)
  @Public()
  @NotIdempotent()
  @FormBody(MAX_BYTES)
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiBody({ schema: { type: 'object' } })
  async receive(@Param('id', ParseUUIDPipe) id: string, @Body() body: unknown, @Req() { headers }: FastifyRequest): Promise<void> {
    if (!Buffer.isBuffer(body)) throw new Refusal('not-found');
    await this.receipts.receive(id, body.toString(), (name) => {
      const value = headers[name];
      return Array.isArray(value) ? value[0] : value;
    });
  }
}
