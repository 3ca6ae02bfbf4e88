import type { ViolationType } from '../violations/index.rules.js';

/** What a dry run says of one cell: why it is refused, or how it was understood where it is not clear. */
export interface Remark {
  readonly column: string;
  readonly value: string;
  readonly fr: string;
  readonly en: string;
}

/** One line of a register: read, or refused with reasons; never dropped. `line` as the spreadsheet numbers it. */
export type Line<Entry> =
  | { readonly line: number; readonly entry: Entry; readonly notes: readonly Remark[] }
  | { readonly line: number; readonly refused: readonly Remark[]; readonly notes: readonly Remark[] };

export interface Age {
  readonly years?: number;
  readonly precision: 'stated' | 'approximate' | 'doubted' | 'unknown';
}

export interface CaptureEntry {
  readonly number: string;
  /** ISO text of reduced precision (platform/known-time), as all times here. */
  readonly startedAt: string;
  readonly authority: string;
  readonly place: string;
  readonly age: Age;
  readonly sex: 'male' | 'female' | 'unknown';
  readonly notifiedAt: string;
  readonly endedAt?: string;
  readonly outcome: 'handed-over' | 'released' | 'situation-unknown' | 'still-held';
  readonly centre?: string;
  readonly remark?: string;
}

export interface CareEntry {
  readonly number: string;
  readonly given: string;
  readonly family: string;
  readonly sex: 'male' | 'female' | 'unknown';
  readonly age: Age;
  readonly admittedAt: string;
  readonly kind: 'centre' | 'foster-family';
  readonly centre?: string;
  readonly origin?: string;
  readonly party?: string;
  readonly role?: string;
  readonly entry: string;
  readonly dischargedAt?: string;
  readonly destination?: string;
  readonly services: readonly string[];
  readonly tracks: readonly { readonly service: string; readonly detail?: string }[];
  readonly remark?: string;
}

/** What one group of children suffered in an incident, or an attack or denial without children. */
export interface ViolationEntry {
  readonly number: string;
  readonly occurredAt: string;
  readonly region: string;
  /** Code or name; whether it is known is asked of the reference data. */
  readonly party: string;
  readonly type: ViolationType;
  /** The same children in another line of the incident. */
  readonly group: string;
  readonly facility?: 'school' | 'hospital';
  readonly act?: 'attack' | 'military-use';
  readonly boys: number;
  readonly girls: number;
  readonly sexUnknown: number;
  readonly ageFromMonths?: number;
  readonly ageToMonths?: number;
  readonly harm?: 'killed' | 'maimed';
  readonly cause?: string;
  readonly captivity?: 'released-or-escaped' | 'in-captivity' | 'unknown';
  readonly verifiedOn?: string;
  readonly source: string;
}

export type Register =
  | { readonly kind: 'captures'; readonly lines: readonly Line<CaptureEntry>[] }
  | { readonly kind: 'care'; readonly lines: readonly Line<CareEntry>[] }
  | { readonly kind: 'violations'; readonly lines: readonly Line<ViolationEntry>[] };
