import { ChoiceField, CodeField, DayField, IdField, TextField, WholeNumberField } from '../platform/http/index.js';
import { FAMILY_SEXES, type FamilyTerms, VETTING_STEPS, type VettingStep } from './family.vocabulary.js';

export class FamilyNamesRequest {
  /** Who the carers are. */
  @TextField(200)
  carers!: string;

  @TextField(120, { optional: true })
  village?: string;

  @TextField(40, { optional: true })
  phone?: string;
}

export class RegisterFamilyRequest extends FamilyNamesRequest {
  @IdField()
  id!: string;

  @CodeField()
  region!: string;

  /** The day on which the family was asked, or offered itself. */
  @DayField()
  askedOn!: string;
}

export class VetFamilyRequest {
  @IdField()
  id!: string;

  @ChoiceField(VETTING_STEPS)
  step!: VettingStep;

  @DayField()
  onDay!: string;

  /** The last day of the vetting; left out: until something else is decided. */
  @DayField({ optional: true })
  until?: string;

  /** How many children at once. With sex and ages: of a vetting alone. */
  @WholeNumberField(1, 12, { optional: true })
  places?: number;

  @ChoiceField(FAMILY_SEXES, { optional: true })
  sex?: FamilyTerms['sex'];

  /** Completed years, both included. */
  @WholeNumberField(0, 25, { optional: true })
  ageFrom?: number;

  @WholeNumberField(0, 25, { optional: true })
  ageTo?: number;

  /** Who vetted the family, or why it is refused, suspended or leaves. */
  @TextField(2000, { optional: true })
  words?: string;
}

export class TrainFamilyRequest {
  @IdField()
  id!: string;

  /** A code of the list foster-training. */
  @CodeField()
  topic!: string;

  @DayField()
  heldOn!: string;
}

export class FamilyTermsView {
  places!: number;
  /** female | male | any */
  sex!: string;
  ageFrom!: number;
  ageTo!: number;
}

export class FosterFamilyView {
  code!: string;
  region!: string;
  /** asked | vetted | expired | refused | suspended | ended */
  state!: string;
  since!: string;
  /** The last day of the vetting, where it has one. */
  until?: string;
  terms?: FamilyTermsView;
  /** Children who live there now. */
  taken!: number;
  free!: number;
  lastTraining?: string;
}

export class FosterFamilyListView {
  items!: FosterFamilyView[];
  /** Whether this person may add a family. */
  mayRegister!: boolean;
}

export class VettingView {
  id!: string;
  step!: string;
  onDay!: string;
  until?: string;
  terms?: FamilyTermsView;
  /** Who recorded it. */
  by?: string;
}

export class TrainingView {
  id!: string;
  topic!: string;
  heldOn!: string;
}

export class PlacedChildView {
  caseId!: string;
  code!: string;
  since!: string;
  until?: string;
  lastVisit?: string;
  overPlaces!: boolean;
}

export class AllowanceView {
  id!: string;
  caseId!: string;
  code!: string;
  from!: string;
  to!: string;
  paidOn!: string;
  /** In CFA francs (XOF). */
  amount!: number;
}

/** A family without its names: those are asked for on their own, and each time is recorded. */
export class FosterFamilyPageView extends FosterFamilyView {
  vettings!: VettingView[];
  trainings!: TrainingView[];
  /** Of the children placed there: those whom this person sees. */
  children!: PlacedChildView[];
  allowances!: AllowanceView[];
  /** Steps that may be recorded next by this person. */
  nextSteps!: string[];
  mayKeep!: boolean;
  mayKnow!: boolean;
}

export class VettingWordsView {
  id!: string;
  words!: string;
}

export class FosterFamilyNamesView {
  code!: string;
  carers!: string;
  village?: string;
  phone?: string;
  vettings!: VettingWordsView[];
}
