import { ArrayMinSize } from 'class-validator';
import { ChoiceField, CodeField, CodesField, DayField, IdField, IdsField, KnownTimeField, TextField } from '../platform/http/index.js';
import { FOLLOWING, type Following, SEVERITIES, type Severity, WEEK_MARKS, type WeekMark } from './stay-life.vocabulary.js';

export class ReportIncidentRequest {
  @IdField()
  id!: string;

  @KnownTimeField()
  at!: string;

  /** A code of the list stay-incident-kind. */
  @CodeField()
  kind!: string;

  @ChoiceField(SEVERITIES)
  severity!: Severity;

  /** Other children concerned, who live in the same place: the incident stands in the file of each. */
  @IdsField(60)
  others!: string[];

  /** Codes of the list stay-incident-action: what was done. */
  @ArrayMinSize(1)
  @CodesField(12)
  actions!: string[];

  /** What happened: sealed, in the file of each child concerned. */
  @TextField(4000)
  words!: string;
}

export class FollowUpIncidentRequest {
  @KnownTimeField()
  at!: string;

  /** A code of the list stay-incident-outcome. */
  @CodeField()
  outcome!: string;

  @TextField(2000)
  words!: string;
}

export class NoteWeekRequest {
  @IdField()
  id!: string;

  /** Any day of the week. */
  @DayField()
  week!: string;

  @ChoiceField(WEEK_MARKS)
  health!: WeekMark;

  @ChoiceField(WEEK_MARKS)
  mood!: WeekMark;

  /** With the other children and the adults of the centre. */
  @ChoiceField(WEEK_MARKS)
  relations!: WeekMark;

  @ChoiceField(WEEK_MARKS)
  participation!: WeekMark;

  /** Sealed. */
  @TextField(4000)
  words!: string;
}

export class NoteSessionRequest {
  @IdField()
  id!: string;

  @KnownTimeField()
  at!: string;

  @ChoiceField(FOLLOWING)
  profession!: Following;

  /** A code of the list session-topic. */
  @CodeField()
  topic!: string;

  /** Sealed; of a nurse or a psychologist for whoever writes and those named alone. */
  @TextField(4000, { optional: true })
  words?: string;

  /** Colleagues who may read the words of a nurse or a psychologist. */
  @IdsField(20)
  readers!: string[];
}

export class StayIncidentView {
  /** Of this child's row. */
  id!: string;
  /** The same for every child concerned. */
  incident!: string;
  at!: string;
  kind!: string;
  /** low | medium | high */
  severity!: string;
  /** Told at once, and to be followed up. */
  grave!: boolean;
  actions!: string[];
  /** How many children it concerned, as far as the reader sees them. */
  children!: number;
  words?: string;
  by?: string;
  followUp?: IncidentFollowUpView;
}
export class IncidentFollowUpView {
  at!: string;
  outcome!: string;
  words?: string;
  by?: string;
}
export class WeekNoteView {
  id!: string;
  /** Its Monday. */
  week!: string;
  /** good | watch | worrying */
  health!: string;
  mood!: string;
  relations!: string;
  participation!: string;
  words?: string;
  by?: string;
}
export class CareSessionView {
  id!: string;
  at!: string;
  /** educator | nurse | psychologist */
  profession!: string;
  topic!: string;
  /** Left out where there are none, or the reader is not named. */
  words?: string;
  /** The words of a nurse or a psychologist are for those named alone. */
  confidential!: boolean;
  by?: string;
}
export class ReaderView {
  id!: string;
  name!: string;
  role!: string;
}
/** Of every stay of the child, the latest first. */
export class StayLifeView {
  caseId!: string;
  incidents!: StayIncidentView[];
  weeks!: WeekNoteView[];
  sessions!: CareSessionView[];
  /** Who may be named as a reader. */
  colleagues!: ReaderView[];
}

export class CentreIncidentChildView {
  caseId!: string;
  code!: string;
  /** Grave, and nobody has said what followed. */
  open!: boolean;
}
export class CentreIncidentView {
  id!: string;
  at!: string;
  kind!: string;
  severity!: string;
  grave!: boolean;
  children!: CentreIncidentChildView[];
}
/** Of the last ninety days, and those before which nobody has followed up. */
export class CentreIncidentsView {
  centre!: string;
  items!: CentreIncidentView[];
}
