import { Body, Controller, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { WriteAnswerView } from '../cases/index.js';
import { PlacesService } from './places.service.js';
import { AdmitRequest, AnswerOverPlacesRequest, DischargeRequest } from './stay.dto.js';
import { StayService } from './stay.service.js';

@Controller('cases/:id/stay')
export class StayController {
  constructor(
    @Inject(StayService) private readonly stays: StayService,
    @Inject(PlacesService) private readonly places: PlacesService,
  ) {}

  @Post('admit')
  @HttpCode(201)
  @Requires('stay.admit')
  admit(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: AdmitRequest): Promise<WriteAnswerView> {
    return this.stays.admit(actor, id, input);
  }

  @Post('over-places/answer')
  @HttpCode(200)
  @Requires('places.answer')
  answerOverPlaces(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: AnswerOverPlacesRequest): Promise<WriteAnswerView> {
    return this.places.answer(actor, id, input);
  }

  @Post('discharge')
  @HttpCode(200)
  @Requires('stay.discharge')
  discharge(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: DischargeRequest): Promise<WriteAnswerView> {
    return this.stays.discharge(actor, id, input);
  }
}
