import { TimeOfDayField } from '../platform/http/index.js';

export class ChangeTellingRequest {
  /** Left out, with quietTo: no quiet hours. */
  @TimeOfDayField({ optional: true })
  quietFrom?: string;

  @TimeOfDayField({ optional: true })
  quietTo?: string;

  @TimeOfDayField()
  digestAt!: string;
}

/** Hours of the day in Mali, '21:00'. */
export class TellingView {
  /** Absent: no quiet hours. */
  quietFrom?: string;
  quietTo?: string;
  digestAt!: string;
  /** Whether the person has chosen, or these are the hours for everybody. */
  chosen!: boolean;
}
