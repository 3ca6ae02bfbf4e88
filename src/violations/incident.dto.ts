import { ChoiceField, CodeField, CodesField, DayField, IdField, KnownTimeField, ListField, TextField, WholeNumberField } from '../platform/http/index.js';
import { CAPTIVITIES, CHILD_TYPES, type ChildType, type Decision, DECISIONS, FACILITIES, FACILITY_ACTS, HARMS, STATUSES, type Status, VIOLATION_TYPES, type ViolationType } from './violations.vocabulary.js';

export class ViolationRequest {
  @IdField()
  id!: string;

  @ChoiceField(VIOLATION_TYPES)
  type!: ViolationType;

  /** Of an attack: what was attacked, or used. */
  @ChoiceField(FACILITIES, { optional: true })
  facility?: (typeof FACILITIES)[number];

  /** Military use is monitored, and is counted apart from attacks. */
  @ChoiceField(FACILITY_ACTS, { optional: true })
  act?: (typeof FACILITY_ACTS)[number];

  /** A code of the list facility-damage. */
  @CodeField({ optional: true })
  damage?: string;
}

export class SufferedRequest {
  @ChoiceField(CHILD_TYPES)
  type!: ChildType;

  /** Of recruitment: codes of the list association-role. */
  @CodesField(8, { optional: true })
  roles?: string[];

  /** How they were recruited: a code of the list recruitment-mode. */
  @CodeField({ optional: true })
  mode?: string;

  @ChoiceField(HARMS, { optional: true })
  harm?: (typeof HARMS)[number];

  /** Weapon or cause: a code of the list violation-cause. */
  @CodeField({ optional: true })
  cause?: string;

  /** What became of who was abducted. */
  @ChoiceField(CAPTIVITIES, { optional: true })
  captivity?: (typeof CAPTIVITIES)[number];
}

/** One child with a file, or so many without. */
export class VictimRequest {
  @IdField()
  id!: string;

  /** Code of the child's file. */
  @TextField(20, { optional: true })
  caseCode?: string;

  @WholeNumberField(0, 2000, { optional: true })
  boys?: number;

  @WholeNumberField(0, 2000, { optional: true })
  girls?: number;

  @WholeNumberField(0, 2000, { optional: true })
  sexUnknown?: number;

  /** Age of the youngest in completed months. */
  @WholeNumberField(0, 215, { optional: true })
  ageFromMonths?: number;

  @WholeNumberField(0, 215, { optional: true })
  ageToMonths?: number;

  @ListField(() => SufferedRequest, 4, { minItems: 1 })
  suffered!: SufferedRequest[];
}

export class SourceRequest {
  @IdField()
  id!: string;

  /** A code of the list violation-source. */
  @CodeField()
  kind!: string;

  /** When it was told. */
  @KnownTimeField()
  at!: string;

  /** Who, and how they know: sealed. */
  @TextField(2000, { optional: true })
  detail?: string;
}

export class AmendIncidentRequest {
  @KnownTimeField()
  occurredAt!: string;

  @CodeField()
  region!: string;

  /** A known place of the list. */
  @CodeField({ optional: true })
  place?: string;

  /** A place in one's own words: sealed. */
  @TextField(200, { optional: true })
  placeText?: string;

  /** A group, a coalition, “unidentified within” a coalition, or unidentified. */
  @CodeField()
  party!: string;

  /** What happened, in words: sealed. */
  @TextField(4000, { optional: true })
  account?: string;
}

export class RecordIncidentRequest extends AmendIncidentRequest {
  @IdField()
  id!: string;

  @ListField(() => ViolationRequest, 8, { minItems: 1 })
  violations!: ViolationRequest[];

  @ListField(() => VictimRequest, 60)
  victims!: VictimRequest[];

  @ListField(() => SourceRequest, 20, { minItems: 1 })
  sources!: SourceRequest[];
}

export class VerifyViolationRequest {
  @IdField()
  id!: string;

  @ChoiceField(DECISIONS)
  status!: Decision;

  /** Day of the decision. */
  @DayField()
  on!: string;

  /** On what it rests: sealed. */
  @TextField(2000, { optional: true })
  note?: string;
}

export class LinkChildRequest {
  @IdField()
  id!: string;

  /** Code of the incident. */
  @TextField(20)
  incident!: string;

  @ListField(() => SufferedRequest, 4, { minItems: 1 })
  suffered!: SufferedRequest[];
}

/** Another incident, as it was before the eyes of whoever compared. */
export class CompareIncidentRequest {
  @IdField()
  id!: string;

  @IdField()
  otherId!: string;

  @WholeNumberField(1, 1_000_000)
  otherVersion!: number;
}

export class IncidentListQuery {
  @ChoiceField(VIOLATION_TYPES, { optional: true })
  type?: ViolationType;

  /** Also those of its groups. */
  @CodeField({ optional: true })
  party?: string;

  @CodeField({ optional: true })
  region?: string;

  @DayField({ optional: true })
  from?: string;

  /** Included. */
  @DayField({ optional: true })
  to?: string;

  @ChoiceField(STATUSES, { optional: true })
  status?: Status;

  /** Code of one incident. */
  @TextField(20, { optional: true })
  code?: string;

  @TextField(200, { optional: true })
  cursor?: string;
}
