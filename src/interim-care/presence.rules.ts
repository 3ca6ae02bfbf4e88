import { Refusal, type RefusalCode, Refusals } from '../platform/refusal/index.js';
import type { CalledChild, DecidedMark, PresenceLine } from './presence.vocabulary.js';

/** A call is of today: taken, and amended, on its own day. @throws Refusal call-of-another-day */
export function mustBeToday(day: string, today: string): void {
  if (day !== today) throw new Refusal('call-of-another-day');
}

interface Now {
  readonly children: readonly CalledChild[];
  readonly today: string;
  readonly knowsReason: (code: string) => boolean;
}

/**
 * All lines of a call, or none. Children who left since the page was opened, lines that say too little: all at once, each at its line.
 * @throws Refusals presence-refused; the fields are `marks.<line, from 0>.<field>`: not-in-care, already-exists (twice), leave-reason-required,
 * unknown-code, leave-until-required, leave-until-past, child-absent (a leave of somebody who is absent without one)
 */
export function decideCall(lines: readonly PresenceLine[], now: Now): DecidedMark[] {
  const byStay = new Map(now.children.map((child) => [child.stayId, child]));
  const seen = new Set<string>();
  const wrong: Refusal[] = [];
  const marks = lines.flatMap((line, index): DecidedMark[] => {
    const { stay, state } = line;
    if (state === undefined) return [];
    const child = byStay.get(stay);
    const reasons = child === undefined ? [{ code: 'not-in-care' as const, field: 'state' }] : reasonsAgainst(line, child, now, seen.has(stay));
    seen.add(stay);
    wrong.push(...reasons.map(({ code, field }) => new Refusal(code, `marks.${String(index)}.${field}`)));
    if (child === undefined || reasons.length > 0) return [];
    const onLeave = state === 'on-leave';
    return [{ child, state, reason: onLeave ? (line.reason ?? null) : null, until: onLeave ? (line.until ?? null) : null, changes: changeOf(state, child) }];
  });
  if (wrong.length > 0) throw new Refusals('presence-refused', wrong);
  return marks;
}

function changeOf(state: DecidedMark['state'], { absent }: CalledChild): DecidedMark['changes'] {
  if (state === 'absent' && !absent) return 'absence-begins';
  return state === 'present' && absent ? 'absence-ends' : null;
}

function reasonsAgainst({ state, reason, until }: PresenceLine, { absent }: CalledChild, { today, knowsReason }: Now, twice: boolean): { code: RefusalCode; field: string }[] {
  if (twice) return [{ code: 'already-exists', field: 'state' }];
  if (state !== 'on-leave') return [];
  const reasons: { code: RefusalCode; field: string }[] = [];
  if (absent) reasons.push({ code: 'child-absent', field: 'state' });
  if (reason === undefined) reasons.push({ code: 'leave-reason-required', field: 'reason' });
  else if (!knowsReason(reason)) reasons.push({ code: 'unknown-code', field: 'reason' });
  if (until === undefined) reasons.push({ code: 'leave-until-required', field: 'until' });
  else if (until < today) reasons.push({ code: 'leave-until-past', field: 'until' });
  return reasons;
}
