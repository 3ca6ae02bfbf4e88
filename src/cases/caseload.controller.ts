import { Controller, Get, Inject } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { CaseloadView } from './caseload.dto.js';
import { CaseloadService } from './caseload.service.js';

@Controller('caseload')
export class CaseloadController {
  constructor(@Inject(CaseloadService) private readonly caseload: CaseloadService) {}

  @Get()
  @Requires('case.assign')
  list(@CurrentActor() actor: Actor): Promise<CaseloadView> {
    return this.caseload.list(actor);
  }
}
