import { Type } from 'class-transformer';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { ChoiceField, CodeField, IdField, KnownTimeField, ListField, TextField, WholeNumberField } from '../platform/http/index.js';
import { CASE_STATUSES, type CaseStatus } from './standing.vocabulary.js';

export class OpenCaseRequest {
  @IdField()
  id!: string;

  @ChoiceField(['formal-release', 'escape', 'screening', 'community', 'partner', 'handed-over-by-forces'])
  entry!: string;

  @KnownTimeField()
  occurredAt!: string;

  @CodeField()
  region!: string;

  /** The centre that will take the child, where it is known already. */
  @CodeField({ optional: true })
  centre?: string;

  @CodeField({ optional: true })
  party?: string;

  @CodeField({ optional: true })
  role?: string;

  @ChoiceField(['male', 'female', 'unknown'])
  sex!: 'male' | 'female' | 'unknown';

  @WholeNumberField(0, 25, { optional: true })
  ageYears?: number;

  @ChoiceField(['stated', 'approximate', 'doubted', 'unknown'])
  agePrecision!: 'stated' | 'approximate' | 'doubted' | 'unknown';

  @TextField(2000, { optional: true })
  remark?: string;
}

export class RelativeRequest {
  @TextField(120)
  name!: string;

  @TextField(60)
  relation!: string;

  @TextField(120, { optional: true })
  contact?: string;
}

/** The whole identity as it is known now; what is left out is not known. */
export class RecordIdentityRequest {
  @TextField(80)
  given!: string;

  @TextField(80)
  family!: string;

  /** A nickname, or the name used in the group. */
  @TextField(80, { optional: true })
  other?: string;

  @TextField(120, { optional: true })
  father?: string;

  @TextField(120, { optional: true })
  mother?: string;

  @ListField(() => RelativeRequest, 10, { optional: true })
  relatives?: RelativeRequest[];

  /** Village, camp or quarter. */
  @TextField(120, { optional: true })
  village?: string;

  @TextField(120, { optional: true })
  languages?: string;

  /** How the family can be reached. */
  @TextField(200, { optional: true })
  contact?: string;
}

export class AssignRequest {
  /** The account of the case worker who follows the child from now on. */
  @IdField()
  userId!: string;

  /** What the next worker must know. */
  @TextField(2000, { optional: true })
  remark?: string;
}

class CaseNarrowing {
  @ChoiceField(CASE_STATUSES, { optional: true })
  status?: CaseStatus;

  @CodeField({ optional: true })
  region?: string;

  @CodeField({ optional: true })
  centre?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  cursor?: string;
}

export class CaseListQuery extends CaseNarrowing {
  /** Apparent age in whole years, at least. A child of unknown age stays. */
  @Type(() => Number)
  @WholeNumberField(0, 25, { optional: true })
  ageFrom?: number;

  /** Apparent age in whole years, at most. */
  @Type(() => Number)
  @WholeNumberField(0, 25, { optional: true })
  ageTo?: number;
}

/** A question, in a body all the same: what is looked for may be a name, and an address is kept in histories and by those between. */
export class CaseSearchRequest extends CaseNarrowing {
  /** A case code, a register number, or a name as it sounds, in any order, the last word perhaps not finished. */
  @TextField(80)
  q!: string;

  /** As in the list. */
  @WholeNumberField(0, 25, { optional: true })
  ageFrom?: number;

  @WholeNumberField(0, 25, { optional: true })
  ageTo?: number;
}

export class WriteAnswerView {
  caseId!: string;
  code!: string;
  version!: number;
  /** false: the child has left the circle of the person who wrote */
  visible!: boolean;
}
