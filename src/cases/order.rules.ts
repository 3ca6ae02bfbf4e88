import { type KnownTime, parseKnownTime, surelyBefore } from '../platform/known-time/index.js';
import { Refusal, type RefusalCode } from '../platform/refusal/index.js';

/** @throws Refusal `code` on `field` when the new fact is surely before the one it must follow; doubt in the times is let pass */
export function mustFollow(time: KnownTime, previous: KnownTime, code: RefusalCode, field: string): void {
  if (surelyBefore(time, previous)) throw new Refusal(code, field);
}

/** @throws Refusal invalid-request when the text is no time: it came by another way than the validated request */
export function readTime(text: string, field: string): KnownTime {
  const time = parseKnownTime(text);
  if (time === undefined) throw new Refusal('invalid-request', field);
  return time;
}
