import { ChoiceField, CodeField, IdField, KnownTimeField, TextField } from '../platform/http/index.js';
import { ABSENCE_OUTCOMES, type AbsenceOutcome } from './stay-absence.entity.js';

export class RecordStayAbsenceRequest {
  @IdField()
  id!: string;

  /** Since when the child is gone, as precisely as it is known. */
  @KnownTimeField()
  at!: string;

  /** The circumstances: sealed. */
  @TextField(2000, { optional: true })
  remark?: string;
}

export class EndStayAbsenceRequest {
  @KnownTimeField()
  at!: string;

  /** returned: the stay goes on. found-elsewhere: the child does not come back, and the stay ends at the same instant. */
  @ChoiceField(ABSENCE_OUTCOMES)
  outcome!: AbsenceOutcome;

  /** Where a child who does not come back was found: a code of the list destination. */
  @CodeField({ optional: true })
  destination?: string;

  @CodeField({ optional: true })
  region?: string;

  @TextField(2000, { optional: true })
  remark?: string;
}
