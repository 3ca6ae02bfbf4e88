import { CodeField, KnownTimeField, TextField, WholeNumberField } from '../platform/http/index.js';

export class EndServiceRequest {
  @KnownTimeField()
  at!: string;

  /** A code of the list service-outcome. */
  @CodeField()
  outcome!: string;

  /** How many times, in all. */
  @WholeNumberField(1, 1000, { optional: true })
  sessions?: number;

  /** In whole CFA francs (XOF), in all. */
  @WholeNumberField(0, 100_000_000, { optional: true })
  costXof?: number;

  @TextField(2000, { optional: true })
  remark?: string;
}

export class ServiceView {
  id!: string;
  service!: string;
  at?: string;
  until?: string;
  provider?: string;
  providerCentre?: string;
  sessions?: number;
  costXof?: number;
  outcome?: string;
  referralId?: string;
  detail?: string;
  remark?: string;
  endRemark?: string;
  recordedBy!: string;
  /** Whether its end may be recorded by this person. */
  endable!: boolean;
}

export class ServiceListView {
  caseCode!: string;
  caseVersion!: number;
  items!: ServiceView[];
}
