import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { CentreIncidentsView } from './stay-life.dto.js';
import { StayIncidentService } from './stay-incident.service.js';
import { BoardService } from './board.service.js';
import { BoardView, SetPlacesRequest } from './centre.dto.js';
import { MeetingView } from './meeting.dto.js';
import { MeetingService } from './meeting.service.js';

@Controller('centres')
export class CentreController {
  constructor(
    @Inject(BoardService) private readonly boards: BoardService,
    @Inject(StayIncidentService) private readonly incidents: StayIncidentService,
    @Inject(MeetingService) private readonly meetings: MeetingService,
  ) {}

  /** What happened there lately, and what nobody has followed up. */
  @Get(':centre/incidents')
  @Requires('centre.read')
  incidentsOf(@CurrentActor() actor: Actor, @Param('centre') centre: string): Promise<CentreIncidentsView> {
    return this.incidents.ofCentre(actor, centre);
  }

  @Get(':centre')
  @Requires('centre.read')
  board(@CurrentActor() actor: Actor, @Param('centre') centre: string): Promise<BoardView> {
    return this.boards.board(actor, centre);
  }

  /** What the morning meeting speaks about. */
  @Get(':centre/meeting')
  @Requires('centre.read')
  meeting(@CurrentActor() actor: Actor, @Param('centre') centre: string): Promise<MeetingView> {
    return this.meetings.of(actor, centre);
  }

  /** Places from a day on; what held before is kept. */
  @Post(':centre/places')
  @Requires('centre.places')
  setPlaces(@CurrentActor() actor: Actor, @Param('centre') centre: string, @Body() input: SetPlacesRequest): Promise<BoardView> {
    return this.boards.setPlaces(actor, centre, input);
  }
}
