import { ChoiceField, TextField, WholeNumberField } from '../platform/http/index.js';

export class ChangeDisclosureRequest {
  /** suppress: small cells hidden; round: every cell a multiple of the base. */
  @ChoiceField(['suppress', 'round'])
  method!: 'suppress' | 'round';

  /** Counts from 1 to this are small. */
  @WholeNumberField(4, 99)
  threshold!: number;

  /** Least difference between the greatest and the smallest value that a hidden cell may have. */
  @WholeNumberField(2, 50)
  width!: number;

  /** Of rounding; more than the threshold. */
  @WholeNumberField(5, 200)
  base!: number;

  /** Names nobody. */
  @TextField(300)
  reason!: string;
}

export class DisclosureView {
  method!: string;
  threshold!: number;
  width!: number;
  base!: number;
  /** 0: the default of the product. */
  version!: number;
  reason?: string;
  recordedAt?: string;
  recordedBy?: string;
}

export class DisclosureChangedView {
  version!: number;
}
