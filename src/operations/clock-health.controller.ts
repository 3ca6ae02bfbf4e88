import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '../platform/http/index.js';
import { ClockHealthService } from './clock-health.service.js';
import { ClockHealthView } from './operations.dto.js';

/** 200 when the clock can be relied on, 503 with the reasons when not: monitors look at the status. Open, as it holds no case. */
@Controller('health/clock')
export class ClockHealthController {
  constructor(@Inject(ClockHealthService) private readonly health: ClockHealthService) {}

  @Get()
  @Public()
  async look(@Res({ passthrough: true }) reply: FastifyReply): Promise<ClockHealthView> {
    const view = await this.health.health();
    if (view.status !== 'ok') void reply.status(503);
    return view;
  }
}
