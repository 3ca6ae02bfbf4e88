import { Controller, Get, Inject, Module } from '@nestjs/common';
import { Clock } from './platform/clock/index.js';
import { Doorstep } from './platform/database/index.js';
import { Public } from './platform/http/index.js';

class HealthView {
  status!: 'ok';
  /** Seconds since the sweep of the alert worker last completed; null before the first. */
  sweepAgeSeconds!: number | null;
}

/** For those who watch from outside: the API answers, the database answers, and how long ago the alert worker last swept. */
@Controller('health')
class HealthController {
  constructor(
    @Inject(Doorstep) private readonly doorstep: Doorstep,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get()
  @Public()
  async health(): Promise<HealthView> {
    const [row] = await this.doorstep.query<{ at: Date }>(`select at from heartbeat where name = 'sweep'`);
    return { status: 'ok', sweepAgeSeconds: row === undefined ? null : Math.round((this.clock.now().getTime() - row.at.getTime()) / 1000) };
  }
}

@Module({ controllers: [HealthController] })
export class HealthModule {}
