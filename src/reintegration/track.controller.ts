import { Body, Controller, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { WriteAnswerView } from '../cases/index.js';
import { BeginTrackRequest, EndTrackRequest, RecordAttendanceRequest } from './track.dto.js';
import { TrackService } from './track.service.js';

@Controller('cases/:id/tracks')
export class TrackController {
  constructor(@Inject(TrackService) private readonly tracks: TrackService) {}

  @Post()
  @Requires('track.record')
  begin(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: BeginTrackRequest): Promise<WriteAnswerView> {
    return this.tracks.begin(actor, id, input);
  }

  @Post(':trackId/attendance')
  @Requires('track.record')
  attend(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('trackId', ParseUUIDPipe) trackId: string,
    @Body() input: RecordAttendanceRequest,
  ): Promise<WriteAnswerView> {
    return this.tracks.attend(actor, id, trackId, input);
  }

  @Post(':trackId/end')
  @Requires('track.record')
  end(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Param('trackId', ParseUUIDPipe) trackId: string, @Body() input: EndTrackRequest): Promise<WriteAnswerView> {
    return this.tracks.end(actor, id, trackId, input);
  }
}
