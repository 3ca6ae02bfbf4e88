import { IsOptional, IsString, MaxLength } from 'class-validator';
import { IdField } from '../platform/http/index.js';

export class LooksQuery {
  @IsOptional()
  @IsString()
  @MaxLength(60)
  cursor?: string;
}

export class PrintRequest {
  /** The case whose page is printed; left out where it is the list. */
  @IdField({ optional: true })
  caseId?: string;
}

export class LookerView {
  id!: string;
  name!: string;
  role!: string;
  region?: string;
  centre?: string;
  unit?: string;
}

export class LookView {
  id!: string;
  kind!: string;
  at!: string;
  by!: LookerView;
  /** The child's name or code stood in a list; the file was not opened by it. */
  inList!: boolean;
}

export class LookListView {
  caseCode!: string;
  /** Newest first. */
  items!: LookView[];
  nextCursor?: string;
}
