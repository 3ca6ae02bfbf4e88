import type { RecordSource, RecordSuffered, RecordVictim } from '../../api/contract';
import { uuidv7 } from '../../api/uuid';
import { compact, given, givenNumber, givenTime } from '../../forms/values';
import { NO_TIME, type TypedTime } from '../../ui/known-time';

/** Types that children suffer, in the order of the resolution. */
export const CHILD_TYPES = ['recruitment-and-use', 'killing-and-maiming', 'sexual-violence', 'abduction'] as const;

export interface SufferedValues { suffered: string[]; roles: string[]; mode: string; harm: string; cause: string; captivity: string }
export interface VictimValues extends SufferedValues { rowId: string; who: string; caseCode: string; boys: string; girls: string; sexUnknown: string; ageFrom: string; ageTo: string; ageUnit: string }
export interface SourceValues { rowId: string; kind: string; at: TypedTime; detail: string }

export const NO_SUFFERING: SufferedValues = { suffered: [], roles: [], mode: '', harm: '', cause: '', captivity: '' };
export const newVictim = (): VictimValues => ({ ...NO_SUFFERING, rowId: uuidv7(), who: 'counted', caseCode: '', boys: '', girls: '', sexUnknown: '', ageFrom: '', ageTo: '', ageUnit: 'years' });
export const newSource = (): SourceValues => ({ rowId: uuidv7(), kind: '', at: { ...NO_TIME, precision: 'day' }, detail: '' });

/** @param only of a line with one violation: nobody chooses among one */
export function sufferedOf(values: SufferedValues, only?: string): RecordSuffered[] {
  const types = only === undefined ? values.suffered : [only];
  return types.map((type) => compact({
    type,
    ...(type === 'recruitment-and-use' && { roles: values.roles.length > 0 ? values.roles : undefined, mode: given(values.mode) }),
    ...(type === 'killing-and-maiming' && { harm: given(values.harm), cause: given(values.cause) }),
    ...(type === 'abduction' && { captivity: given(values.captivity) }),
  }));
}

const MONTHS = 12;

export function victimOf(values: VictimValues, types: readonly string[]): RecordVictim {
  const linked = values.who === 'linked';
  // An age in years covers that year to its last month.
  const months = (age: string, last: boolean): number | undefined => {
    const number = givenNumber(age);
    if (number === undefined || values.ageUnit === 'months') return number;
    return number * MONTHS + (last ? MONTHS - 1 : 0);
  };
  return {
    ...compact({
      id: values.rowId,
      caseCode: linked ? given(values.caseCode) : undefined,
      boys: linked ? undefined : givenNumber(values.boys), girls: linked ? undefined : givenNumber(values.girls), sexUnknown: linked ? undefined : givenNumber(values.sexUnknown),
      ageFromMonths: months(values.ageFrom, false), ageToMonths: months(values.ageTo === '' ? values.ageFrom : values.ageTo, true),
    }),
    suffered: sufferedOf(values, types.length === 1 ? types[0] : undefined),
  };
}

export function sourceOf({ rowId, kind, at, detail }: SourceValues): RecordSource {
  return compact({ id: rowId, kind, at: givenTime(at), detail: given(detail) });
}
