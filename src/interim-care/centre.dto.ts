import { ArrayMinSize } from 'class-validator';
import { ChoiceField, DayField, ListField, WholeNumberField } from '../platform/http/index.js';

export class PlaceGroupRequest {
  @ChoiceField(['female', 'male'])
  sex!: 'female' | 'male';

  /** Completed years, both included. */
  @WholeNumberField(0, 25)
  ageFrom!: number;

  @WholeNumberField(0, 25)
  ageTo!: number;

  @WholeNumberField(0, 500)
  places!: number;
}

export class SetPlacesRequest {
  /** The first day on which these places hold: today or later. */
  @DayField()
  effectiveFrom!: string;

  /** All groups of the centre: a group that is not named has no places from that day on. */
  @ArrayMinSize(1)
  @ListField(() => PlaceGroupRequest, 40)
  groups!: PlaceGroupRequest[];
}

export class GroupCountView {
  /** female | male */
  sex!: string;
  ageFrom!: number;
  ageTo!: number;
  places!: number;
  taken!: number;
  free!: number;
  over!: number;
}

export class BoardCountsView {
  places!: number;
  taken!: number;
  free!: number;
  over!: number;
  /** Children who belong to no group: sex or age unknown, or no places for them. */
  elsewhere!: number;
  expected!: number;
  leaving!: number;
  /** Absent without leave: they keep their places. */
  absent!: number;
  /** Children who stay here and of whom today's presence call says nothing. */
  uncalled!: number;
}

export class BoardChildView {
  caseId!: string;
  code!: string;
  /** female | male | unknown */
  sex!: string;
  ageYears?: number;
  /** Admitted, offered or accepted: as precisely as it is known. */
  since!: string;
  /** present | leaving (the review says so) | offered (a unit asks) | accepted (on the way) | transfer (another centre asks) */
  state!: string;
  /** Admitted without a free place, and nobody has answered. */
  overPlaces!: boolean;

  /** Absent without leave now. */
  absent!: boolean;

  /** A grave incident that nobody has followed up. */
  incident!: boolean;

  /** Whether the note of this week is written; left out: nobody expects one. */
  noted?: boolean;

  /** What today's presence call says: present | on-leave | absent; left out: not called yet. */
  presence?: string;
}

export class BoardLabel {
  fr!: string;
  en!: string;
}

/** The beds of one centre, derived from its stays at the instant of the question. */
export class BoardView {
  centre!: string;
  label!: BoardLabel;
  now!: string;
  /** The first day of the places that hold now; left out where nobody has recorded any. */
  placesSince?: string;
  /** When today's presence call was taken; left out: it has not been. */
  calledAt?: string;
  counts!: BoardCountsView;
  groups!: GroupCountView[];
  present!: BoardChildView[];
  expected!: BoardChildView[];
}
