import type { Standing } from '../cases/index.js';
import { type KnownTime, surelyBefore } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';

/** What ends where a child is recruited again, or held again. */
export interface EndsWithIt {
  readonly stay: NonNullable<Standing['stay']> | null;
  readonly placementId: string | null;
}

/**
 * A closed case is opened again first, by those who decide that. A child who is held is in nobody's ranks.
 * @throws Refusal case-closed, already-in-custody, death-recorded, already-re-recruited, before-previous-fact (before the stay or the placement that it ends)
 */
export function decideReRecruitment(standing: Standing, at: KnownTime): EndsWithIt {
  if (standing.reRecruitment !== null) throw new Refusal('already-re-recruited');
  return decideEpisode(standing, at, 'at');
}

/** Captured or arrested again, by whoever knows the child: another custody in the same file, with a clock of its own. @throws the same, on startedAt */
export function decideCustodyAgain(standing: Standing, startedAt: KnownTime): EndsWithIt {
  if (standing.reRecruitment !== null && surelyBefore(startedAt, standing.reRecruitment.at)) throw new Refusal('before-previous-fact', 'startedAt');
  return decideEpisode(standing, startedAt, 'startedAt');
}

function decideEpisode(standing: Standing, at: KnownTime, field: string): EndsWithIt {
  const { status, custody, death, stay, placement } = standing;
  if (status === 'closed') throw new Refusal('case-closed');
  if (custody !== null) throw new Refusal('already-in-custody');
  if (status === 'deceased' || death !== null) throw new Refusal('death-recorded');
  const since = stay?.admittedAt ?? placement?.startedAt;
  if (since !== undefined && surelyBefore(at, since)) throw new Refusal('before-previous-fact', field);
  if (standing.absence !== null && surelyBefore(at, standing.absence.since)) throw new Refusal('absence-end-before-start', field);
  return { stay, placementId: placement?.id ?? null };
}

/** @throws Refusal case-closed, no-follow-up-open, before-previous-fact */
export function decideAnswer({ status, reRecruitment }: Standing, at: KnownTime): string {
  if (status === 'closed') throw new Refusal('case-closed');
  if (reRecruitment === null || reRecruitment.answered) throw new Refusal('no-follow-up-open');
  if (surelyBefore(at, reRecruitment.at)) throw new Refusal('before-previous-fact', 'at');
  return reRecruitment.id;
}
