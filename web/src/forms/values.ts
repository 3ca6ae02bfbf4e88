import { toKnownTime, type TypedTime } from '../ui/known-time';

/** An answer that was left empty is not sent. */
export function given(text: string): string | undefined {
  const trimmed = text.trim();
  return trimmed === '' ? undefined : trimmed;
}

export function givenNumber(text: string): number | undefined {
  const trimmed = text.trim();
  return trimmed === '' ? undefined : Number(trimmed);
}

/** The form has checked that it is complete; what it let through empty is refused by the server, beside the field. */
export function givenTime(time: TypedTime): string {
  return toKnownTime(time) ?? '';
}

type Given<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & { [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined> };

/** Leaves out what was not given: the server refuses what it does not know, null included. */
export function compact<T extends object>(body: T): Given<T> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as Given<T>;
}
