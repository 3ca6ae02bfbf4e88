import { TRACK_OUTCOMES, TRACKS } from '../cases/index.rules.js';
import { ChoiceField, CodeField, DayField, IdField, KnownTimeField, TextField, WholeNumberField } from '../platform/http/index.js';

export class BeginTrackRequest {
  @IdField()
  id!: string;

  @ChoiceField(TRACKS)
  kind!: (typeof TRACKS)[number];

  /** Level or trade: a code of the list track-detail, of this track. */
  @CodeField()
  detail!: string;

  /** School, master craftsman, project... */
  @TextField(200)
  provider!: string;

  @KnownTimeField()
  at!: string;
}

export class RecordAttendanceRequest {
  @IdField()
  id!: string;

  /** Any day of the month. */
  @DayField()
  month!: string;

  @WholeNumberField(1, 31)
  held!: number;

  @WholeNumberField(0, 31)
  attended!: number;
}

export class EndTrackRequest {
  @KnownTimeField()
  at!: string;

  @ChoiceField(TRACK_OUTCOMES)
  outcome!: (typeof TRACK_OUTCOMES)[number];

  /** Why; needed where the child dropped out. */
  @TextField(500, { optional: true })
  reason?: string;
}
