/** The six grave violations (Security Council resolution 1612 (2005) and after). A closed list: another one would be another mechanism. */
export const VIOLATION_TYPES = [
  'recruitment-and-use', 'killing-and-maiming', 'sexual-violence', 'abduction', 'attacks-on-schools-and-hospitals', 'denial-of-humanitarian-access',
] as const;
export type ViolationType = (typeof VIOLATION_TYPES)[number];

/** Counted by child; the other two by incident. */
export const CHILD_TYPES = ['recruitment-and-use', 'killing-and-maiming', 'sexual-violence', 'abduction'] as const;
export type ChildType = (typeof CHILD_TYPES)[number];

export const FACILITIES = ['school', 'hospital'] as const;
/** Military use is monitored and is no attack. */
export const FACILITY_ACTS = ['attack', 'military-use'] as const;
export const HARMS = ['killed', 'maimed'] as const;
export const CAPTIVITIES = ['released-or-escaped', 'in-captivity', 'unknown'] as const;
export const DECISIONS = ['under-verification', 'verified', 'not-verified'] as const;
export type Decision = (typeof DECISIONS)[number];
export const STATUSES = ['reported', ...DECISIONS] as const;
export type Status = (typeof STATUSES)[number];

export interface ViolationTold {
  readonly type: ViolationType;
  readonly facility?: (typeof FACILITIES)[number] | undefined;
  readonly act?: (typeof FACILITY_ACTS)[number] | undefined;
  readonly damage?: string | undefined;
}

/** What one child, or each of a group, suffered in an incident. */
export interface Suffered {
  readonly type: ChildType;
  readonly roles?: readonly string[] | undefined;
  readonly mode?: string | undefined;
  readonly harm?: (typeof HARMS)[number] | undefined;
  readonly cause?: string | undefined;
  readonly captivity?: (typeof CAPTIVITIES)[number] | undefined;
}

/** One child with a file, by its code; or so many without. */
export interface VictimTold {
  readonly caseCode?: string | undefined;
  readonly boys?: number | undefined;
  readonly girls?: number | undefined;
  readonly sexUnknown?: number | undefined;
  /** In completed months: the youngest are not one year old. */
  readonly ageFromMonths?: number | undefined;
  readonly ageToMonths?: number | undefined;
  readonly suffered: readonly Suffered[];
}
