import { ChoiceField, CodeField, CodesField, IdField, KnownTimeField, TextField, WholeNumberField } from '../platform/http/index.js';

/** A paper that says something about the age. */
export class RecordAgeDocumentRequest {
  @IdField()
  id!: string;

  /** When it was looked at. */
  @KnownTimeField()
  at!: string;

  /** A code of the list age-document. */
  @CodeField()
  document!: string;

  /** A code of the list document-credibility. */
  @CodeField()
  credibility!: string;

  /** Completed years at least, if it says so. */
  @WholeNumberField(0, 40, { optional: true })
  ageLow?: number;

  /** Completed years at most; given together with the least. */
  @WholeNumberField(0, 40, { optional: true })
  ageHigh?: number;

  /** What it says, and why it is believed or not. */
  @TextField(2000)
  account!: string;
}

/** What the child says, or what family and community say. */
export class RecordAgeInterviewRequest {
  @IdField()
  id!: string;

  @KnownTimeField()
  at!: string;

  @ChoiceField(['interview', 'testimony'])
  kind!: 'interview' | 'testimony';

  /** Completed years at least, if it can be said. */
  @WholeNumberField(0, 40, { optional: true })
  ageLow?: number;

  @WholeNumberField(0, 40, { optional: true })
  ageHigh?: number;

  /** Who was heard, in which language, what was said. */
  @TextField(2000)
  account!: string;
}

/** Body, mind, life story and surroundings together, by several trained people. */
export class RecordHolisticAssessmentRequest {
  @IdField()
  id!: string;

  @KnownTimeField()
  at!: string;

  /** Of those who assessed, at least two different ones: codes of the list profession. */
  @CodesField(6)
  professions!: string[];

  @WholeNumberField(0, 40)
  ageLow!: number;

  @WholeNumberField(0, 40)
  ageHigh!: number;

  /** Who assessed, and what they saw. */
  @TextField(2000)
  account!: string;
}

/** A medical method: the last resort. */
export class RecordAgeExaminationRequest {
  @IdField()
  id!: string;

  @KnownTimeField()
  at!: string;

  /** A code of the list age-method. */
  @CodeField()
  method!: string;

  /** Completed years that the method gives, before its margin. */
  @WholeNumberField(0, 40)
  ageLow!: number;

  @WholeNumberField(0, 40)
  ageHigh!: number;

  /** Margin of error of the method, in months to each side. */
  @WholeNumberField(1, 120)
  marginMonths!: number;

  /** Who gave informed consent: a code of the list consent-giver. */
  @CodeField({ optional: true })
  consentBy?: string;

  /** When. */
  @KnownTimeField({ optional: true })
  consentAt?: string;

  /** In which language it was explained: a code of the list consent-language. */
  @CodeField({ optional: true })
  consentLanguage?: string;

  /** Why nothing less invasive was enough. */
  @TextField(2000)
  reason!: string;
}
