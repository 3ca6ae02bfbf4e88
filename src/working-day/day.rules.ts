import type { Permission } from '../access/index.js';

const A_DAY = 86_400_000;

/** Whose a deadline is: of whoever holds the post (decisions, answers to another side), or of whoever follows the child. */
interface Answering {
  readonly needs: Permission;
  readonly by: 'post' | 'follower';
}

/**
 * What settles a time limit, and who is to record it. A plan step has an owner, and a referral two organisations: both are read off
 * their own rows (day-rows.ts). Services are told apart by their name alone.
 */
const ANSWERED_BY: Readonly<Record<string, Answering>> = {
  'custody.ended': { needs: 'handover.offer', by: 'post' },
  'handover.accepted': { needs: 'handover.answer', by: 'post' },
  'breach.concluded': { needs: 'follow-up.conclude', by: 'post' },
  'declaration.concluded': { needs: 'follow-up.conclude', by: 'post' },
  'search.concluded': { needs: 'follow-up.conclude', by: 'post' },
  'inquiry.concluded': { needs: 'follow-up.conclude', by: 'post' },
  'court.concluded': { needs: 'follow-up.conclude', by: 'post' },
  'age-assessment.concluded': { needs: 'age.conclude', by: 'post' },
  'incident.followed-up': { needs: 'life.follow-up', by: 'post' },
  're-recruitment.answered': { needs: 'visit.record', by: 'follower' },
  'outcome.3-months': { needs: 'visit.record', by: 'follower' },
  'outcome.6-months': { needs: 'visit.record', by: 'follower' },
  'outcome.12-months': { needs: 'visit.record', by: 'follower' },
  'age-assessment.told': { needs: 'age.step', by: 'follower' },
  'reunification.decided': { needs: 'reunification.decide', by: 'post' },
  'stay.places-answered': { needs: 'places.answer', by: 'post' },
  'transfer.accepted': { needs: 'transfer.answer', by: 'post' },
  'death.family-told': { needs: 'death.record', by: 'post' },
  'death.reviewed': { needs: 'death.review', by: 'post' },
  'emergency.reviewed': { needs: 'emergency.review', by: 'post' },
  'service.medical-care': { needs: 'service.record', by: 'follower' },
  'service.psychosocial-support': { needs: 'service.record', by: 'follower' },
  'tracing.acted': { needs: 'tracing.record', by: 'follower' },
  'tracing.request-acted': { needs: 'tracing.record', by: 'follower' },
  'alternative-care.reviewed': { needs: 'reunification.ask', by: 'follower' },
  'plan.agreed': { needs: 'plan.record', by: 'follower' },
  'assessment.made': { needs: 'assessment.record', by: 'follower' },
  'stay.assessed-again': { needs: 'assessment.record', by: 'follower' },
  'placement.assessed-again': { needs: 'assessment.record', by: 'follower' },
  'recruitment-risk.answered': { needs: 'visit.record', by: 'follower' },
  'visit-missed.answered': { needs: 'visit.record', by: 'follower' },
  'visit.made': { needs: 'visit.record', by: 'follower' },
  'stay.discharged': { needs: 'stay.discharge', by: 'follower' },
  'stay.reviewed': { needs: 'stay.review', by: 'follower' },
  'stay.sheet-filled': { needs: 'sheet.fill', by: 'follower' },
  'stay.family-visited': { needs: 'foster.visit', by: 'follower' },
  'absence.ended': { needs: 'stay.absence', by: 'follower' },
  'reopening.answered': { needs: 'service.record', by: 'follower' },
  'consent.answered-anew': { needs: 'consent.record', by: 'follower' },
};

/** Read off rows of their own, or recorded together with what starts the limit. */
export const ANSWERED_ELSEWHERE = ['plan-step.done', 'plan-step.dropped', 'referral.accepted', 'referral.refused', 'referral.fed-back', 'custody.notified'] as const;

export const ANSWERED = Object.keys(ANSWERED_BY);

/** The facts that somebody with these permissions may record by their post, and as who follows the child. */
export function factsToAnswer(may: (permission: Permission) => boolean): { readonly post: string[]; readonly follower: string[] } {
  const held = Object.entries(ANSWERED_BY).filter(([, { needs }]) => may(needs));
  return { post: held.filter(([, { by }]) => by === 'post').map(([fact]) => fact), follower: held.filter(([, { by }]) => by === 'follower').map(([fact]) => fact) };
}

/** The instant at which a civil day of Mali (UTC) is over, in ISO 8601. @param day '2026-03-12' */
export function dayOver(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + A_DAY).toISOString();
}

/** What is due first comes first; what nobody set a day for comes last. */
export function inOrderOfDue<T extends { readonly id: string; readonly dueAt?: string }>(items: readonly T[]): T[] {
  const due = ({ dueAt }: { readonly dueAt?: string }): number => (dueAt === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(dueAt));
  return items.toSorted((a, b) => due(a) - due(b) || a.id.localeCompare(b.id));
}
