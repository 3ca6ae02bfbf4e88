/** Where a field may be added: to what is asked at an admission, beside a service or a visit, or in an assessment on one of its domains. */
export const FIELD_PLACES = ['admission', 'service', 'visit', 'assessment'] as const;
export type FieldPlace = (typeof FIELD_PLACES)[number];

export const FIELD_KINDS = ['text', 'number', 'date', 'yes-no', 'choice'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

export interface FieldOption {
  readonly code: string;
  readonly fr: string;
  readonly en: string;
}

/** One version of a field; the last one is asked, and every answer knows the one it was given to. */
export interface ExtraField {
  readonly id: string;
  readonly version: number;
  readonly place: FieldPlace;
  /** Of an assessment: the domain it belongs to. */
  readonly domain: string | null;
  readonly kind: FieldKind;
  readonly labelFr: string;
  readonly labelEn: string;
  readonly required: boolean;
  /** Where it is asked; null: everywhere. */
  readonly region: string | null;
  readonly centre: string | null;
  /** Of a choice. */
  readonly options: readonly FieldOption[];
  readonly position: number;
  /** The first day on which it is no longer asked. */
  readonly retiredFrom: string | null;
}
