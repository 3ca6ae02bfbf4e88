import { Controller, Get, Inject } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { OperationsView } from './operations.dto.js';
import { OperationsService } from './operations.service.js';

@Controller('operations')
export class OperationsController {
  constructor(@Inject(OperationsService) private readonly operations: OperationsService) {}

  @Get()
  @Requires('operations.read')
  look(@CurrentActor() actor: Actor): Promise<OperationsView> {
    return this.operations.look(actor);
  }
}
