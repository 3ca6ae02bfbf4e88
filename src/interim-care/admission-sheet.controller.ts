import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { WriteAnswerView } from '../cases/index.js';
import { AdmissionSheetView, FillSheetRequest } from './admission-sheet.dto.js';
import { AdmissionSheetService } from './admission-sheet.service.js';

@Controller('cases/:id/stay/admission-sheet')
export class AdmissionSheetController {
  constructor(@Inject(AdmissionSheetService) private readonly sheets: AdmissionSheetService) {}

  @Get()
  @Requires('sheet.read')
  read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AdmissionSheetView> {
    return this.sheets.read(actor, id);
  }

  /** Fills it in, or completes it. */
  @Put()
  @HttpCode(200)
  @Requires('sheet.fill')
  fill(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: FillSheetRequest): Promise<WriteAnswerView> {
    return this.sheets.fill(actor, id, input);
  }
}
