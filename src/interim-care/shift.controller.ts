import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { HandOverShiftRequest, ShiftsView } from './shift.dto.js';
import { ShiftService } from './shift.service.js';

@Controller('centres/:centre/shifts')
export class ShiftController {
  constructor(@Inject(ShiftService) private readonly shifts: ShiftService) {}

  @Get()
  @Requires('shift.hand-over')
  of(@CurrentActor() actor: Actor, @Param('centre') centre: string): Promise<ShiftsView> {
    return this.shifts.of(actor, centre);
  }

  @Post()
  @Requires('shift.hand-over')
  handOver(@CurrentActor() actor: Actor, @Param('centre') centre: string, @Body() input: HandOverShiftRequest): Promise<ShiftsView> {
    return this.shifts.handOver(actor, centre, input);
  }

  @Post(':shiftId/take')
  @HttpCode(200)
  @Requires('shift.hand-over')
  take(@CurrentActor() actor: Actor, @Param('centre') centre: string, @Param('shiftId', ParseUUIDPipe) shiftId: string): Promise<ShiftsView> {
    return this.shifts.take(actor, centre, shiftId);
  }
}
