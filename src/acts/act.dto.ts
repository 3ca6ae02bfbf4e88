import { ChoiceField, IdField, TextField } from '../platform/http/index.js';
import { ACT_KINDS, type ActKind } from './act.vocabulary.js';

export class IssueActRequest {
  @IdField()
  id!: string;

  @ChoiceField(ACT_KINDS)
  kind!: ActKind;

  /** The fact that the paper documents, as the list offers it. */
  @IdField()
  factId!: string;

  @TextField(200, { optional: true })
  place?: string;

  @TextField(4000, { optional: true })
  circumstances?: string;

  @TextField(2000, { optional: true })
  items?: string;

  /** Name and function; left out, the paper has a line for it. */
  @TextField(150, { optional: true })
  firstSigner?: string;

  @TextField(150, { optional: true })
  secondSigner?: string;
}

export class VoidActRequest {
  /** Why the paper is wrong. */
  @TextField(300)
  reason!: string;
}

/** Kept in case the request is sent again: nothing in it names anybody. */
export class IssuedActView {
  id!: string;
  number!: string;
}

export class ActView {
  id!: string;
  number!: string;
  kind!: ActKind;
  /** issued; signed: the signed paper was scanned back in; voided. */
  state!: 'issued' | 'signed' | 'voided';
  issuedAt!: string;
  by!: string;
  voidedAt?: string;
  voidReason?: 'fact-corrected' | 'mistake';
  /** What was said to be wrong, where a person voided it. */
  voidWhy?: string;
  /** The document that holds the scan. */
  scanId?: string;
  scannedAt?: string;
  scannedBy?: string;
  /** What may be done with it now by this person. */
  offers!: ('print' | 'scan' | 'void')[];
}

export class MakeableActView {
  kind!: ActKind;
  factId!: string;
  /** When the fact happened, as precisely as it is known. */
  at!: string;
}

export class ActListView {
  items!: ActView[];
  /** Papers that this person may make now, by the facts of the case. */
  makeable!: MakeableActView[];
  /** Kinds whose numbering, title and heading the Ministry has not confirmed yet. */
  unconfirmed!: ActKind[];
}

export class VerifyActRequest {
  @TextField(60)
  number!: string;

  @TextField(60)
  code!: string;
}

export class VerifiedActView {
  /** not-known: no such paper, or the code is not that paper's. Which of the two is not said. */
  answer!: 'valid' | 'voided' | 'not-known';
}
